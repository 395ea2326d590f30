using System.Globalization;
using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>A calendar: its versions, the days that have hours of their own, and a year drawn month by month.</summary>
/// <param name="Name">By which others refer to it.</param>
/// <param name="LocalNow">What the wall clock of its zone shows.</param>
/// <param name="Hours">Seven lines, Monday first, as the form shows them.</param>
public sealed record CalendarModel(
    Guid Id, int Version, string Name, string Href, string Zone, string LocalNow, LocalDate Today, bool IsOpen, string? NextOpen, IReadOnlyList<DayOfWeekLine> Hours, IReadOnlyList<VersionLine> Versions,
    IReadOnlyList<DayLine> Days, int Year, IReadOnlyList<MonthModel> Months, IReadOnlyList<string> People, IReadOnlyList<CountryList> Countries, IReadOnlyList<string> Zones, bool MayChange) : IVersioned;

/// <summary>The hours of a weekday.</summary>
public sealed record DayOfWeekLine(string Day, string Words, string Text);

/// <summary>A version of a calendar, and from when to when it is in force.</summary>
/// <param name="From">Null for the first.</param>
/// <param name="Until">The last date; null for the newest.</param>
public sealed record VersionLine(LocalDate? From, LocalDate? Until, string Week, string Zone, bool IsInForce, bool IsPlanned);

/// <summary>A date that has hours of its own.</summary>
public sealed record DayLine(LocalDate Date, string Name, string Hours, bool IsPast);

/// <summary>A month of a calendar.</summary>
public sealed record MonthModel(int Year, int Month, IReadOnlyList<MonthDay> Days);

/// <summary>A day as it is drawn.</summary>
/// <param name="Open">Open stretches as shares of the real day, which on a change of the clock has 23 or 25 hours.</param>
/// <param name="Name">Of a day with hours of its own.</param>
/// <param name="IsFirst">The first day of a version.</param>
public sealed record MonthDay(LocalDate Date, IReadOnlyList<OpenShare> Open, double OpenHours, string? Name, bool IsFirst, bool IsToday);

/// <summary>An open stretch of a day, 0 is its midnight and 1 the next.</summary>
public sealed record OpenShare(double From, double Until);

/// <summary>Reads one calendar for a year.</summary>
public sealed class ReadCalendar(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Calendar, [property: Between(WorkingCalendar.FirstYear, WorkingCalendar.LastYear)] int? Year = null);

    public async Task<CalendarModel> Run(Input input)
    {
        var row = await db.WorkingCalendars.AsNoTracking().One(input.Calendar);
        var people = await db.People.AsNoTracking().Where(p => p.CalendarId == row.Id && p.DisabledAt == null).OrderBy(p => p.Name).Select(p => p.Name).Take(50).ToListAsync();
        var (now, calendar) = (clock.Now(), row.Compiled);
        var current = calendar.DefinitionAt(now);
        var today = now.DateIn(current.Zone);
        var year = input.Year ?? today.Year;
        var starts = calendar.Later.Select(v => (LocalDate?)v.From).Prepend(null).ToList();
        var definitions = calendar.Later.Select(v => v.Definition).Prepend(calendar.Definition).ToList();
        var versions = definitions.Select((d, i) => new VersionLine(starts[i], i + 1 < starts.Count ? starts[i + 1]!.Value.PlusDays(-1) : null, HoursText.WeekWords(d.Weekly), d.Zone, ReferenceEquals(d, current), starts[i] > today)).Reverse().ToList();
        var newest = definitions[^1];
        var hours = Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d)
            .Select(d => new DayOfWeekLine(d.ToString(), HoursText.Words(current.Weekly.GetValueOrDefault(d, [])), HoursText.Text(newest.Weekly.GetValueOrDefault(d, [])))).ToList();
        var listed = ReadCalendars.DaysFrom(calendar, new LocalDate(year, 1, 1)).Where(d => d.Date.Year == year).ToList();
        var open = calendar.IsOpen(now);
        return new CalendarModel(row.Id, row.Version, row.Name, CalendarReferences.AddressOf(row.Id, row.Name), current.Zone, now.InZone(Times.ZoneOf(current.Zone)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture), today,
            open, open ? null : calendar.NextOpen(now)?.Text(current.Zone), hours, versions,
            [.. listed.Select(d => new DayLine(d.Date, d.Name, HoursText.Words(d.Hours), d.Date < today))], year,
            [.. Enumerable.Range(1, 12).Select(m => Month(calendar, year, m, today, [.. starts.OfType<LocalDate>()]))], people, ReadCalendars.Lists,
            [.. DateTimeZoneProviders.Tzdb.Ids.Where(z => z.Contains('/', StringComparison.Ordinal))], user.Holds(ReadCalendars.Managing));
    }

    static MonthModel Month(BusinessCalendar calendar, int year, int month, LocalDate today, HashSet<LocalDate> starts) => new(year, month,
        [.. Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(year, month)).Select(d => new LocalDate(year, month, d)).Select(date =>
        {
            var version = calendar.DefinitionOn(date);
            var zone = Times.ZoneOf(version.Zone);
            var (from, to) = (WallClock.Reach(zone, date.AtMidnight()), WallClock.Reach(zone, date.PlusDays(1).AtMidnight()));
            var stretches = to <= from ? [] : calendar.OpenBetween(from, to).ToList();
            return new MonthDay(date, [.. stretches.Select(s => new OpenShare((s.Start - from) / (to - from), (s.End - from) / (to - from)))], stretches.Sum(s => s.Duration.TotalHours),
                version.Dates.TryGetValue(date, out var own) ? version.Names?.GetValueOrDefault(date) ?? (own.Count == 0 ? "Closed" : "Own hours") : null, starts.Contains(date), date == today);
        })]);
}
