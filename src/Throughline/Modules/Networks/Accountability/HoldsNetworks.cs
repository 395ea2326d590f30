using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>Nobody who is accountable for a network can be disabled: it would be left without an engineer.</summary>
public sealed class HoldsNetworks(ThroughlineDb db) : IPersonGate
{
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToDisable(Person person)
    {
        var held = await db.Networks.AsNoTracking().Where(n => n.EngineerId == person.Id && n.Phase != Phase.Retired && n.Phase != Phase.Lost && n.Phase != Phase.Withdrawn)
            .OrderBy(n => n.Number).Select(n => n.Number).Take(201).ToListAsync();
        if (held.Count == 0) return [];
        var named = string.Join(", ", held.Take(20).Select(n => $"N-{n}")) + (held.Count > 20 ? held.Count > 200 ? " and more than 180 more" : $" and {held.Count - 20} more" : "");
        return [new("holds-networks", $"{person.Name} is accountable for {(held.Count > 200 ? "more than 200" : held.Count)} network{(held.Count == 1 ? "" : "s")}: {named}. Hand them over first.")];
    }
}
