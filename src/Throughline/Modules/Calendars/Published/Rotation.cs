using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Hand-offs at equal steps of the local calendar and clock: Monday 09:00 stays Monday 09:00 through every clock change.</summary>
public sealed class Rotation
{
    private readonly DateTimeZone _zone;
    private readonly long _start;
    private readonly long _step;

    /// <param name="start">Local moment of hand-off number 0.</param>
    /// <param name="every">Units between two hand-offs, at least 1.</param>
    public Rotation(DateTimeZone zone, LocalDateTime start, RotationUnit unit, int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        _zone = zone;
        _start = WallClock.Ticks(start);
        _step = every * (unit switch
        {
            RotationUnit.Hour => NodaConstants.TicksPerHour,
            RotationUnit.Day => NodaConstants.TicksPerDay,
            _ => NodaConstants.TicksPerWeek,
        });
    }

    /// <summary>Number of the shift at an instant, counted from 0; negative before the first.</summary>
    public long ShiftAt(Instant at) => ShiftShown(WallClock.Shown(_zone, at.ToUnixTimeTicks()));

    /// <summary>Distinct hand-off instants in <c>[from, to)</c>, in order; hand-offs that a clock change throws together count once.</summary>
    /// <exception cref="RuleException">There are more than a million.</exception>
    public IReadOnlyList<Instant> Handoffs(Instant from, Instant to)
    {
        var instants = new List<long>();
        AddHandoffs(from.ToUnixTimeTicks(), to.ToUnixTimeTicks(), instants);
        return [.. instants.Distinct().Select(WallClock.InstantAt)];
    }

    internal long ShiftShown(long shown)
    {
        var shift = Math.DivRem(shown - _start, _step, out var rest);
        return rest < 0 ? shift - 1 : shift;
    }

    internal void AddHandoffs(long from, long to, List<long> instants)
    {
        if (to <= from) return;
        var first = Math.Max(0, ShiftShown(WallClock.Shown(_zone, from - 1)) + 1);
        var last = ShiftShown(WallClock.Shown(_zone, to - 1));
        Rota.RefuseMoreThanAMillion(instants.Count + last - first);
        for (var shift = first; shift <= last; shift++) instants.Add(WallClock.Reach(_zone, _start + shift * _step));
    }
}
