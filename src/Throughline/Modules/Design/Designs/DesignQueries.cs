using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Designs;

/// <summary>How designs, kit lists and their catalogue are loaded whole.</summary>
static class DesignQueries
{
    public static IQueryable<NetworkDesign> OfNetwork(this IQueryable<NetworkDesign> designs, Guid network) => designs
        .Include(d => d.Requirements).Include(d => d.Nodes).Include(d => d.Links).Include(d => d.Handoffs).Include(d => d.Needs).Include(d => d.Rooms)
        .AsSplitQuery().Where(d => d.NetworkId == network);

    public static IQueryable<KitList> OfNetwork(this IQueryable<KitList> lists, Guid network) => lists
        .Include(k => k.Lines).ThenInclude(l => l.Allocations).Include(k => k.Versions).Include(k => k.Waivers).Include(k => k.Reviews)
        .AsSplitQuery().Where(k => k.NetworkId == network);

    /// <summary>A network's design and kit list to be looked at, with the catalogue behind them; empty ones where there are none yet.</summary>
    /// <param name="network">With its sites and services.</param>
    public static async Task<KitFacts> KitFactsOf(this ThroughlineDb db, Network network, Instant now, string zone)
    {
        var design = await db.Designs.AsNoTracking().OfNetwork(network.Id).SingleOrDefaultAsync() ?? new NetworkDesign(network.Id);
        var list = await db.KitLists.AsNoTracking().OfNetwork(network.Id).SingleOrDefaultAsync() ?? new KitList(network.Id, CurrencyOf(network), now);
        return new(design, list, await db.CatalogueOf(design), network.Sites.ToDictionary(s => s.Code, s => s.Name), now.DateIn(zone));
    }

    /// <summary>What a new kit list is priced in.</summary>
    public static string CurrencyOf(Network network) => network.Services.FirstOrDefault()?.Currency ?? "GBP";

    /// <summary>All parts, and the device types that the design names: what the checks look at.</summary>
    public static async Task<KitCatalogue> CatalogueOf(this ThroughlineDb db, NetworkDesign design)
    {
        var slugs = design.Nodes.Select(n => n.DeviceType).Distinct().ToList();
        return new(await db.Parts.AsNoTracking().ToListAsync(),
            slugs.Count == 0 ? [] : await db.DeviceTypes.AsNoTracking().Include(t => t.Ports).Where(t => slugs.Contains(t.Slug)).ToListAsync());
    }
}
