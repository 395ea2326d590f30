using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>A person who is accountable for networks cannot leave before each has a successor.</summary>
sealed class HeldNetworksGate(ThroughlineDb db) : IDisableGate
{
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToLeaving(Person person, Role left)
    {
        if ((left & Role.Engineer) != 0) return [];
        var held = await db.Networks.AsNoTracking().IgnoreQueryFilters().Where(n => n.EngineerId == person.Id && n.Phase != Phase.Retired && n.Phase != Phase.Lost && n.Phase != Phase.Withdrawn)
            .OrderBy(n => n.Number).Select(n => new { n.Number, n.Name }).ToListAsync();
        if (held.Count == 0) return [];
        var list = string.Join(", ", held.Take(20).Select(n => string.Create(CultureInfo.InvariantCulture, $"N-{n.Number} {n.Name}"))) + (held.Count > 20 ? $" and {held.Count - 20} more" : "");
        return [new("holds-networks", $"{person.Name} is accountable for {held.Count} network{(held.Count == 1 ? "" : "s")}: {list}. Hand each over first; the leaver's list at /handovers/leavers/{person.Id} proposes successors.")];
    }
}
