namespace Throughline.Modules.Design.Catalogue.Parts;

/// <summary>A power cord from a wall outlet or a power strip to a device.</summary>
public sealed class PowerCord : Part
{
    /// <summary>What goes into the wall: <c>BS 1363</c>, <c>CEE 7/7</c>.</summary>
    public required string Plug { get; init; }

    /// <summary>What goes into the device: <c>C13</c> for an inlet of type <c>iec-60320-c14</c>.</summary>
    public required string Socket { get; init; }

    /// <summary>ISO 3166 codes of countries whose wall outlets take the plug; empty for a power strip.</summary>
    public required List<string> Countries { get; init; }

    public required decimal LengthMetres { get; init; }

    /// <summary>Whether it serves this inlet in this country. A C15 also fits a C14 inlet; a C13 does not fit a C16.</summary>
    public bool Serves(string inletType, string country) => Countries.Contains(country) && inletType switch
    {
        "iec-60320-c14" => Socket is "C13" or "C15",
        "iec-60320-c16" => Socket == "C15",
        "iec-60320-c20" => Socket == "C19",
        _ => false,
    };
}
