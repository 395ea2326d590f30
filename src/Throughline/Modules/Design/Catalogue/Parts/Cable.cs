using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.Catalogue.Parts;

/// <summary>A cable with connectors at both ends: a patch, a trunk, or a direct attach with its optics fixed to it.</summary>
public sealed class Cable : Part
{
    public required Medium Medium { get; init; }

    /// <summary><c>OM4</c>, <c>OS2</c>, <c>Cat6A</c>, <c>Twinax</c>.</summary>
    public required string Grade { get; init; }

    /// <summary>Connector of one end: <c>LC</c>, <c>SC</c>, <c>MPO</c>, <c>RJ45</c>; for direct attach the form factor.</summary>
    public required string EndA { get; init; }

    public required string EndB { get; init; }

    /// <summary>Fibres within; null on copper.</summary>
    public int? Fibres { get; init; }

    public required decimal LengthMetres { get; init; }

    /// <summary>Whether it joins these two connectors, either way round.</summary>
    public bool Joins(string one, string other) => (EndA == one && EndB == other) || (EndA == other && EndB == one);
}
