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

    /// <summary>Empties the database.</summary>
    public static async Task Clear(ThroughlineDb db, CancellationToken stop)
    {
        if (!await Is(db, stop)) throw new InvalidOperationException("Only a database whose demo was cut off may be emptied.");
        await db.DropEverything(stop);
        await db.Database.MigrateAsync(stop);
    }
}
