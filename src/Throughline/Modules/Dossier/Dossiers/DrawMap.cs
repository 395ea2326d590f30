using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;
using Throughline.Ui;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>Draws where it is broken: the design with what open tickets say is down; before there is a design, sites and providers.</summary>
public sealed class DrawMap(ThroughlineDb db)
{
    public async Task<TopologyModel> Of(NetworkHeadModel head, IReadOnlyList<SiteRow> sites, IReadOnlyList<ServiceRow> services, IReadOnlyList<OpenRow> open, Instant now)
    {
        var nodes = await Nodes.Rows(db, head.Id);
        var links = nodes.Count == 0 ? [] : await Links.Rows(db, head.Id);
        var frames = sites.Select(s => new TopologySite(s.Code, s.Name, s.Address)).ToList();
        var title = $"Map of {head.Reference}";
        if (nodes.Count == 0) return Sketch(title, frames, sites, services, open, now, head.Zone);

        var models = (await Models.Rows(db, [.. nodes.Select(n => n.DeviceType).Distinct()])).ToDictionary(t => t.Slug, t => t.Name);
        var labels = nodes.Select(n => n.Label).ToHashSet(StringComparer.Ordinal);
        var drawn = nodes.Select(n => new TopologyNode(n.Label, n.Label, models.GetValueOrDefault(n.DeviceType, n.DeviceType), n.SiteCode) { StateKind = Broken(open, n.Label) is { } t ? t.Impact.Shape() : null, Href = $"{head.Href}/design" }).ToList();
        drawn.AddRange(links.SelectMany(l => new[] { l.From, l.To }).Where(e => !labels.Contains(e)).Distinct().Select(p => new TopologyNode(p, p)));
        return new TopologyModel(title, frames, drawn, [.. links.Select(l =>
        {
            var down = open.FirstOrDefault(o => services.Any(s => s.Id == o.ServiceId && ((l.CircuitId is not null && s.CircuitId == l.CircuitId) || s.Reference == l.Service)))
                ?? (labels.Contains(l.From) && labels.Contains(l.To) ? null : Broken(open, l.From) ?? Broken(open, l.To));
            return new TopologyLink(l.From, l.To)
            {
                FromPort = l.FromPort, ToPort = l.ToPort, Circuit = l.CircuitId, Note = Design.Published.Media.Rate(l.RateMbps), Backup = l.Backup,
                StateKind = down is null ? "ok" : down.Impact == Impact.Down ? "bad" : "warn", StateText = down is null ? null : down.Ticket.StateWord.ToLowerInvariant(),
                Since = down is null ? null : TicketTimes.Text(down.Ticket.OpenedAt, now, head.Zone),
            };
        })]);
    }

    sealed record Node(string Label, string SiteCode, string DeviceType);

    static readonly KnownQuery<Guid, Node> Nodes = new((db, network) => db.Designs.AsNoTracking().Where(d => d.NetworkId == network).SelectMany(d => d.Nodes).OrderBy(n => n.Label).Select(n => new Node(n.Label, n.SiteCode, n.DeviceType)));

    sealed record Line(string From, string? FromPort, string To, string? ToPort, int RateMbps, string? CircuitId, string? Service, bool Backup);

    static readonly KnownQuery<Guid, Line> Links = new((db, network) => db.Designs.AsNoTracking().Where(d => d.NetworkId == network).SelectMany(d => d.Links).OrderBy(l => l.Number)
        .Select(l => new Line(l.From, l.FromPort, l.To, l.ToPort, l.RateMbps, l.CircuitId, l.Service, l.Backup)));

    sealed record Model(string Slug, string Name);

    static readonly KnownQuery<string[], Model> Models = new((db, slugs) => db.DeviceTypes.AsNoTracking().Where(t => slugs.Contains(t.Slug)).Select(t => new Model(t.Slug, t.Model)));

    static OpenRow? Broken(IReadOnlyList<OpenRow> open, string label) => open.FirstOrDefault(o => string.Equals(o.Ticket.Component, label, StringComparison.OrdinalIgnoreCase) && o.Impact != Impact.Minor);

    static TopologyModel Sketch(string title, List<TopologySite> frames, IReadOnlyList<SiteRow> sites, IReadOnlyList<ServiceRow> services, IReadOnlyList<OpenRow> open, Instant now, string zone)
    {
        var nodes = sites.Select(s => new TopologyNode("at-" + s.Code, s.Code, "demarcation", s.Code)).ToList();
        nodes.AddRange(services.Select(s => s.Provider).OfType<string>().Distinct().Select(p => new TopologyNode(p, p)));
        var links = services.Where(s => s.Provider is not null).SelectMany(s => sites.Where(x => s.SiteId is null || x.Id == s.SiteId).Select(x =>
        {
            var down = open.FirstOrDefault(o => o.ServiceId == s.Id && (o.SiteId is null || o.SiteId == x.Id) && o.Impact != Impact.Minor);
            return new TopologyLink("at-" + x.Code, s.Provider!)
            {
                Circuit = s.CircuitId, Note = s.Kind, StateKind = down is null ? "ok" : down.Impact.Shape(), StateText = down?.Ticket.StateWord.ToLowerInvariant(),
                Since = down is null ? null : TicketTimes.Text(down.Ticket.OpenedAt, now, zone), Backup = s.Kind.Contains("backup", StringComparison.OrdinalIgnoreCase),
            };
        })).ToList();
        return new TopologyModel(title, frames, nodes, links);
    }
}
