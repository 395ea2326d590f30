using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Ui;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>The design of a network: what is required, what it is made of, what answers what.</summary>
public sealed record DesignModel(
    NetworkHeadModel Head, int Version, TopologyModel Topology, IReadOnlyList<RequirementRow> Requirements, IReadOnlyList<NodeRow> Nodes, IReadOnlyList<LinkRow> Links,
    IReadOnlyList<HandoffRow> Handoffs, IReadOnlyList<NeedRow> Needs, IReadOnlyList<RoomRow> Rooms, int? ContractMonths, LocalDate? NeedBy,
    IReadOnlyList<Option> Sites, IReadOnlyList<Option> DeviceTypes, IReadOnlyList<Option> Devices, IReadOnlyList<Option> Services, bool MayEdit) : IVersioned;

/// <summary>A requirement and what answers it.</summary>
public sealed record RequirementRow(string Label, string Text, string AskedBy, IReadOnlyList<string> AnsweredBy, bool IsCovered);

/// <summary>A device of the design.</summary>
public sealed record NodeRow(string Label, string Site, string DeviceType, string Model, string? Place, bool TwoSupplies, string? Country, decimal? Units, decimal Watts, IReadOnlyList<string> Covers);

/// <summary>A link of the design.</summary>
public sealed record LinkRow(string Label, string From, string? FromPort, string To, string? ToPort, Medium Medium, string Connector, int RateMbps, int DistanceMetres, string Words, string? CircuitId, string? Service, bool Backup, IReadOnlyList<string> Covers);

/// <summary>A handoff of the design.</summary>
public sealed record HandoffRow(string Label, string Site, string? Node, string? Port, Medium Medium, string Connector, int RateMbps, int DistanceMetres, string Words, Witness Source, string Said, string SourceWords, int Optics, IReadOnlyList<string> Covers);

/// <summary>Something else that the design needs.</summary>
public sealed record NeedRow(string Label, NeedKind Kind, string Words, IReadOnlyList<string> Covers);

/// <summary>Rack units and watts of a site: needed and free.</summary>
public sealed record RoomRow(string Code, string Site, decimal Units, decimal? FreeUnits, decimal Watts, decimal? FreeWatts, string Said);

/// <summary>Shows the design of a network.</summary>
public sealed class ReadDesign(ThroughlineDb db, ReadNetworkHead heads, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<DesignModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().One(input.Network);
        var facts = await db.KitFactsOf(network, clock.Now(), user.Zone);
        var (design, list) = (facts.Design, facts.List);
        var models = facts.Design.Nodes.Select(n => n.DeviceType).Distinct().ToDictionary(s => s, s => facts.Catalogue.Device(s)?.Model ?? s);
        var types = await db.DeviceTypes.AsNoTracking().OrderBy(t => t.Manufacturer).ThenBy(t => t.Model).Select(t => new { t.Slug, t.Manufacturer, t.Model }).Take(500).ToListAsync();

        return new(await heads.For(network.Id), list.Version, TopologyOf.Design(design, network, models), Requirements(design, list),
            [.. design.Nodes.OrderBy(n => n.Label, StringComparer.Ordinal).Select(n => Row(n, facts))],
            [.. design.Links.OrderBy(l => l.Number).Select(l => new LinkRow(l.Label, l.From, l.FromPort, l.To, l.ToPort, l.Medium, l.Connector, l.RateMbps, l.DistanceMetres, l.Line.ToString(), l.CircuitId, l.Service, l.Backup, Labels(l)))],
            [.. design.Handoffs.OrderBy(h => h.Number).Select(h => new HandoffRow(h.Label, facts.Site(h.SiteCode), h.Node, h.Port, h.Medium, h.Connector, h.RateMbps, h.DistanceMetres, h.Line.ToString(), h.Source, h.Said, h.SourceWords, h.Optics, Labels(h)))],
            [.. design.Needs.OrderBy(n => n.Label, StringComparer.Ordinal).Select(n => new NeedRow(n.Label, n.Kind, n.Words, Labels(n)))],
            [.. network.Sites.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => Room(s, facts))], design.ContractMonths, design.NeedBy,
            [.. network.Sites.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => new Option(s.Code, $"{s.Code} · {s.Name}"))], [.. types.Select(t => new Option(t.Slug, $"{t.Manufacturer} {t.Model}"))],
            [.. design.Nodes.OrderBy(n => n.Label, StringComparer.Ordinal).Select(n => new Option(n.Label, n.Label))], [.. network.Services.OrderBy(s => s.Number).Select(s => new Option(s.Reference, $"{s.Reference} · {s.Kind}"))], user.Holds(Roles.Technical));
    }

    internal static List<RequirementRow> Requirements(NetworkDesign design, KitList list) => [.. design.Requirements.OrderBy(r => r.Number).Select(r =>
    {
        var by = design.Elements.Where(e => e.Covers.Contains(r.Number)).Select(e => e.Label).Concat(list.Lines.Where(l => l.AllocatedTo(r.Label) > 0).Select(l => l.PartNumber)).ToList();
        return new RequirementRow(r.Label, r.Text, r.AskedBy, by, by.Count > 0);
    })];

    static NodeRow Row(DesignNode n, KitFacts facts)
    {
        var type = facts.Catalogue.Device(n.DeviceType);
        return new(n.Label, facts.Site(n.SiteCode), n.DeviceType, type is null ? n.DeviceType : $"{type.Manufacturer} {type.Model}", n.Place, n.TwoSupplies, n.Country, type?.UHeight, type?.MaximumDrawWatts ?? 0, Labels(n));
    }

    static RoomRow Room(Site site, KitFacts facts)
    {
        var (units, watts) = RoomChecks.Needs(site.Code, facts);
        var room = facts.Design.Rooms.FirstOrDefault(r => r.SiteCode == site.Code);
        return new(site.Code, site.Name, units, room?.FreeUnits, watts, room?.FreeWatts, room?.Said ?? "");
    }

    static IReadOnlyList<string> Labels(DesignElement element) => [.. element.Covers.Select(n => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"R-{n:00}"))];
}
