namespace Throughline.Modules.Design.Catalogue;

/// <summary>A port, outlet or bay that every device or module of a type has.</summary>
public sealed class CataloguePort
{
    private CataloguePort() { }

    public CataloguePort(PortKind kind, int ordinal, string name, string? type)
    {
        Id = Guid.CreateVersion7();
        Kind = kind;
        Ordinal = ordinal;
        Name = name;
        Type = type;
    }

    public Guid Id { get; private set; }
    public PortKind Kind { get; private set; }

    /// <summary>Place within its kind, from 0, in the order of the file. Names can repeat; the ordinal cannot.</summary>
    public int Ordinal { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The library's word for the socket: <c>1000base-x-sfp</c>, <c>iec-60320-c14</c>, <c>lc</c>.</summary>
    public string? Type { get; private set; }

    public string? Label { get; internal set; }
    public string? Description { get; internal set; }

    /// <summary>An interface that only manages the device and never carries the customer's traffic.</summary>
    public bool MgmtOnly { get; internal set; }

    /// <summary>Largest draw of a power port in watts; null when the maker does not say.</summary>
    public decimal? MaximumDrawWatts { get; internal set; }

    public decimal? AllocatedDrawWatts { get; internal set; }

    /// <summary>The power port that feeds this outlet.</summary>
    public string? PowerPort { get; internal set; }

    public string? FeedLeg { get; internal set; }

    /// <summary>The rear port behind this front port.</summary>
    public string? RearPort { get; internal set; }

    public int? RearPortPosition { get; internal set; }

    /// <summary>How many front ports a rear port can carry.</summary>
    public int? Positions { get; internal set; }

    /// <summary>Place of a bay, as the maker numbers it.</summary>
    public string? BayPosition { get; internal set; }

    /// <summary>Data rate, socket and medium that the type of an interface promises.</summary>
    public InterfaceSocket Socket => InterfaceSocket.Of(Type);
}
