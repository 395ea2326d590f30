namespace Throughline.Host;

/// <summary>Keeps program and database at the same version: a new database is made, an older or newer one is refused with what to do.</summary>
public static class Schema
{
    public static async Task Migrate(IServiceProvider services, CancellationToken stop = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().Database.MigrateAsync(stop);
    }

    /// <param name="make">Whether a database that is not there yet is made; a command that only reads would find nothing in it and call that well.</param>
    public static async Task<bool> IsReady(IServiceProvider services, TextWriter words, CancellationToken stop, bool make = true)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ThroughlineDb>().Database;
        var applied = (await database.GetAppliedMigrationsAsync(stop)).ToList();
        var ours = database.GetMigrations().ToList();
        if (applied.Count == 0)
        {
            if (!make)
            {
                await words.WriteLineAsync("There is no database yet at the place that --database or THROUGHLINE_DATABASE names. Check it; a new one is made by: throughline serve, or throughline migrate");
                return false;
            }
            await database.MigrateAsync(stop);
            return true;
        }
        if (applied.Except(ours).Any())
        {
            await words.WriteLineAsync($"The database is newer than this program (it knows {applied.Except(ours).First()}). Start the newer program, or restore a backup made by this one.");
            return false;
        }
        if (ours.Except(applied).Any())
        {
            await words.WriteLineAsync("The database is older than this program. Make a backup, then run: throughline migrate");
            return false;
        }
        return true;
    }
}
