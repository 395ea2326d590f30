namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What could not be used in a file: counted by kind, the first few of each kept with their line, so that memory stays bounded.</summary>
public sealed class FileFaults
{
    private const int Kept = 5;
    private readonly Dictionary<string, (long Count, List<(long Line, string What)> First)> _kinds = [];

    public void Add(string kind, long line, string what)
    {
        var (count, first) = _kinds.GetValueOrDefault(kind, (0, []));
        if (first.Count < Kept) first.Add((line, what.Length > 160 ? what[..160] + "…" : what));
        _kinds[kind] = (count + 1, first);
    }

    public long Count => _kinds.Values.Sum(k => k.Count);
    public long Of(string kind) => _kinds.TryGetValue(kind, out var found) ? found.Count : 0;

    /// <summary>A sentence for each kind, the commonest first.</summary>
    public IEnumerable<string> Sentences() =>
        from kind in _kinds
        orderby kind.Value.Count descending, kind.Key
        select FormattableString.Invariant($"{kind.Value.Count:N0} passed over: {kind.Key} (line {string.Join("; line ", kind.Value.First.Select(f => FormattableString.Invariant($"{f.Line}: {f.What}")))}{(kind.Value.Count > Kept ? "; …" : "")})");
}
