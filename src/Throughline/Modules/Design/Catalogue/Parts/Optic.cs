using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.Catalogue.Parts;

/// <summary>A pluggable transceiver: what it plugs into, what it talks over, and how far.</summary>
public sealed class Optic : Part
{
    // each family is one hole: a later cage takes the earlier optics, not the other way round
    private static readonly string[][] Families = [["SFP", "SFP+", "SFP28", "SFP56"], ["QSFP+", "QSFP28", "QSFP56", "QSFP-DD"]];

    /// <summary><c>SFP</c>, <c>SFP+</c>, <c>QSFP28</c>.</summary>
    public required string FormFactor { get; init; }

    /// <summary><c>1000BASE-LX</c>; where IEEE has no name for it, the name that the makers share.</summary>
    public required string IeeeType { get; init; }

    public required int RateMbps { get; init; }
    public required Medium Medium { get; init; }

    /// <summary>Nanometres sent; null on copper. For several wavelengths, the middle of the window.</summary>
    public int? WavelengthNm { get; init; }

    /// <summary>Nanometres received: differs from what is sent where one fibre carries both ways.</summary>
    public int? ReceiveNm { get; init; }

    /// <summary><c>LC</c>, <c>SC</c>, <c>MPO</c>, <c>RJ45</c>.</summary>
    public required string Connector { get; init; }

    /// <summary>Fibres in use; null on copper.</summary>
    public int? Fibres { get; init; }

    /// <summary>Reach in metres by grade of cable: <c>OM3</c>, <c>OM4</c>, <c>OS2</c>, <c>Cat6A</c>.</summary>
    public required Dictionary<string, int> ReachMetres { get; init; }

    /// <summary>How far it reaches over this grade; null where it does not work over it at all.</summary>
    public int? ReachOver(string grade) => ReachMetres.TryGetValue(grade, out var metres) ? metres : null;

    /// <summary>The farthest it reaches over any grade.</summary>
    public int LongestReachMetres => ReachMetres.Values.Max();

    /// <summary>Whether it goes into this socket; whether the device's software takes it, the maker says.</summary>
    public bool Fits(InterfaceSocket socket)
    {
        if (socket.Cage is not { } cage) return false;
        var family = Families.FirstOrDefault(f => f.Contains(cage)) ?? [cage];
        var at = Array.IndexOf(family, FormFactor);
        return at >= 0 && at <= Array.IndexOf(family, cage);
    }

    /// <summary>Whether two ends understand each other: same type over the same medium, and each hears the wavelength that the other sends.</summary>
    public bool LinksWith(Optic other) =>
        IeeeType == other.IeeeType && Medium == other.Medium && Fibres == other.Fibres
        && WavelengthNm == other.ReceiveNm && ReceiveNm == other.WavelengthNm;
}
