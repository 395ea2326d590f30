using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>The names of networks, sites, services, customers and models, read once and again when an unknown one comes.</summary>
public sealed class DeskPlaces
{
    readonly Dictionary<Guid, string> networks = [], networkNames = [], sites = [], siteNames = [], services = [], kinds = [], circuits = [], customers = [];
    readonly Dictionary<(Guid Network, string Label), string> models = [];
    readonly HashSet<Guid> asked = [];

    public string? Network(Guid? id) => Named(networks, id);
    public string? NetworkName(Guid? id) => Named(networkNames, id);
    public string? SiteName(Guid? id) => Named(siteNames, id);
    public string? Circuit(Guid? id) => Named(circuits, id);
    public string? Site(Guid? id) => Named(sites, id);
    public string? Service(Guid? id) => Named(services, id);
    public string? ServiceKind(Guid? id) => Named(kinds, id);
    public string? Customer(Guid? id) => Named(customers, id);

    /// <summary>The model of the device that the design of the network knows by this label.</summary>
    public string? Model(Guid? network, string? label) => network is { } id && label is not null ? models.GetValueOrDefault((id, label.ToUpperInvariant())) : null;

    static string? Named(Dictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;

    /// <summary>Reads what these tickets name and nobody asked for before.</summary>
    /// <param name="again">Also what was asked for before, where a ticket names something that was not there then.</param>
    public async Task Know(ThroughlineDb db, IReadOnlyCollection<DeskTicket> tickets, bool again, CancellationToken stop = default)
    {
        var wanted = tickets.Where(t => t.NetworkId is { } n && (!asked.Contains(n) || (again && IsNew(t)))).Select(t => t.NetworkId!.Value).Distinct().ToList();
        foreach (var some in wanted.Chunk(500)) await KnowNetworks(db, [.. some], stop);
        var houses = tickets.Select(t => t.OrganisationId).OfType<Guid>().Distinct().Where(o => !customers.ContainsKey(o)).ToList();
        foreach (var some in houses.Chunk(500))
            foreach (var house in await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(stop)) customers[house.Id] = house.Name;
    }

    /// <summary>Asks anew for what was called otherwise since: networks with all in them, and companies.</summary>
    public void Forget(IEnumerable<Guid> called)
    {
        foreach (var id in called)
        {
            asked.Remove(id);
            customers.Remove(id);
        }
    }

    // a site, a service or a device that came after its network was read
    bool IsNew(DeskTicket t) => (t.SiteId is { } s && !sites.ContainsKey(s)) || (t.ServiceId is { } v && !services.ContainsKey(v)) || (t.Component is not null && Model(t.NetworkId, t.Component) is null);

    async Task KnowNetworks(ThroughlineDb db, List<Guid> ids, CancellationToken stop)
    {
        var found = await db.Networks.AsNoTracking().Where(n => ids.Contains(n.Id))
            .Select(n => new { n.Id, n.Number, n.Name, Sites = n.Sites.Select(s => new { s.Id, s.Name }).ToList(), Services = n.Services.Select(s => new { s.Id, s.Number, s.Kind, s.CircuitId }).ToList() }).AsSplitQuery().ToListAsync(stop);
        foreach (var network in found)
        {
            (networks[network.Id], networkNames[network.Id]) = ($"N-{network.Number}", network.Name);
            foreach (var site in network.Sites) (sites[site.Id], siteNames[site.Id]) = ($"{site.Name} (N-{network.Number})", site.Name);
            foreach (var service in network.Services) (services[service.Id], kinds[service.Id], circuits[service.Id]) = ($"S-{service.Number}", service.Kind, service.CircuitId ?? "");
        }
        var nodes = await db.Designs.AsNoTracking().Where(d => ids.Contains(d.NetworkId)).SelectMany(d => d.Nodes, (d, n) => new { d.NetworkId, n.Label, n.DeviceType }).ToListAsync(stop);
        var slugs = nodes.Select(n => n.DeviceType).Distinct().ToList();
        var types = slugs.Count == 0 ? [] : await db.DeviceTypes.AsNoTracking().Where(t => slugs.Contains(t.Slug)).Select(t => new { t.Slug, t.Model }).ToDictionaryAsync(t => t.Slug, t => t.Model, stop);
        foreach (var node in nodes) models[(node.NetworkId, node.Label.ToUpperInvariant())] = types.GetValueOrDefault(node.DeviceType, node.DeviceType);
        foreach (var id in ids) asked.Add(id);
    }
}
