using Throughline.Modules.Design.Catalogue.Import.Yaml;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>Why a file cannot be taken: what is wrong, where, and how to mend it. Lines and columns count from 1.</summary>
public sealed record CatalogueFault(string Message, int Line, int Column);

/// <summary>Something odd in a file that is taken all the same.</summary>
/// <param name="Kind">A stable phrase: <c>upper case in slug</c>, <c>duplicate name</c>.</param>
public sealed record CatalogueRemark(string Kind, string Message, int Line, int Column);

/// <summary>Gathers every fault and remark about one file, so that all are named at once.</summary>
internal sealed class Findings
{
    public List<CatalogueFault> Faults { get; } = [];
    public List<CatalogueRemark> Remarks { get; } = [];

    public void Fault(YamlNode at, string message) => Faults.Add(new(message, at.Line, at.Column));
    public void Remark(YamlNode at, string kind, string message) => Remarks.Add(new(kind, message, at.Line, at.Column));
}

/// <summary>A file that cannot be read any further.</summary>
internal sealed class UnreadableException(IReadOnlyList<CatalogueFault> faults) : Exception(faults[0].Message)
{
    public UnreadableException(string message, int line, int column) : this([new CatalogueFault(message, line, column)]) { }

    public IReadOnlyList<CatalogueFault> Faults { get; } = faults;
}
