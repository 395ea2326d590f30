using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>What delivery has to say about a phase: mandatory tests before use, acceptance before service.</summary>
public sealed class DeliveryGate(ThroughlineDb db) : IPhaseGate
{
    public async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Phase next, Network network) => next switch
    {
        Phase.ReadyForUse => [.. await Tests(network), .. await Changes(network)],
        Phase.InService when network.Phase == Phase.ReadyForUse => await Acceptance(network),
        _ => [],
    };

    async Task<List<Obstacle>> Tests(Network network)
    {
        var obstacles = new List<Obstacle>();
        var services = await db.Networks.Where(n => n.Id == network.Id).SelectMany(n => n.Services).AsNoTracking().OrderBy(s => s.Number).ToListAsync();
        var tests = await db.ServiceTests.AsNoTracking().Where(t => t.NetworkId == network.Id && t.Mandatory).OrderBy(t => t.ImportedAt).Select(t => new { t.ServiceId, t.Method, t.Verdict, t.WaivedBecause, t.Reasons }).ToListAsync();
        foreach (var service in services.Where(s => s.CommittedKbps > 0))
        {
            if (tests.LastOrDefault(t => t.ServiceId == service.Id) is not { } last)
                obstacles.Add(new("no-test", $"{service.Reference} has no mandatory test report. Import its Y.1564 or RFC 2544 report on /networks/{network.Reference}/acceptance."));
            else if (last.Verdict != TestReports.TestVerdict.Pass && last.WaivedBecause is null)
                obstacles.Add(new("test-not-passed", $"The {last.Method} test of {service.Reference} is {last.Verdict.ToString().ToUpperInvariant()}: {last.Reasons.FirstOrDefault() ?? ""} Mend it and test again, or the accountable engineer waives it with a reason."));
        }
        return obstacles;
    }

    async Task<List<Obstacle>> Changes(Network network) => [.. (await db.ChangeOrders.AsNoTracking().Where(c => c.NetworkId == network.Id && c.State == Delivery.Changes.ChangeState.CustomerApproved).ToListAsync())
        .Select(c => new Obstacle("change-open", $"{c.Reference} is approved but not applied yet. Apply it, so that kit list and plan are what the customer bought."))];

    async Task<IReadOnlyList<Obstacle>> Acceptance(Network network)
    {
        var last = db.Acceptances.Local.Where(a => a.NetworkId == network.Id).MaxBy(a => a.Round) ?? await db.Acceptances.AsNoTracking().Where(a => a.NetworkId == network.Id).OrderByDescending(a => a.Round).FirstOrDefaultAsync();
        return last is { IsDone: true } ? [] : [new("not-accepted", last is null
            ? $"{network.Reference} has not been handed over to its customer. Declare it ready on /networks/{network.Reference}/acceptance."
            : $"The customer has not accepted {network.Reference} yet; the test runs until {Plans.DayWords.Short(last.TestEndsOn)}.")];
    }
}
