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
    private readonly Reign[] _reigns;

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public BusinessCalendar(CalendarDefinition definition) : this(definition, []) { }

    /// <summary>A calendar that changed: each instant is counted by the version that was in force at it.</summary>
    /// <param name="definition">What it was at first.</param>
    /// <param name="later">Its later versions, by their dates.</param>
    /// <exception cref="RuleException">A definition has faults, or the dates do not rise; all are named.</exception>
    public BusinessCalendar(CalendarDefinition definition, IReadOnlyList<CalendarVersion> later)
    {
        RuleException.ThrowIfAny(CalendarVersion.Obstacles(definition, later));
        (Definition, Later) = (definition, later);
        _reigns = Reign.Of(definition, later);
        _open = new OpenTime(_reigns);
    }

    /// <summary>What the calendar was made from: the first version of it, when there are several.</summary>
    public CalendarDefinition Definition { get; }

    /// <summary>Its later versions, in the order of their dates.</summary>
    public IReadOnlyList<CalendarVersion> Later { get; }

    /// <summary>The name by which others refer to it.</summary>
    public string Id => Definition.Id;

    /// <summary>The zone whose wall clock the hours are read on; the newest version's, when it changed.</summary>
    public DateTimeZone Zone => _reigns[^1].Zone;

    /// <summary>The version in force at an instant.</summary>
    public CalendarDefinition DefinitionAt(Instant at) => _reigns.Last(r => r.From <= at.ToUnixTimeTicks()).Definition;

    /// <summary>Its week as people read it: <c>Mon–Fri 09:00–17:30</c>.</summary>
    public string WeekAt(Instant at) => Keeping.HoursText.WeekWords(DefinitionAt(at).Weekly);

    /// <summary>The version in force on a local date.</summary>
    public CalendarDefinition DefinitionOn(LocalDate date) => ReignOn(WallClock.DayNumber(date)).Definition;

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
