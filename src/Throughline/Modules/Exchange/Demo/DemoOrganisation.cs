namespace Throughline.Modules.Exchange.Demo;

/// <summary>The demo organisation: Halden Systems and its customers, at several stages of life.</summary>
public static class DemoOrganisation
{
    public static async Task LoadIfEmpty(IServiceProvider services, TextWriter words, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        if (await db.Organisations.AnyAsync(stop)) return;
        await words.WriteLineAsync("The database is empty.");
    }
}
