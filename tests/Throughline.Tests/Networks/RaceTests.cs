using Microsoft.EntityFrameworkCore;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

[Trait("needs", "database")]
public class RaceTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_managers_who_move_one_accountability_at_once_the_first_wins_and_the_others_are_told_by_whom(string database)
    {
        await using var world = await NetworkWorld.Start(postgres, database);
        await world.Site.Person("Ana Ruiz", Role.Manager);
        await world.Site.Person("Bo Lind", Role.Engineer);

        // two take and two assign a network that nobody holds, at the same moment
        var calls = await Task.WhenAll(
            Task.Run(() => world.Site.As("Maja Kovač").Send("/networks/N-1001/take", new { })),
            Task.Run(() => world.Site.As("Ines Duarte").Send("/networks/N-1001/take", new { })),
            Task.Run(() => world.Site.As("Jonas Weber").Send("/networks/N-1001/accountability", new { engineer = "Bo Lind" })),
            Task.Run(() => world.Site.As("Ana Ruiz").Send("/networks/N-1001/accountability", new { engineer = "Maja Kovač" })));

        Assert.Equal([200, 412, 412, 412], calls.Select(c => c.Status).Order());
        Assert.All(calls.Where(c => c.Status == 412), c => Assert.Matches("^Accountability changed at 09:20:00 by (Maja Kovač|Ines Duarte|Jonas Weber|Ana Ruiz): .* is accountable for N-1001 now. Reload", c.Body.GetProperty("detail").GetString()));
        var term = Assert.Single(await world.Terms());
        var network = await world.Site.Do((_, db) => db.Networks.AsNoTracking().SingleAsync());
        Assert.Equal((term.EngineerId, Phase.Presales), (network.EngineerId!.Value, network.Phase));

        // then two managers replace the holder at once
        world.Site.Clock.Advance(NodaTime.Duration.FromSeconds(42 * 60 + 11));
        var others = new[] { "Maja Kovač", "Ines Duarte", "Bo Lind" };
        var names = await world.Site.Do((_, db) => db.People.Where(p => p.Id != term.EngineerId && others.Contains(p.Name)).Select(p => p.Name).ToListAsync());
        var moves = await Task.WhenAll(
            Task.Run(() => world.Site.As("Jonas Weber").Send("/networks/N-1001/accountability", new { engineer = names[0], reason = "reorganisation", note = "new teams", holder = term.EngineerId })),
            Task.Run(() => world.Site.As("Ana Ruiz").Send("/networks/N-1001/accountability", new { engineer = names[1], reason = "reorganisation", note = "new teams", holder = term.EngineerId })));

        Assert.Equal([200, 412], moves.Select(m => m.Status).Order());
        Assert.Contains("Accountability changed at 10:02:11 by ", moves.Single(m => m.Status == 412).Body.GetProperty("detail").GetString());
        var terms = await world.Terms();
        Assert.Equal(2, terms.Count);
        Assert.Equal(terms[1].From, terms[0].Until);
    }
}
