using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Draws a link between two devices, or from a device into a provider's network.</summary>
public sealed class DrawLink(Workbench bench)
{
    public sealed record Input(
        string Network,
        [property: AtMost(60)] string From,
        [property: AtMost(60), Words("To (a device or a provider)")] string To,
        Medium Medium,
        [property: AtMost(20)] string Connector,
        [property: Between(1, 1_600_000), Words("Rate in Mbit/s")] int RateMbps,
        [property: Between(0, 200_000), Words("Length in metres")] int DistanceMetres,
        [property: AtMost(60)] string? FromPort = null,
        [property: AtMost(60)] string? ToPort = null,
        [property: AtMost(80), Words("Circuit id")] string? CircuitId = null,
        [property: AtMost(40)] string? Service = null,
        bool Backup = false,
        [property: AtMost(400)] string? Covers = null);

    public async Task<DesignLink> Run(Input input)
    {
        await bench.Open(input.Network);
        var design = bench.Design;
        var obstacles = new List<Obstacle>();
        if (design.Nodes.All(n => n.Label != input.From))
            obstacles.Add(new("no-such-node", $"The design has no device {input.From}. A link begins at one of ours: {(design.Nodes.Count == 0 ? "place the first one" : string.Join(", ", design.Nodes.Select(n => n.Label)))}.", "/from"));
        if (input.From == input.To) obstacles.Add(new("link-to-itself", $"A link from {input.From} to itself joins nothing. Choose another end.", "/to"));
        if (input.Service is { } service && bench.Network.Services.All(s => s.Reference != service))
            obstacles.Add(new("no-such-service", $"{bench.Network.Reference} has no service {service}. Services: {string.Join(", ", bench.Network.Services.Select(s => s.Reference).DefaultIfEmpty("none yet"))}.", "/service"));
        RuleException.ThrowIfAny(obstacles);
        var link = design.Draw(new(input.From, input.FromPort), new(input.To, input.ToPort), new(input.Medium, input.Connector.ToUpperInvariant(), input.RateMbps, input.DistanceMetres));
        (link.CircuitId, link.Service, link.Backup) = (input.CircuitId, input.Service, input.Backup);
        design.Cover(link, CoverWords.Numbers(input.Covers));
        await bench.Save($"link {link.Label} added");
        return link;
    }
}
