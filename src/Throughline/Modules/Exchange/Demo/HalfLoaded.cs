using Throughline.Data;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Tells a demo that was cut off while it was loaded from one that is whole: half a history looks like one, and is none.</summary>
/// <remarks>The mark stands from before the first row until after the last. Nobody works in a database that carries it: it is loaded before the site answers.</remarks>
static class HalfLoaded
{
    const string Mark = "demo-load";

    public static Task<bool> Is(ThroughlineDb db, CancellationToken stop) => db.Counters.AnyAsync(c => c.Name == Mark, stop);

    public static Task Begin(ThroughlineDb db)
    {
        db.Counters.Add(new Counter { Name = Mark, Last = 1 });
        return Task.CompletedTask;
    }

    public static async Task End(ThroughlineDb db) => db.Counters.Remove(await db.Counters.SingleAsync(c => c.Name == Mark));

    /// <summary>Empties the database. The guards refuse to delete history row by row, so the file or the tables are made anew.</summary>
    public static async Task Clear(ThroughlineDb db, CancellationToken stop)
    {
        if (!await Is(db, stop)) throw new InvalidOperationException("Only a database whose demo was cut off may be emptied.");
        if (db is SqliteDb) await db.Database.EnsureDeletedAsync(stop);
        else await DropTables(db, stop);
        await db.Database.MigrateAsync(stop);
    }

    // our tables with the guards on them, nothing else that may stand in the same schema
    static async Task DropTables(ThroughlineDb db, CancellationToken stop)
    {
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Append("__EFMigrationsHistory").Distinct().ToList();
#pragma warning disable EF1002 // names of our own tables
        await db.Database.ExecuteSqlRawAsync($"""
            DO $$ DECLARE guard regprocedure; guards regprocedure[]; BEGIN
              SELECT array_agg(DISTINCT t.tgfoid::regprocedure) INTO guards FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
               WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND c.relname IN ({string.Join(", ", tables.Select(t => $"'{t}'"))});
              DROP TABLE IF EXISTS {string.Join(", ", tables.Select(t => $"\"{t}\""))} CASCADE;
              IF guards IS NOT NULL THEN FOREACH guard IN ARRAY guards LOOP EXECUTE 'DROP FUNCTION ' || guard; END LOOP; END IF;
            END $$
            """, stop);
#pragma warning restore EF1002
    }
}
