using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>What the checks look at: the design, the list, the catalogue behind both, and today's date.</summary>
/// <param name="Sites">Names of the sites by code.</param>
public sealed record KitFacts(NetworkDesign Design, KitList List, KitCatalogue Catalogue, IReadOnlyDictionary<string, string> Sites, LocalDate Today)
{
    public string Site(string code) => Sites.TryGetValue(code, out var name) ? name : code;

    /// <summary>Runs every check; those that somebody waived carry the reason.</summary>
    public KitReview Review()
    {
        var waivers = List.Waivers.GroupBy(w => w.Check).ToDictionary(g => g.Key, g => g.Last().Reason);
        return new([.. OpticChecks.Run(this).Concat(NodeChecks.Run(this)).Concat(PortChecks.Run(this)).Concat(LineChecks.Run(this)).Concat(CableChecks.Run(this))
            .Concat(RequirementChecks.Run(this)).Concat(TimeChecks.Run(this)).Concat(RoomChecks.Run(this))
            .Select(c => !c.Passed && c.Waivable && waivers.TryGetValue(c.Key, out var why) ? c with { WaivedBecause = why } : c)]);
    }

    public Optic? Optic(KitLine line) => Catalogue.Part(line.PartNumber) as Optic;

    public DesignNode? Node(string? label) => Design.Nodes.FirstOrDefault(n => n.Label == label);

    /// <summary>The socket at a port of a node; null when the node, its type or the port is not known.</summary>
    public InterfaceSocket? Socket(string? node, string? port) =>
        Node(node) is { } n && Catalogue.Device(n.DeviceType) is { } type ? type.Interfaces.FirstOrDefault(i => i.Name == port)?.Socket : null;
}

/// <summary>The part of the catalogue that a design and its kit list need: parts by number, device types by slug.</summary>
public sealed class KitCatalogue(IEnumerable<Part> parts, IEnumerable<DeviceType> devices)
{
    readonly Dictionary<string, Part> parts = parts.ToDictionary(p => p.PartNumber, StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, DeviceType> devices = devices.ToDictionary(d => d.Slug, StringComparer.OrdinalIgnoreCase);

    public Part? Part(string partNumber) => parts.GetValueOrDefault(partNumber);
    public DeviceType? Device(string slug) => devices.GetValueOrDefault(slug);
    public IEnumerable<Optic> Optics => parts.Values.OfType<Optic>();
    public IEnumerable<Part> Parts => parts.Values;
}
