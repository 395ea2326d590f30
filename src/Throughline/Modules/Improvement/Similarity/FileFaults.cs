namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What could not be used in a file as it stands: counted by kind, the first few of each kept with their line, so that memory stays bounded.</summary>
public sealed class FileFaults
{
    private const int Kept = 5;
    private readonly Dictionary<(string Kind, string Outcome), (long Count, List<(long Line, string What)> First)> _kinds = [];

    /// <summary>Notes a line that was passed over.</summary>
    public void Add(string kind, long line, string what) => Add(kind, line, what, "passed over");

    /// <summary>Notes a line whose ticket was read, but without a field that nobody can read.</summary>
    public void AddWithout(string kind, long line, string what) => Add(kind, line, what, "read without it");

    /// <summary>Notes a line of whose ticket only a part was kept.</summary>
    public void AddShortened(string kind, long line, string what) => Add(kind, line, what, "shortened");

    private void Add(string kind, long line, string what, string outcome)
    {
        var (count, first) = _kinds.GetValueOrDefault((kind, outcome), (0, []));
        if (first.Count < Kept) first.Add((line, what.Length > 160 ? what[..160] + "…" : what));
        _kinds[(kind, outcome)] = (count + 1, first);
    }

    public long Count => _kinds.Values.Sum(k => k.Count);
    public long Of(string kind) => _kinds.Where(k => k.Key.Kind == kind).Sum(k => k.Value.Count);

    /// <summary>A sentence for each kind, the commonest first.</summary>
    public IEnumerable<string> Sentences() =>
        from kind in _kinds
        orderby kind.Value.Count descending, kind.Key
        select FormattableString.Invariant($"{kind.Value.Count:N0} {kind.Key.Outcome}: {kind.Key.Kind} (line {string.Join("; line ", kind.Value.First.Select(f => FormattableString.Invariant($"{f.Line}: {f.What}")))}{(kind.Value.Count > Kept ? "; …" : "")})");
}
