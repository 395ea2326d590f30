using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.Published;

/// <summary>A part that is bought, how many, what it is for, what it serves and what it costs.</summary>
public sealed class KitLine
{
    /// <summary>The most pieces that one line takes.</summary>
    public const int MostPieces = 100_000;

    KitLine() { }

    internal KitLine(int number, string partNumber, PartKind kind, string description) =>
        (Number, PartNumber, Kind, Description) = (number, partNumber, kind, description);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Number { get; private set; }
    public string PartNumber { get; private set; } = "";
    public PartKind Kind { get; private set; }
    public string Description { get; private set; } = "";
    public int Quantity { get; private set; }

    /// <summary>Why it is bought, in words that the next engineer understands.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Pieces that serve nothing on purpose, and why.</summary>
    public int Spare { get; private set; }
    public SpareKind? SpareKind { get; private set; }
    public string SpareReason { get; private set; } = "";

    /// <summary>What one piece costs us, and what the customer pays for one, in minor units.</summary>
    public long CostMinor { get; private set; }
    public long PriceMinor { get; private set; }

    /// <summary>Working days from order to delivery.</summary>
    public int LeadDays { get; private set; }

    /// <summary>How long a licence or support runs.</summary>
    public int? TermMonths { get; private set; }
    public KitSource Source { get; private set; }

    public List<Allocation> Allocations { get; private set; } = [];

    public int Allocated => Allocations.Sum(a => a.Quantity);

    /// <summary>Pieces that are neither allocated nor declared spare; below 0 more is allocated than bought.</summary>
    public int Surplus => Quantity - Allocated - Spare;

    public long CostTotal => checked(CostMinor * Quantity);
    public long PriceTotal => checked(PriceMinor * Quantity);

    /// <summary>What serves nothing, at cost, in minor units.</summary>
    public long IdleMinor => checked(Math.Max(0, Surplus) * CostMinor);

    public int AllocatedTo(string label) => Allocations.Where(a => a.Element == label).Sum(a => a.Quantity);

    internal void Say(int quantity, string purpose) => (Quantity, Purpose) = (quantity, purpose);

    internal void Price(long cost, long price, int leadDays, int? termMonths, KitSource source) =>
        (CostMinor, PriceMinor, LeadDays, TermMonths, Source) = (cost, price, leadDays, termMonths, source);

    internal void Serve(IEnumerable<Allocation> allocations)
    {
        Allocations.Clear();
        Allocations.AddRange(allocations);
    }

    internal void Keep(int spare, SpareKind? kind, string reason) => (Spare, SpareKind, SpareReason) = (spare, spare == 0 ? null : kind, spare == 0 ? "" : reason);

    /// <summary>What a signature covers of the line: part, quantity, purpose, what it serves, what is spare. Not its price.</summary>
    internal string Content() => Canonical.Line("line", Number, PartNumber, Quantity, Purpose, Spare, SpareKind, SpareReason,
        string.Join(';', Allocations.OrderBy(a => a.Element, StringComparer.Ordinal).Select(a => $"{a.Element}={a.Quantity}")));
}

/// <summary>How many pieces of a kit line serve one element of the design.</summary>
public sealed class Allocation
{
    Allocation() { }

    public Allocation(string element, int quantity) => (Element, Quantity) = (element, quantity);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Element { get; private set; } = "";
    public int Quantity { get; private set; }
}

/// <summary>Why pieces serve nothing.</summary>
public enum SpareKind { Spare, Bundle, CustomerWish }

/// <summary>Where a part comes from.</summary>
public enum KitSource { New, Stock, CustomerOwned, Reused }
