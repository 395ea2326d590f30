using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>A promise of so much business time, counted in somebody's hours.</summary>
/// <param name="Time">Business time, more than zero.</param>
public sealed record PromisedTime(BusinessCalendar Hours, Duration Time);

/// <summary>What we promise, and what must happen for us to keep it: we look into it, those behind us do their part, we verify.</summary>
/// <param name="Behind">Groups of promises that support ours: the groups are needed one after another (serial), those of one group stand in for each other (redundant), and the first to end counts. None: uncovered.</param>
/// <param name="Triage">From the report until those behind us know of it, day and night.</param>
/// <param name="Verify">From their being done until we say that it runs, day and night.</param>
public sealed record Chain(PromisedTime Promise, IReadOnlyList<IReadOnlyList<PromisedTime>> Behind, Duration Triage, Duration Verify)
{
    /// <summary>Nothing stands behind the promise.</summary>
    public bool IsUncovered => Behind.Count == 0;

    internal IEnumerable<BusinessCalendar> Calendars => Behind.SelectMany(s => s).Select(p => p.Hours).Prepend(Promise.Hours).Distinct();

    /// <summary>When our promise falls due for a report at this instant; null when its hours never come.</summary>
    public Instant? DueAt(Instant report) => Promise.Hours.Add(report, Promise.Time);

    /// <summary>When it runs again if all behind us use up what they promised; null when one of them never ends.</summary>
    public Instant? RestoredAt(Instant report)
    {
        var at = report + Triage;
        foreach (var group in Behind)
        {
            if (group.Min(p => p.Hours.Add(at, p.Time)) is not { } first) return null;
            at = first;
        }
        return at + Verify;
    }
}
