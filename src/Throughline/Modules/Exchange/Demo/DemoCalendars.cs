using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>When people work: offices in three regions with their public holidays, and those who work nights.</summary>
static class DemoCalendars
{
    static readonly IsoDayOfWeek[] Week = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
    static readonly IsoDayOfWeek[] EveryDay = [.. Week, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public static IReadOnlyList<WorkingCalendar> All() =>
    [
        Of("Halden office hours", "Europe/London", Week, (8, 30), (17, 30), "GB"),
        Of("Halden Austin", "America/Chicago", Week, (8, 0), (17, 0), "US"),
        Of("Service desk, long day", "Europe/London", Week, (7, 0), (20, 0), "GB"),
        Of("Every day, 07:00 to 22:00", "Europe/London", EveryDay, (7, 0), (22, 0), null),
        Of("Nights", "Europe/London", EveryDay, (19, 0), (7, 0), null),
        Of("Norrvik NOC", "Europe/Stockholm", EveryDay, (0, 0), (0, 0), null),
    ];

    static WorkingCalendar Of(string name, string zone, IsoDayOfWeek[] days, (int Hour, int Minute) from, (int Hour, int Minute) until, string? holidays)
    {
        IReadOnlyList<Hours> hours = [new Hours(new LocalTime(from.Hour, from.Minute), new LocalTime(until.Hour, until.Minute))];
        var closed = holidays is null ? [] : CountryHolidays.Of(holidays)?.Public ?? [];
        return new WorkingCalendar(name, new CalendarDefinition(name, zone, days.ToDictionary(d => d, _ => hours),
            closed.GroupBy(h => h.Date).ToDictionary(h => h.Key, IReadOnlyList<Hours> (_) => [])));
    }
}
