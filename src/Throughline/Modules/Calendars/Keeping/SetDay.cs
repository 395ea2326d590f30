using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Gives one date hours of its own: a holiday without any, a half day, a special opening.</summary>
public sealed class SetDay(ThroughlineDb db, RecordCalendarChange record, ExpectedVersion expected, IClock clock)
{
    /// <param name="Hours">Empty closes the whole day.</param>
    public sealed record Input(string Calendar, LocalDate Date, [property: AtMost(120), Words("What it is called")] string Name, [property: AtMost(200)] string? Hours = null);

    public async Task<WorkingCalendar> Run(Input input)
    {
        var calendar = await db.WorkingCalendars.One(input.Calendar);
        expected.Check(calendar);
        var (now, before, day) = (clock.Now(), calendar.Compiled, input.Date.DateText());
        var obstacles = new List<Obstacle>(calendar.ObstaclesToChange(input.Date, now, "/date"));
        var hours = HoursText.Read(input.Hours, day, "/hours", obstacles);
        foreach (var night in hours.Where(h => h.CrossesMidnight))
            obstacles.Add(new("date-crosses-midnight", $"{night} ends after midnight, but {day} governs its own day only. End it at 24:00, and give {input.Date.PlusDays(1).DateText()} the rest.", "/hours"));
        RuleException.ThrowIfAny(obstacles);

        calendar.SetDay(input.Date, input.Name, hours, now);
        await record.Run(calendar, before, input.Date, hours.Count == 0 ? $"closed on {day}, {input.Name}" : $"open {HoursText.Words(hours)} on {day}, {input.Name}");
        return calendar;
    }
}

/// <summary>Makes a date again like any other of its weekday.</summary>
public sealed class ClearDay(ThroughlineDb db, RecordCalendarChange record, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Calendar, LocalDate Date);

    public async Task<WorkingCalendar> Run(Input input)
    {
        var calendar = await db.WorkingCalendars.One(input.Calendar);
        expected.Check(calendar);
        var before = calendar.Compiled;
        calendar.ClearDay(input.Date, clock.Now());
        await record.Run(calendar, before, input.Date, $"{input.Date.DateText()} is a day like any other again");
        return calendar;
    }
}
