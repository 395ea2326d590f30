using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Keeps a business calendar under a name: a zone, the hours of each weekday, and the public holidays of a country if it has some.</summary>
public sealed class CreateCalendar(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Monday">Hours of the day, <c>09:00–12:00, 13:00–17:00</c>; empty is closed.</param>
    /// <param name="Country">Code of a country list, GB; its public holidays from today on are closed.</param>
    public sealed record Input(
        [property: AtMost(120)] string Name, [property: AtMost(60)] string Zone,
        [property: AtMost(200)] string? Monday = null, [property: AtMost(200)] string? Tuesday = null, [property: AtMost(200)] string? Wednesday = null,
        [property: AtMost(200)] string? Thursday = null, [property: AtMost(200)] string? Friday = null, [property: AtMost(200)] string? Saturday = null,
        [property: AtMost(200)] string? Sunday = null, [property: AtMost(10)] string? Country = null);

    public async Task<WorkingCalendar> Run(Input input)
    {
        var (name, now, obstacles) = (input.Name.Trim(), clock.Now(), new List<Obstacle>());
        Zones.Find(input.Zone, "/zone", obstacles);
        var weekly = HoursText.ReadWeek([input.Monday, input.Tuesday, input.Wednesday, input.Thursday, input.Friday, input.Saturday, input.Sunday], obstacles);
        if (weekly.Count == 0 && obstacles.Count == 0) obstacles.Add(new("never-open", "No day of the week has hours, so nothing would ever fall due. Give at least one day its hours.", "/monday"));
        var list = input.Country is null ? null : CountryHolidays.Of(input.Country);
        if (input.Country is not null && list is null) obstacles.Add(TakeHolidays.NoSuchList(input.Country));
        if (await db.WorkingCalendars.AnyAsync(c => c.Name == name)) obstacles.Add(new("name-taken", $"There is a calendar {name} already. Change that one from a date on, or give this one another name.", "/name"));
        RuleException.ThrowIfAny(obstacles);

        var calendar = new WorkingCalendar(name, new CalendarDefinition(name, input.Zone, weekly, new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
        calendar.Close(list?.Public ?? [], now);
        db.WorkingCalendars.Add(calendar);
        db.Facts.Add(Fact.Of(new CalendarMade(calendar.Id, name, $"{HoursText.WeekWords(weekly)}, {input.Zone}"), null, user.Id, now));
        await db.SaveChangesAsync();
        return calendar;
    }
}
