using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Writes down a handoff to the customer: site, medium, connector, rate, distance, and who says so.</summary>
public sealed class RecordHandoff(Workbench bench)
{
    public sealed record Input(
        string Network,
        [property: AtMost(20)] string Site,
        Medium Medium,
        [property: AtMost(20)] string Connector,
        [property: Between(1, 1_600_000), Words("Rate in Mbit/s")] int RateMbps,
        [property: Between(0, 200_000), Words("Distance in metres")] int DistanceMetres,
        Witness Source,
        [property: AtMost(200), Words("Where it is said")] string? Said = null,
        [property: AtMost(60), Words("Device")] string? Node = null,
        [property: AtMost(60)] string? Port = null,
        [property: Between(1, 2), Words("Optics that we bring")] int Optics = 1,
        [property: AtMost(400)] string? Covers = null);

    public async Task<Handoff> Run(Input input)
    {
        await bench.Open(input.Network);
        var obstacles = new List<Obstacle>();
        var site = bench.Site(input.Site, obstacles);
        RuleException.ThrowIfAny([.. obstacles, .. Obstacles(bench.Design, input.Node, site?.Code)]);
        var handoff = bench.Design.HandOver(site!.Code, new(input.Medium, input.Connector.ToUpperInvariant(), input.RateMbps, input.DistanceMetres),
            input.Node is null ? null : new LinkEnd(input.Node, input.Port), input.Optics, input.Source, input.Said ?? "");
        bench.Design.Cover(handoff, CoverWords.Numbers(input.Covers));
        await bench.Save($"handoff {handoff.Label} added", new HandoffRecorded(handoff.Label, site.Name, handoff.Line.ToString(), handoff.SourceWords));
        return handoff;
    }

    internal static IReadOnlyList<Obstacle> Obstacles(NetworkDesign design, string? node, string? site)
    {
        if (node is null) return [];
        var there = design.Nodes.FirstOrDefault(n => n.Label == node);
        if (there is null) return [new("no-such-node", $"The design has no device {node}. Devices: {string.Join(", ", design.Nodes.Select(n => n.Label).DefaultIfEmpty("none yet"))}.", "/node")];
        return site is null || there.SiteCode == site ? [] : [new("other-site", $"{node} stands at {there.SiteCode}, the handoff is at {site}. Choose a device of that site.", "/node")];
    }
}

/// <summary>A handoff was written down, or corrected by a better witness.</summary>
public sealed record HandoffRecorded(string Label, string Site, string Line, string Source) : Happening
{
    public override string Sentence => $"Handoff {Label} at {Site} is {Line}, says the {Source}.";
}
