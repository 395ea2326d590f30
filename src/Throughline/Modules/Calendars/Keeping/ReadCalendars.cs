using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Every calendar, and what a new one can begin with.</summary>
public sealed record CalendarsModel(IReadOnlyList<CalendarLine> Calendars, IReadOnlyList<CountryList> Countries, bool MayChange);

/// <summary>A calendar in a line.</summary>
/// <param name="Week">Hours in force today: <c>Mon–Fri 09:00–17:30</c>.</param>
/// <param name="NextOpen">When it opens next; null when it is open, or never opens again.</param>
/// <param name="NextDay">The next day that has hours of its own.</param>
/// <param name="ChangesOn">The first date of a version that has not begun.</param>
/// <param name="People">Those who work by it.</param>
public sealed record CalendarLine(Guid Id, string Name, string Href, string Zone, string Week, bool IsOpen, string? NextOpen, string? NextDay, LocalDate? ChangesOn, int People);

/// <summary>A list of public holidays that comes with the product.</summary>
public sealed record CountryList(string Code, string Name, int FirstYear, int LastYear);

/// <summary>Reads the calendars that people, agreements and plans count by.</summary>
public sealed class ReadCalendars(ThroughlineDb db, CurrentUser user, IClock clock)
{
    internal const Role Managing = Role.Manager | Role.Administrator;

    internal static IReadOnlyList<CountryList> Lists => [.. CountryHolidays.All.Select(l => new CountryList(l.Code, l.Name, l.FirstYear, l.LastYear))];

    public async Task<CalendarsModel> Run(Web.Nothing _)
    {
        var now = clock.Now();
        var rows = await db.WorkingCalendars.AsNoTracking().OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name, c.Definition, People = db.People.Count(p => p.CalendarId == c.Id && p.DisabledAt == null) }).ToListAsync();
        return new CalendarsModel([.. rows.Select(row =>
        {
            var calendar = WorkingCalendar.Read(row.Definition);
            var version = calendar.DefinitionAt(now);
            var today = now.DateIn(version.Zone);
            var day = DaysFrom(calendar, today).FirstOrDefault();
            var open = calendar.IsOpen(now);
            return new CalendarLine(row.Id, row.Name, CalendarReferences.AddressOf(row.Id, row.Name), version.Zone, HoursText.WeekWords(version.Weekly), open, open ? null : calendar.NextOpen(now)?.Text(version.Zone),
                day.Name is null ? null : $"{day.Date.DateText()}, {day.Name}", calendar.Later.Where(v => v.From > today).Select(v => (LocalDate?)v.From).FirstOrDefault(), row.People);
        })], Lists, user.Holds(Managing));
    }

    /// <summary>The dates that have hours of their own and are in force, in order.</summary>
    internal static IEnumerable<(LocalDate Date, string Name, IReadOnlyList<Hours> Hours)> DaysFrom(BusinessCalendar calendar, LocalDate from) =>
        calendar.Later.Select(v => v.Definition).Prepend(calendar.Definition)
            .SelectMany(d => d.Dates.Where(e => e.Key >= from && ReferenceEquals(calendar.DefinitionOn(e.Key), d)).Select(e => (e.Key, d.Names?.GetValueOrDefault(e.Key) ?? (e.Value.Count == 0 ? "Closed" : "Own hours"), e.Value)))
            .OrderBy(d => d.Key);
}
