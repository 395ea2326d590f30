namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>What one file of a tree gave: a type, or the faults for which it is refused; a file is taken whole or not at all.</summary>
/// <param name="File">Name within the tree, with '/' between folders.</param>
/// <param name="Type">The type; null when the file is refused.</param>
public sealed record CatalogueFile(string File, HardwareType? Type, IReadOnlyList<CatalogueFault> Faults, IReadOnlyList<CatalogueRemark> Remarks)
{
    private const int MostNamed = 50;

    public bool Accepted => Type is not null;

    /// <summary>Every fault in one text, each with its line and column; empty when the file was taken.</summary>
    public string Reason
    {
        get
        {
            var named = string.Join(" ", Faults.Take(MostNamed).Select(f => FormattableString.Invariant($"Line {f.Line}, column {f.Column}: {f.Message}")));
            return Faults.Count > MostNamed ? FormattableString.Invariant($"{named} And {Faults.Count - MostNamed} more.") : named;
        }
    }

    internal CatalogueFile Refused(CatalogueFault fault) => this with { Type = null, Faults = [.. Faults, fault] };
}
