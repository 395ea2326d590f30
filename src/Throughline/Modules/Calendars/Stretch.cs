namespace Throughline.Modules.Calendars;

/// <summary>Half-open stretch of ticks, on whichever line the caller counts.</summary>
internal readonly record struct Stretch(long From, long Until)
{
    /// <summary>The union as sorted stretches that neither overlap nor touch; empty ones vanish.</summary>
    public static Stretch[] Union(IEnumerable<Stretch> stretches)
    {
        var union = new List<Stretch>();
        foreach (var next in stretches.Where(s => s.Until > s.From).OrderBy(s => s.From))
        {
            if (union.Count > 0 && next.From <= union[^1].Until)
                union[^1] = union[^1] with { Until = Math.Max(union[^1].Until, next.Until) };
            else union.Add(next);
        }
        return [.. union];
    }
}
