using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>Problems of a network that are not at their end: they stand on its overview and are handed over.</summary>
public sealed class ProblemItems(ThroughlineDb db) : INetworkOpenItems
{
    public async Task<IReadOnlyList<OpenItem>> Of(Guid networkId)
    {
        var open = await db.Problems.AsNoTracking().Where(p => p.NetworkId == networkId && p.State != ProblemState.Eliminated && p.State != ProblemState.Dismissed && p.State != ProblemState.Accepted)
            .OrderByDescending(p => p.Number).Select(p => new { p.Id, p.Number, p.Title, p.State, p.KnownErrorNumber, Tickets = p.Tickets.Count }).Take(50).ToListAsync();
        return [.. open.Select(p => new OpenItem("Problem", ProblemPage.Shape(p.State), Problem.Word(p.State), p.Title, $"PR-{p.Number}, {p.Tickets} like faults{(p.KnownErrorNumber is { } ke ? $", known error KE-{ke}" : "")}", $"/problems/PR-{p.Number}", HandedOver: true, Subject: p.Id))];
    }
}
