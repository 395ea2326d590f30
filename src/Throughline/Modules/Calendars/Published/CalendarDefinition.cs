using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A business calendar as people write it: a zone, the hours of each weekday, and dates that have hours of their own.</summary>
/// <param name="Id">The name by which agreements, teams and plans refer to it.</param>
/// <param name="Zone">Name of the time zone in the TZ database: <c>Europe/London</c>.</param>
/// <param name="Weekly">Hours that start on each weekday; they may overlap (nothing counts twice) and may run past midnight.</param>
/// <param name="Dates">Holidays (no hours), half days and special openings: each governs its whole local day, even the tail of a shift begun the day before.</param>
/// <param name="Names">What some of the dates are called: Christmas Day. They count for nothing.</param>
public sealed record CalendarDefinition(
    string Id,
    string Zone,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Weekly,
    IReadOnlyDictionary<LocalDate, IReadOnlyList<Hours>> Dates,
    IReadOnlyDictionary<LocalDate, string>? Names = null)
{
    /// <summary>The calendar with whole days closed; a date that has hours of its own already keeps them, for they were set by hand.</summary>
    public CalendarDefinition WithHolidays(IEnumerable<Holiday> holidays)
    {
        var dates = new Dictionary<LocalDate, IReadOnlyList<Hours>>(Dates);
        var names = new Dictionary<LocalDate, string>(Names ?? new Dictionary<LocalDate, string>());
        foreach (var holiday in holidays)
            if (dates.TryAdd(holiday.Date, [])) names[holiday.Date] = holiday.Name;
        return this with { Dates = dates, Names = names };
    }

    /// <summary>All that keeps this from being a calendar, each with the pointer to its field.</summary>
    public IReadOnlyList<Obstacle> Obstacles()
    {
        var obstacles = new List<Obstacle>();
        Zones.Find(Zone, "/zone", obstacles);
        foreach (var (date, hours) in Dates.OrderBy(d => d.Key))
        {
            for (var i = 0; i < hours.Count; i++)
            {
                if (!hours[i].CrossesMidnight) continue;
                var text = Iso(date);
                obstacles.Add(new Obstacle("date-crosses-midnight",
                    $"The hours {hours[i]} of {text} end after midnight, but a date governs its own day only: end them at 24:00 and list the rest on {Iso(date.PlusDays(1))}.",
                    $"/dates/{text}/{i}"));
            }
        }
        return obstacles;
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
