using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>When somebody is at work: counts business time to the second, tells when a target falls due, and counts working days.</summary>
/// <remarks>
/// Pure and safe for many threads; build it once and keep it. All stretches are half-open. A target that exactly uses up a stretch
/// is due at its closing instant, not at the next opening. "Never" means not by the end of the year 9999.
/// </remarks>
public sealed partial class BusinessCalendar
{
    private readonly OpenTime _open;
    private readonly WeekPattern _week;
    private readonly Dictionary<long, Stretch[]> _dates;

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public BusinessCalendar(CalendarDefinition definition)
    {
        RuleException.ThrowIfAny(definition.Obstacles());
        Definition = definition;
        Zone = DateTimeZoneProviders.Tzdb[definition.Zone];
        _week = new WeekPattern(definition.Weekly);
        _dates = definition.Dates.ToDictionary(d => WallClock.DayNumber(d.Key), d => Stretch.Union(d.Value.Select(h => h.OfItsDay)));
        _open = new OpenTime(Zone, _week, _dates);
    }

    /// <summary>What the calendar was made from.</summary>
    public CalendarDefinition Definition { get; }

    /// <summary>The name by which others refer to it.</summary>
    public string Id => Definition.Id;

    /// <summary>The zone whose wall clock the hours are read on.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The earliest instant not before <paramref name="start"/> by which so much business time has passed; null when it never has.</summary>
    /// <param name="time">Business time, zero or more. Zero gives the start itself, even a closed one.</param>
    /// <exception cref="RuleException">The time is negative.</exception>
    public Instant? Add(Instant start, Duration time, Pauses? pauses = null)
    {
        if (time < Duration.Zero) throw new RuleException("time-negative", "Business time to add must be zero or more: to look back, count the time between two instants.", "/seconds");
        if (time.Days > 10_000_000) return null; // longer than all the years that can be written; ticks would overflow
        return Add(start.ToUnixTimeTicks(), time.BclCompatibleTicks, pauses ?? Pauses.None) is { } due ? WallClock.InstantAt(due) : null;
    }

    /// <summary>Business time in <c>[from, to)</c> outside the pauses; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    public Duration Between(Instant from, Instant to, Pauses? pauses = null) =>
        Duration.FromTicks(Between(from.ToUnixTimeTicks(), to.ToUnixTimeTicks(), pauses ?? Pauses.None));

    /// <summary>Whether business is open; the opening instant is, the closing instant is not.</summary>
    public bool IsOpen(Instant at) => _open.IsOpen(at.ToUnixTimeTicks());

    /// <summary>The earliest open instant not before <paramref name="at"/>; null when it never opens again.</summary>
    public Instant? NextOpen(Instant at) => _open.NextOpen(at.ToUnixTimeTicks()) is { } next ? WallClock.InstantAt(next) : null;

    /// <summary>How a clock stands at an instant: what has elapsed, when it is due, whether it is paused or breached.</summary>
    /// <param name="target">Business time promised, zero or more.</param>
    /// <exception cref="RuleException">The target is negative.</exception>
    public ClockStatus Status(Instant start, Duration target, Pauses pauses, Instant at)
    {
        var due = Add(start, target, pauses);
        return new ClockStatus(Between(start, at, pauses), due, pauses.Cover(at), at > due);
    }

    /// <summary>The open stretches that meet <c>[from, to)</c>, cut to it, in order.</summary>
    public IEnumerable<Interval> OpenBetween(Instant from, Instant to) =>
        _open.Stretches(from.ToUnixTimeTicks(), to.ToUnixTimeTicks()).Select(s => new Interval(WallClock.InstantAt(s.From), WallClock.InstantAt(s.Until)));

    private long? Add(long start, long time, Pauses pauses)
    {
        if (time == 0) return start;
        foreach (var pause in pauses.Stretches)
        {
            if (pause.Until <= start) continue;
            if (pause.From > start)
            {
                var open = _open.Between(start, pause.From);
                if (open >= time) break;
                time -= open;
            }
            if (pause.Until == Pauses.Never) return null;
            start = pause.Until;
        }
        return _open.Add(start, time);
    }

    private long Between(long from, long to, Pauses pauses)
    {
        var open = 0L;
        foreach (var pause in pauses.Stretches)
        {
            if (pause.Until <= from) continue;
            if (pause.From >= to) break;
            if (pause.From > from) open += _open.Between(from, pause.From);
            from = pause.Until;
        }
        return open + _open.Between(from, to);
    }
}
