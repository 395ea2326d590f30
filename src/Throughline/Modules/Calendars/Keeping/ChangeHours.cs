using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Gives a calendar other hours, or another zone, from a date on: a new version. What was before is counted as it was.</summary>
public sealed class ChangeHours(ThroughlineDb db, RecordCalendarChange record, ExpectedVersion expected, IClock clock)
{
    /// <param name="From">First local date of the new hours; today or later.</param>
    /// <param name="Zone">Null keeps the zone.</param>
    public sealed record Input(
        string Calendar, LocalDate From, [property: AtMost(60)] string? Zone = null,
        [property: AtMost(200)] string? Monday = null, [property: AtMost(200)] string? Tuesday = null, [property: AtMost(200)] string? Wednesday = null,
        [property: AtMost(200)] string? Thursday = null, [property: AtMost(200)] string? Friday = null, [property: AtMost(200)] string? Saturday = null,
        [property: AtMost(200)] string? Sunday = null, [property: AtMost(200), Words("Why")] string? Reason = null);

    public async Task<WorkingCalendar> Run(Input input)
    {
        var calendar = await db.WorkingCalendars.One(input.Calendar);
        expected.Check(calendar);
        var (now, before) = (clock.Now(), calendar.Compiled);
        var obstacles = new List<Obstacle>(calendar.ObstaclesToChange(input.From, now, "/from"));
        var zone = input.Zone ?? before.DefinitionOn(input.From).Zone;
        Zones.Find(zone, "/zone", obstacles);
        var weekly = HoursText.ReadWeek([input.Monday, input.Tuesday, input.Wednesday, input.Thursday, input.Friday, input.Saturday, input.Sunday], obstacles);
        RuleException.ThrowIfAny(obstacles);

        calendar.ChangeFrom(input.From, zone, weekly, now);
        await record.Run(calendar, before, input.From, $"{HoursText.WeekWords(weekly)}{(zone == before.DefinitionOn(input.From).Zone ? "" : $" in {zone}")} from {input.From.DateText()} on{(input.Reason is null ? "" : $" ({input.Reason.TrimEnd('.')})")}");
        return calendar;
    }
}

/// <summary>Takes back a version of a calendar that has not begun.</summary>
public sealed class TakeBackHours(ThroughlineDb db, RecordCalendarChange record, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Calendar, LocalDate From);

    public async Task<WorkingCalendar> Run(Input input)
    {
        var calendar = await db.WorkingCalendars.One(input.Calendar);
        expected.Check(calendar);
        var before = calendar.Compiled;
        calendar.TakeBack(input.From, clock.Now());
        await record.Run(calendar, before, input.From, $"the hours planned from {input.From.DateText()} on are taken back");
        return calendar;
    }
}
