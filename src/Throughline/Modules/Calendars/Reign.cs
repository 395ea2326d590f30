using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars;

/// <summary>One version of a calendar made ready to count with, and the time in which it is in force.</summary>
internal sealed class Reign
{
    private readonly Dictionary<long, Stretch[]> _dates;

    private Reign(CalendarDefinition definition, long firstDay, long from)
    {
        (Definition, FirstDay, From) = (definition, firstDay, from);
        Zone = DateTimeZoneProviders.Tzdb[definition.Zone];
        Week = new WeekPattern(definition.Weekly);
        _dates = definition.Dates.ToDictionary(d => WallClock.DayNumber(d.Key), d => Stretch.Union(d.Value.Select(h => h.OfItsDay)));
    }

    public CalendarDefinition Definition { get; }
    public DateTimeZone Zone { get; }
    public WeekPattern Week { get; }
    public IReadOnlyDictionary<long, Stretch[]> Dates => _dates;

    /// <summary>Days since 1970-01-01 of the first local date.</summary>
    public long FirstDay { get; }
    public long From { get; }

    /// <summary>When a later version takes over; not after <see cref="From"/> when this one is never in force.</summary>
    public long Until { get; private set; } = WallClock.LastTick;

    /// <summary>An instant after which nothing opens: without weekly hours that is the last date that is listed.</summary>
    public long LastOpening =>
        !Week.IsEmpty ? Until
        : _dates.Count == 0 ? WallClock.FirstTick
        : Math.Min(Until, Math.Clamp((_dates.Keys.Max() + 3) * WallClock.Day, WallClock.FirstTick, WallClock.LastTick));

    /// <summary>The versions in order, each ending where a later one is reached.</summary>
    public static Reign[] Of(CalendarDefinition first, IReadOnlyList<CalendarVersion> later)
    {
        var reigns = new Reign[later.Count + 1];
        reigns[0] = new Reign(first, long.MinValue, WallClock.FirstTick);
        for (var i = 0; i < later.Count; i++)
        {
            var day = WallClock.DayNumber(later[i].From);
            reigns[i + 1] = new Reign(later[i].Definition, day, WallClock.Reach(DateTimeZoneProviders.Tzdb[later[i].Definition.Zone], day * WallClock.Day));
        }
        // zones lie up to a day apart: a version of the next date in a zone far east can be reached first, and then the one between never is
        for (var i = reigns.Length - 2; i >= 0; i--) reigns[i].Until = Math.Min(reigns[i + 1].From, reigns[i + 1].Until);
        return reigns;
    }

    public Stretch[] Hours(long day) => _dates.TryGetValue(day, out var hours) ? hours : Week.On(day);

    /// <summary>Adds the open stretches of <c>[begin, end)</c> to those before it.</summary>
    public void AddOpen(long begin, long end, List<Stretch> stretches)
    {
        // A reading differs from UTC by at most 18 hours, so three days either way hold every date that can meet the piece.
        long firstDay = begin / WallClock.Day - 3, lastDay = end / WallClock.Day + 3;
        for (var day = firstDay; day <= lastDay; day++)
        {
            foreach (var local in Hours(day))
            {
                var from = Math.Max(begin, WallClock.Reach(Zone, day * WallClock.Day + local.From));
                var until = Math.Min(end, WallClock.Reach(Zone, day * WallClock.Day + local.Until));
                if (until <= from) continue;
                if (stretches.Count > 0 && from <= stretches[^1].Until) stretches[^1] = stretches[^1] with { Until = until };
                else stretches.Add(new Stretch(from, until));
            }
        }
    }

    /// <summary>Whether hours start on a local date.</summary>
    public bool IsWorkingDay(long day)
    {
        var midnight = day * WallClock.Day;
        foreach (var hours in _dates.TryGetValue(day, out var governed) ? governed : Week.Starting(day))
            if (WallClock.Reach(Zone, midnight + hours.From) < WallClock.Reach(Zone, midnight + hours.Until)) return true;
        return false;
    }
}
