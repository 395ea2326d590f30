namespace Throughline.Modules.Calendars.Published;

/// <summary>Told when a working calendar changed, after it is written and inside the same transaction: what it adds is saved with it or not at all.</summary>
public interface IWhenCalendarChanged
{
    Task Changed(CalendarChange change);
}

/// <summary>A working calendar is counted differently from an instant on.</summary>
/// <param name="CalendarId">By which clocks and people refer to it.</param>
/// <param name="Before">As it was counted until now.</param>
/// <param name="After">As it is counted from now on; the same instant, asked again, can have another answer only from <paramref name="From"/> on.</param>
/// <param name="From">The first instant that may be counted differently: what was due before it stays as it is.</param>
/// <param name="What">What changed, in a sentence: <c>Halden office hours: closed on 24 Dec 2026, Christmas Eve.</c></param>
/// <param name="Version">Of the calendar, after the change: no two changes have the same.</param>
public sealed record CalendarChange(Guid CalendarId, string Name, BusinessCalendar Before, BusinessCalendar After, Instant From, string What, Instant At, int Version);
