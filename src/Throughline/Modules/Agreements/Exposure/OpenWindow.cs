using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>The open stretches of a calendar over a window, laid out so that due instants of rising starts are one walk along them.</summary>
sealed class OpenWindow
{
    /// <summary>In place of an instant that never comes.</summary>
    public const long Never = long.MaxValue;

    readonly BusinessCalendar hours;
    readonly long[] from, until, before;

    public OpenWindow(BusinessCalendar hours, Instant begin, Instant end)
    {
        this.hours = hours;
        var open = hours.OpenBetween(begin, end).ToList();
        from = [.. open.Select(o => o.Start.ToUnixTimeTicks())];
        until = [.. open.Select(o => o.End.ToUnixTimeTicks())];
        before = new long[open.Count + 1];
        for (var i = 0; i < from.Length; i++) before[i + 1] = before[i] + until[i] - from[i];
    }

    /// <summary>Writes for each start the instant at which so much open time has passed, in ticks since 1970; what lies behind the window is asked of the calendar.</summary>
    /// <param name="starts">Rising, none before the window; <see cref="Never"/> stays never.</param>
    /// <param name="time">More than zero, in ticks.</param>
    /// <param name="due">May be <paramref name="starts"/> itself.</param>
    public void Due(ReadOnlySpan<long> starts, long time, Span<long> due)
    {
        int opens = 0, ends = 0;
        for (var n = 0; n < starts.Length; n++)
        {
            var start = starts[n];
            if (start == Never) { due[n] = Never; continue; }
            while (opens < until.Length && until[opens] <= start) opens++;
            var goal = before[opens] + (opens < from.Length && start > from[opens] ? start - from[opens] : 0) + time;
            while (ends < from.Length && before[ends + 1] < goal) ends++;
            due[n] = ends < from.Length ? from[ends] + goal - before[ends] : Far(start, time);
        }
    }

    long Far(long start, long time) => hours.Add(Instant.FromUnixTimeTicks(start), Duration.FromTicks(time))?.ToUnixTimeTicks() ?? Never;
}
