using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Writes a changed calendar and lets everybody who counts by it count anew, all in one transaction.</summary>
public sealed class RecordCalendarChange(ThroughlineDb db, IEnumerable<IWhenCalendarChanged> told, WorkingCalendars calendars, CurrentUser user, IClock clock)
{
    /// <param name="before">As it was counted before the change.</param>
    /// <param name="from">The first local date that is different.</param>
    /// <param name="what">The change without the name of the calendar: <c>closed on 24 Dec 2026, Christmas Eve</c>.</param>
    public Task Run(WorkingCalendar calendar, BusinessCalendar before, LocalDate from, string what) => db.InTransaction(async () =>
    {
        var (now, after) = (clock.Now(), calendar.Compiled);
        var midnight = from.AtMidnight();
        var first = Instant.Min(WallClock.Reach(Times.ZoneOf(before.DefinitionOn(from).Zone), midnight), WallClock.Reach(Times.ZoneOf(after.DefinitionOn(from).Zone), midnight));
        db.Facts.Add(Fact.Of(new CalendarChanged(calendar.Id, calendar.Name, from, what), null, user.Id, now));
        await db.SaveChangesAsync();
        calendars.Forget(calendar.Id);
        var change = new CalendarChange(calendar.Id, calendar.Name, before, after, first, $"{calendar.Name}: {what}.", now, calendar.Version);
        foreach (var one in told) await one.Changed(change);
        await db.SaveChangesAsync();
    });
}

/// <summary>A working calendar was made.</summary>
public sealed record CalendarMade(Guid CalendarId, string Name, string Hours) : Happening
{
    public override string Sentence => $"{Name} is kept as a calendar: {Hours}.";
    public override Guid? Subject => CalendarId;
}

/// <summary>A working calendar is another one from a date on.</summary>
public sealed record CalendarChanged(Guid CalendarId, string Name, LocalDate From, string What) : Happening
{
    public override string Sentence => $"{Name}: {What}.";
    public override Guid? Subject => CalendarId;
}
