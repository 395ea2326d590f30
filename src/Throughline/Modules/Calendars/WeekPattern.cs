using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars;

/// <summary>
/// Weekly hours laid out per weekday from midnight to midnight: the tail of a shift that crosses midnight stands on the day it runs into.
/// A date that is governed otherwise replaces exactly one such day, which is what the definition of holidays asks for.
/// </summary>
internal sealed class WeekPattern
{
    private readonly Stretch[][] _starting = new Stretch[7][];
    private readonly Stretch[][] _days = new Stretch[7][];

    public WeekPattern(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> weekly)
    {
        for (var day = 0; day < 7; day++)
            _starting[day] = weekly.TryGetValue((IsoDayOfWeek)(day + 1), out var hours) ? [.. hours.Select(h => h.OfItsDay)] : [];
        for (var day = 0; day < 7; day++)
        {
            var own = _starting[day].Select(s => s with { Until = Math.Min(s.Until, WallClock.Day) });
            var tails = _starting[(day + 6) % 7].Select(s => new Stretch(0, s.Until - WallClock.Day));
            _days[day] = Stretch.Union(own.Concat(tails));
        }
    }

    public bool IsEmpty => _days.All(d => d.Length == 0);

    /// <summary>Open stretches of a day, in ticks after its midnight.</summary>
    /// <param name="day">Days since 1970-01-01, which was a Thursday.</param>
    public Stretch[] On(long day) => _days[Weekday(day)];

    /// <summary>Hours that start on a day, in ticks after its midnight; they may run past the next one.</summary>
    public Stretch[] Starting(long day) => _starting[Weekday(day)];

    /// <summary>Whether a local moment lies in the hours.</summary>
    public bool Contains(long local)
    {
        var day = Math.DivRem(local, WallClock.Day, out var time);
        if (time < 0) (day, time) = (day - 1, time + WallClock.Day);
        foreach (var stretch in On(day))
            if (stretch.From <= time && time < stretch.Until) return true;
        return false;
    }

    private static int Weekday(long day) => (int)(((day + 3) % 7 + 7) % 7);
}
