using System.Collections.Concurrent;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>Finds the worst minute at which a fault can be reported: every quarter of an hour of four weeks is tried, and the days around each holiday of the year.</summary>
/// <remarks>
/// G(t) = D(t) − (t + triage + Σ supporting times in their own hours + verify), with D(t) the instant at which our promise is due (functional rule 5).
/// The worst quarters are then looked at by the minute, a quarter before and after: of the minutes that leave least, the last is named,
/// for it is the one at which a door shuts. Safe for many threads.
/// </remarks>
public sealed class BackToBack
{
    /// <summary>Starts of the plain grid: four weeks of quarters.</summary>
    public const int Quarters = 28 * 96;

    static readonly long Minute = Duration.FromMinutes(1).BclCompatibleTicks, Quarter = 15 * Minute, Day = 1440 * Minute;

    readonly long[] plain;
    readonly ConcurrentDictionary<BusinessCalendar, OpenWindow> windows = new(ReferenceEqualityComparer.Instance);

    /// <param name="from">The first start; it is cut to the quarter of an hour.</param>
    public BackToBack(Instant from)
    {
        var first = from.ToUnixTimeTicks() / Quarter * Quarter;
        plain = [.. Enumerable.Range(0, Quarters).Select(i => first + i * Quarter)];
    }

    /// <summary>The worst start of a chain; null when our own promise never falls due, for then it cannot be broken.</summary>
    /// <exception cref="RuleException">Nothing stands behind the promise, or a promised time is not more than zero: all faults at once.</exception>
    public WorstStart? Worst(Chain chain)
    {
        RuleException.ThrowIfAny(Obstacles(chain));
        var starts = Starts(chain);
        var due = new long[starts.Length];
        Window(chain.Promise.Hours).Due(starts, Ticks(chain.Promise.Time), due);
        var restored = Restored(chain, starts);

        var (worst, least, most) = (-1, long.MaxValue, long.MinValue);
        for (var i = 0; i < starts.Length; i++)
        {
            if (due[i] == OpenWindow.Never) continue;
            var margin = Margin(due[i], restored[i]);
            if (margin < least) (worst, least) = (i, margin);
            most = Math.Max(most, margin);
        }
        if (worst < 0) return null;
        var last = worst;
        while (last + 1 < starts.Length && starts[last + 1] - starts[last] == Quarter && due[last + 1] != OpenWindow.Never && Margin(due[last + 1], restored[last + 1]) == least) last++;
        var anyHour = least == most;
        return anyHour ? At(chain, starts[worst], true) : ByTheMinute(chain, starts[worst], starts[last]);
    }

    /// <summary>What keeps a chain from being judged, in words.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(Chain chain)
    {
        var obstacles = new List<Obstacle>();
        if (chain.IsUncovered || chain.Behind.Any(s => s.Count == 0)) obstacles.Add(new("uncovered", "Nothing supports this promise, so it has no worst start: name the agreement that stands behind it."));
        if (chain.Promise.Time <= Duration.Zero || chain.Behind.SelectMany(s => s).Any(p => p.Time <= Duration.Zero)) obstacles.Add(new("time-not-positive", "A promise of no time at all cannot be kept or broken: give at least a minute."));
        if (chain.Triage < Duration.Zero || chain.Verify < Duration.Zero) obstacles.Add(new("time-negative", "Triage and verification take no time or some, never less: give zero or more minutes."));
        return obstacles;
    }

    // between the first and the last quarter of a plateau nothing changes; only its edges can hide a worse minute
    static WorstStart ByTheMinute(Chain chain, long first, long last)
    {
        WorstStart? worst = null;
        var least = long.MaxValue;
        foreach (var at in Minutes(first - Quarter, first).Concat(Minutes(last - Minute, last + Quarter)))
        {
            if (chain.DueAt(Instant.FromUnixTimeTicks(at)) is null) continue;
            var here = At(chain, at, false);
            var margin = Margin(here.Due.ToUnixTimeTicks(), here.Restored?.ToUnixTimeTicks() ?? OpenWindow.Never);
            if (margin <= least) (worst, least) = (here, margin);
        }
        return worst!;

        static IEnumerable<long> Minutes(long after, long before)
        {
            for (var at = after + Minute; at < before; at += Minute) yield return at;
        }
    }

    static WorstStart At(Chain chain, long start, bool anyHour)
    {
        var at = Instant.FromUnixTimeTicks(start);
        return new WorstStart(at, chain.DueAt(at)!.Value, chain.RestoredAt(at), anyHour);
    }

    // what is never restored is worse than any breach
    static long Margin(long due, long restored) => restored == OpenWindow.Never ? long.MinValue : due - restored;

    long[] Restored(Chain chain, long[] starts)
    {
        var at = new long[starts.Length];
        for (var i = 0; i < at.Length; i++) at[i] = starts[i] + Ticks(chain.Triage);
        foreach (var group in chain.Behind)
        {
            var begun = group.Count > 1 ? (long[])at.Clone() : at;
            Window(group[0].Hours).Due(begun, Ticks(group[0].Time), at);
            foreach (var beside in group.Skip(1))
            {
                var ends = new long[begun.Length];
                Window(beside.Hours).Due(begun, Ticks(beside.Time), ends);
                for (var i = 0; i < at.Length; i++) at[i] = Math.Min(at[i], ends[i]);
            }
        }
        for (var i = 0; i < at.Length; i++) if (at[i] != OpenWindow.Never) at[i] += Ticks(chain.Verify);
        return at;
    }

    /// <summary>The plain grid, and after it every quarter of the days around each date of the coming year on which one of the calendars differs from its week.</summary>
    long[] Starts(Chain chain)
    {
        var end = plain[^1];
        var days = new SortedSet<long>();
        foreach (var calendar in chain.Calendars)
            foreach (var date in calendar.Definition.Dates.Keys)
            {
                var midnight = WallClock.Reach(calendar.Zone, date.AtMidnight()).ToUnixTimeTicks() / Quarter * Quarter;
                if (midnight <= end || midnight > plain[0] + 365 * Day) continue;
                // a weekend and the last working day may lie before it
                for (var back = -4; back <= 1; back++) days.Add(midnight + back * Day);
            }
        if (days.Count == 0) return plain;
        var more = new SortedSet<long>(days.SelectMany(d => Enumerable.Range(0, 96).Select(q => d + q * Quarter)).Where(s => s > end));
        return [.. plain, .. more];
    }

    OpenWindow Window(BusinessCalendar hours) => windows.GetOrAdd(hours, h => new OpenWindow(h, Instant.FromUnixTimeTicks(plain[0]), Instant.FromUnixTimeTicks(plain[0] + 500 * Day)));

    static long Ticks(Duration time) => time.BclCompatibleTicks;
}
