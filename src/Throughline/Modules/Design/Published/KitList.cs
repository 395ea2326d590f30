using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.Published;

/// <summary>Everything that is bought for a network, each piece traced to what it serves; signed by its accountable engineer alone.</summary>
public sealed partial class KitList : Root, IOfNetwork, IInternal
{
    KitList() { }

    public KitList(Guid networkId, string currency, Instant now)
    {
        (NetworkId, Currency) = (networkId, currency);
        Versions.Add(new KitVersion(1, "first list", now));
    }

    public Guid NetworkId { get; private set; }

    /// <summary>The number of the version that is worked on or signed.</summary>
    public int Number { get; private set; } = 1;
    public KitState State { get; private set; }

    /// <summary>ISO 4217, one for the whole list.</summary>
    public string Currency { get; private set; } = "GBP";
    public int LinesGiven { get; private set; }
    public Instant? ChangedAt { get; private set; }

    public List<KitLine> Lines { get; private set; } = [];
    public List<KitVersion> Versions { get; private set; } = [];
    public List<KitWaiver> Waivers { get; private set; } = [];
    public List<PeerReview> Reviews { get; private set; } = [];

    public KitVersion Current => Versions.Single(v => v.Number == Number);

    /// <summary>The newest version that was ever signed; null before the first signature.</summary>
    public KitVersion? LastSigned => Versions.Where(v => v.IsSigned).MaxBy(v => v.Number);

    public KitLine Line(int number) => Lines.FirstOrDefault(l => l.Number == number) ?? throw new NotFoundException($"Kit line {number}");

    public KitLine Add(string partNumber, PartKind kind, string description, int quantity, string purpose)
    {
        var line = new KitLine(++LinesGiven, partNumber, kind, description);
        RuleException.ThrowIfAny(ObstaclesToQuantity(quantity));
        line.Say(quantity, purpose);
        Lines.Add(line);
        Touch();
        return line;
    }

    public void Say(KitLine line, int quantity, string purpose)
    {
        RuleException.ThrowIfAny(ObstaclesToQuantity(quantity));
        line.Say(quantity, purpose);
        Touch();
    }

    public void Price(KitLine line, long cost, long price, int leadDays, int? termMonths = null, KitSource source = KitSource.New)
    {
        if (cost < 0 || price < 0) throw new RuleException("price-negative", "Cost and price cannot be below 0. For a credit, reduce the price of the line it belongs to.", "/price");
        line.Price(cost, price, leadDays, termMonths, source);
        Touch();
    }

    /// <summary>Says what the pieces of a line serve; the whole list of it, replacing what was said before.</summary>
    public void Serve(KitLine line, IReadOnlyCollection<Allocation> allocations)
    {
        line.Serve(allocations);
        Touch();
    }

    public static IReadOnlyList<Obstacle> ObstaclesToKeep(int spare, string? reason) =>
        spare < 0 ? [new("spare-negative", "Spare pieces cannot be below 0.", "/spare")]
        : spare > 0 && string.IsNullOrWhiteSpace(reason) ? [new("spare-without-reason", "Say why spare pieces are bought: nobody can defend them later otherwise.", "/spareReason")] : [];

    /// <summary>Declares pieces that serve nothing on purpose.</summary>
    public void Keep(KitLine line, int spare, SpareKind? kind, string reason)
    {
        RuleException.ThrowIfAny(ObstaclesToKeep(spare, reason));
        line.Keep(spare, kind ?? Published.SpareKind.Spare, reason);
        Touch();
    }

    public void Remove(KitLine line)
    {
        Lines.Remove(line);
        Touch();
    }

    /// <summary>Marks the list as changed because the design under it changed.</summary>
    internal void DesignChanged() => Touch();

    static IReadOnlyList<Obstacle> ObstaclesToQuantity(int quantity) => quantity is >= 1 and <= KitLine.MostPieces
        ? []
        : [new("quantity-out-of-range", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The quantity is {quantity}; a line takes 1 to {KitLine.MostPieces:N0} pieces. To take a part out, remove its line."), "/quantity")];

    public long CostTotal => Lines.Sum(l => l.CostTotal);
    public long PriceTotal => Lines.Sum(l => l.PriceTotal);
    public long IdleMinor => Lines.Sum(l => l.IdleMinor);
    public int Pieces => Lines.Sum(l => l.Quantity);

    /// <summary>Share of pieces that are allocated or classed, Σ (allocated + spare) / Σ quantity; 1 for an empty list.</summary>
    public double KitTrace => Pieces == 0 ? 1 : (double)TracedPieces / Pieces;

    public int TracedPieces => Lines.Sum(l => Math.Min(l.Quantity, l.Allocated + l.Spare));

    /// <summary>Share of the price that is left above the cost, (price − cost) / price; null when nothing is sold.</summary>
    public decimal? Margin => PriceTotal == 0 ? null : (decimal)(PriceTotal - CostTotal) / PriceTotal;
}
