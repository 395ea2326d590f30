using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Journal;

/// <summary>Checks what must hold of every network: exactly one open term where one is needed, no gap and no overlap, and the engineer in the lists is its holder.</summary>
public sealed class CheckInvariants(ThroughlineDb db)
{
    /// <summary>What does not hold, in words; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken stop = default)
    {
        var faults = new List<string>();
        var networks = await db.Networks.AsNoTracking().IgnoreQueryFilters().OrderBy(n => n.Number).Select(n => new { n.Id, n.Number, n.Phase, n.EngineerId }).ToListAsync(stop);
        var terms = (await db.AccountabilityTerms.AsNoTracking().IgnoreQueryFilters().OrderBy(t => t.From).Select(t => new { t.NetworkId, t.EngineerId, t.From, t.Until }).ToListAsync(stop)).ToLookup(t => t.NetworkId);
        var people = await db.People.AsNoTracking().IgnoreQueryFilters().Select(p => new { p.Id, p.Name, p.Roles, p.DisabledAt }).ToDictionaryAsync(p => p.Id, stop);
        foreach (var network in networks)
        {
            var all = terms[network.Id].ToList();
            var open = all.Where(t => t.Until is null).ToList();
            void Fault(string what) => faults.Add($"N-{network.Number}: {what}.");

            if (open.Count > 1) Fault($"{open.Count} engineers are accountable at once");
            else if (open.Count == 0 && network.Phase.NeedsEngineer()) Fault($"in {network.Phase.Word()} and nobody is accountable");
            else if (open.Count == 1 && network.EngineerId != open[0].EngineerId && network.Phase.NeedsEngineer())
                Fault($"the lists say {Name(network.EngineerId)}, the term says {Name(open[0].EngineerId)}");
            for (var i = 1; i < all.Count; i++)
            {
                if (all[i - 1].Until is not { } until || until > all[i].From) Fault($"two terms overlap at {all[i].From.Text("Etc/UTC")}");
                else if (until < all[i].From) Fault($"nobody was accountable from {until.Text("Etc/UTC")} to {all[i].From.Text("Etc/UTC")}");
            }
            if (open.Count == 1 && network.Phase.NeedsEngineer() && people.GetValueOrDefault(open[0].EngineerId) is { } holder && (holder.DisabledAt is not null || (holder.Roles & Role.Engineer) == 0))
                Fault($"{holder.Name} is accountable but {(holder.DisabledAt is not null ? "disabled" : "no engineer")}");
        }
        return faults;

        string Name(Guid? id) => id is { } known && people.TryGetValue(known, out var person) ? person.Name : "nobody";
    }
}
