using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists.Checks;

namespace Throughline.Modules.Design.Published;

/// <summary>What the design needs at a site: rack units, watts, and every handoff with the kit that serves it.</summary>
/// <param name="Devices">Names of the devices that take the room.</param>
public sealed record SiteNeed(decimal RackUnits, decimal Watts, IReadOnlyList<string> Devices, IReadOnlyList<NeededHandoff> Handoffs);

/// <summary>A handoff as designed; Kit in words: kit line 7: SFP 1000BASE-T.</summary>
public sealed record NeededHandoff(string Label, Medium Medium, string Connector, string? Kit);

/// <summary>Holds the design against a place: what is needed there, and what was found there.</summary>
public sealed class SiteNeeds(ThroughlineDb db, IClock clock)
{
    /// <summary>Null when the network has no design yet.</summary>
    public async Task<SiteNeed?> Of(Guid networkId, string siteCode)
    {
        var design = db.Designs.Local.FirstOrDefault(d => d.NetworkId == networkId) ?? await db.Designs.OfNetwork(networkId).SingleOrDefaultAsync();
        if (design is null) return null;
        var list = db.KitLists.Local.FirstOrDefault(k => k.NetworkId == networkId) ?? await db.KitLists.OfNetwork(networkId).SingleOrDefaultAsync();
        var facts = new KitFacts(design, list ?? new KitList(networkId, "GBP", clock.Now()), await db.CatalogueOf(design), new Dictionary<string, string>(), clock.Now().InUtc().Date);
        var (units, watts) = RoomChecks.Needs(siteCode, facts);
        return new SiteNeed(units, watts, [.. design.Nodes.Where(n => n.SiteCode == siteCode).Select(n => n.Label).Order(StringComparer.Ordinal)],
            [.. design.Handoffs.Where(h => h.SiteCode == siteCode).OrderBy(h => h.Number).Select(h => new NeededHandoff(h.Label, h.Medium, h.Connector,
                list?.Lines.Where(l => l.AllocatedTo(h.Label) > 0).OrderBy(l => l.Number).Select(l => $"kit line {l.Number}: {l.PartNumber}").FirstOrDefault()))]);
    }

    /// <summary>Tells the design how much room the survey found; the caller saves.</summary>
    public async Task TellRoom(Guid networkId, string siteCode, decimal? units, decimal? watts, string said)
    {
        if (units is null && watts is null) return;
        var design = db.Designs.Local.FirstOrDefault(d => d.NetworkId == networkId) ?? await db.Designs.OfNetwork(networkId).SingleOrDefaultAsync();
        design?.SayRoom(siteCode, units, watts, said);
    }
}
