using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Published;

/// <summary>A part that a change order adds to the kit list.</summary>
/// <param name="Serves">What it serves, <c>H-1 × 2, L-1</c>; <c>new</c> is the handoff that the same change adds.</param>
public sealed record KitAddition(string Part, int Quantity, string Purpose, string? Serves = null);

/// <summary>A handoff that a change order adds.</summary>
public sealed record HandoffAddition(string Site, Medium Medium, string Connector, int RateMbps, int DistanceMetres, string? Node = null, string? Port = null);

/// <summary>What a change does to the kit: a line each in words, what the customer pays once more, what it costs us, and the longest wait.</summary>
/// <param name="LeadDays">Working days until the last added part is here.</param>
/// <param name="Version">The version of the kit list that it is computed on.</param>
public sealed record KitImpact(IReadOnlyList<string> Lines, long PriceMinor, long CostMinor, string Currency, int LeadDays, int Version, bool VoidsSignOff);

/// <summary>A change order's way into a signed kit list: says first what it would do, then does it and voids the signature.</summary>
public sealed class KitChange(ThroughlineDb db, Workbench bench)
{
    /// <summary>Computes the effect without changing anything.</summary>
    /// <exception cref="RuleException">A part is not in the catalogue or has no price there, a number is out of range.</exception>
    public async Task<KitImpact> Preview(Guid networkId, IReadOnlyList<KitAddition> additions, HandoffAddition? handoff)
    {
        var list = await db.KitLists.AsNoTracking().OfNetwork(networkId).SingleOrDefaultAsync();
        var items = await Find(additions);
        var lines = new List<string>();
        if (handoff is not null) lines.Add($"+ handoff at {handoff.Site}: {handoff.Medium.Word()} {handoff.Connector}, {Media.Rate(handoff.RateMbps)}");
        lines.AddRange(items.Select(i => $"+ {i.Item.PartNumber} × {i.Addition.Quantity}: {i.Item.Description}"));
        return new KitImpact(lines, items.Sum(i => checked(i.Item.PriceMinor!.Value * i.Addition.Quantity)), items.Sum(i => checked((i.Item.CostMinor ?? 0) * i.Addition.Quantity)),
            list?.Currency ?? "GBP", items.Count == 0 ? 0 : items.Max(i => i.Item.LeadDays ?? 0), list?.Number ?? 0, list?.IsSignedOff == true && (additions.Count > 0 || handoff is not null));
    }

    /// <summary>Changes design and kit list and answers the version whose signature became void, null when none stood; the caller saves.</summary>
    public async Task<int?> Apply(Network network, IReadOnlyList<KitAddition> additions, HandoffAddition? handoff, string why)
    {
        var items = await Find(additions);
        await bench.Open(network);
        Handoff? added = null;
        if (handoff is not null)
        {
            var at = handoff.Node is null ? null : new LinkEnd(handoff.Node, handoff.Port);
            RuleException.ThrowIfAny(RecordHandoff.Obstacles(bench.Design, handoff.Node, bench.Site(handoff.Site).Code));
            added = bench.Design.HandOver(bench.Site(handoff.Site).Code, new LineKind(handoff.Medium, handoff.Connector.ToUpperInvariant(), handoff.RateMbps, handoff.DistanceMetres), at, 1, Witness.Customer, why);
        }
        foreach (var (addition, item) in items)
        {
            var line = bench.List.Add(item.PartNumber, item.Kind, item.Description, addition.Quantity, addition.Purpose);
            bench.List.Price(line, item.CostMinor ?? 0, item.PriceMinor!.Value, item.LeadDays ?? 0, item.TermMonths);
            bench.List.Serve(line, ServesWords.Read(addition.Serves == "new" ? added?.Label : addition.Serves, addition.Quantity, bench.Design));
        }
        return (await bench.Settle(why))?.Number;
    }

    /// <summary>Whether a port of the design takes an optic: a cage does, and so does fibre where no port is chosen; a fixed copper socket does not.</summary>
    /// <exception cref="RuleException">The design has no such device or port, or its socket is of another medium.</exception>
    public async Task<bool> TakesOptic(Guid networkId, HandoffAddition handoff)
    {
        if (handoff.Node is null || await db.Designs.AsNoTracking().OfNetwork(networkId).SingleOrDefaultAsync() is not { } design) return true;
        if (design.Nodes.FirstOrDefault(n => n.Label.Equals(handoff.Node, StringComparison.OrdinalIgnoreCase)) is not { } node)
            throw new RuleException("no-such-device", $"The design has no device {handoff.Node}. Devices: {string.Join(", ", design.Nodes.Select(n => n.Label).Order(StringComparer.Ordinal).DefaultIfEmpty("none yet"))}.", "/node");
        if (handoff.Port is null || (await db.CatalogueOf(design)).Device(node.DeviceType) is not { } type) return true;
        var port = type.Interfaces.FirstOrDefault(i => i.Name == handoff.Port)
            ?? throw new RuleException("no-such-port", $"{node.Label}, {type.Model}, has no port {handoff.Port}. Ports: {string.Join(", ", type.Interfaces.Select(i => i.Name))}.", "/port");
        if (port.Socket is { Cage: null } && handoff.Medium.IsFibre())
            throw new RuleException("wrong-socket", $"Port {handoff.Port} of {node.Label} is a fixed copper socket; {handoff.Medium.Word()} needs a cage. Choose one of {string.Join(", ", type.Interfaces.Where(i => i.Socket is { Cage: not null }).Select(i => i.Name))}.", "/port");
        return port.Socket is not { Cage: null };
    }

    /// <summary>The cheapest optic of the catalogue for a handoff; null when it has none that reaches.</summary>
    public async Task<string?> OpticFor(Medium medium, string connector, int rateMbps, int distanceMetres) =>
        (await db.Parts.AsNoTracking().OfType<Catalogue.Parts.Optic>().Where(o => o.Medium == medium && o.RateMbps == rateMbps).ToListAsync())
            .Where(o => o.Connector.Equals(connector, StringComparison.OrdinalIgnoreCase) && o.LongestReachMetres >= distanceMetres).MinBy(o => o.ListPriceMinor)?.PartNumber;

    async Task<List<(KitAddition Addition, CatalogueChoice Item)>> Find(IReadOnlyList<KitAddition> additions)
    {
        var found = new List<(KitAddition, CatalogueChoice)>();
        var obstacles = new List<Obstacle>();
        for (var i = 0; i < additions.Count; i++)
        {
            try
            {
                var item = await CatalogueChoice.Find(db, additions[i].Part, $"/parts/{i}/part");
                if (item.PriceMinor is null) obstacles.Add(new("no-price", $"The catalogue has no price for {item.PartNumber}, so the customer cannot be told what it costs. Choose a part with a price, or give it one in the catalogue.", $"/parts/{i}/part"));
                if (additions[i].Quantity is < 1 or > KitLine.MostPieces) obstacles.Add(new("quantity-out-of-range", $"The quantity is {additions[i].Quantity}; a line takes 1 to {KitLine.MostPieces} pieces.", $"/parts/{i}/quantity"));
                found.Add((additions[i], item));
            }
            catch (RuleException no)
            {
                obstacles.AddRange(no.Obstacles);
            }
        }
        RuleException.ThrowIfAny(obstacles);
        return found;
    }
}
