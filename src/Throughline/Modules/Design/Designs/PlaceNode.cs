using System.Text.RegularExpressions;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Puts a device into the design, at a site, by the name that will stand on it. The first one opens the phase of design.</summary>
public sealed partial class PlaceNode(Workbench bench, ThroughlineDb db, MovePhase move)
{
    public sealed record Input(
        string Network,
        [property: AtMost(60)] string Name,
        [property: AtMost(20)] string Site,
        [property: AtMost(200), Words("Device type")] string DeviceType,
        [property: Words("Two supplies")] bool TwoSupplies = false,
        [property: AtMost(2)] string? Country = null,
        [property: AtMost(200)] string? Place = null,
        [property: AtMost(400)] string? Covers = null);

    public async Task<DesignNode> Run(Input input)
    {
        await bench.Open(input.Network);
        var obstacles = bench.Design.ObstaclesToLabel(input.Name).ToList();
        if (!Letters().IsMatch(input.Name)) obstacles.Add(new("label-letters", $"“{input.Name}” cannot stand on a label: use letters of any script, digits, '-', '.' and '_', without spaces.", "/name"));
        var site = bench.Site(input.Site, obstacles);
        var slug = await db.DeviceTypes.AsNoTracking().Where(t => t.Slug == input.DeviceType || t.PartNumber == input.DeviceType || t.Model == input.DeviceType).Select(t => t.Slug).FirstOrDefaultAsync();
        if (slug is null) obstacles.Add(new("no-such-type", $"The catalogue has no device type {input.DeviceType}. Search it at /catalogue, or import the type.", "/deviceType"));
        RuleException.ThrowIfAny(obstacles);
        var node = bench.Design.Place(input.Name, site!.Code, slug!, input.TwoSupplies, input.Country?.ToUpperInvariant(), input.Place);
        bench.Design.Cover(node, CoverWords.Numbers(input.Covers));
        if (bench.Network.Phase == Phase.Presales) await move.To(Phase.Design, bench.Network);
        await bench.Save($"{node.Label} added");
        return node;
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}._-]+$")]
    private static partial Regex Letters();
}
