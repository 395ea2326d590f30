namespace Throughline.Modules.Design.Published;

/// <summary>A part of a design that kit can serve: a node, a link, a handoff, a need.</summary>
public abstract class DesignElement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people call it, unique in its network: QS-CPE-01, L-1, H-2.</summary>
    public string Label { get; protected set; } = "";

    /// <summary>Numbers of the requirements that it answers.</summary>
    public List<int> Covers { get; private set; } = [];

    /// <summary>All that a signature depends on, in one line.</summary>
    internal abstract string Content { get; }

    internal string ContentWithCovers => Canonical.Line(Content, string.Join(',', Covers.Order()));

    internal void Cover(IEnumerable<int> requirements) => Covers = [.. Covers.Union(requirements).Order()];
}
