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

    /// <summary>What is planned: a half day before Christmas, and longer hours of the service desk from the first Monday of February.</summary>
    public static void Plan(IReadOnlyList<WorkingCalendar> calendars, LocalDate today)
    {
        var now = today.AtMidnight().InUtc().ToInstant();
        var eve = new LocalDate(today.Year, 12, 24);
        foreach (var office in calendars.Where(c => c.Name is "Halden office hours" or "Halden Austin"))
            office.SetDay(eve >= today ? eve : eve.PlusYears(1), "Christmas Eve", [new Hours(new LocalTime(8, 30), new LocalTime(12, 30))], now);
        var february = new LocalDate(today.Year + 1, 2, 1);
        calendars.Single(c => c.Name == "Service desk, long day").ChangeFrom(february.DayOfWeek == IsoDayOfWeek.Monday ? february : february.Next(IsoDayOfWeek.Monday), "Europe/London",
            Week.ToDictionary(d => d, IReadOnlyList<Hours> (_) => [new Hours(new LocalTime(7, 0), new LocalTime(21, 0))]), now);
    }

    static WorkingCalendar Of(string name, string zone, IsoDayOfWeek[] days, (int Hour, int Minute) from, (int Hour, int Minute) until, string? holidays)
    {
        IReadOnlyList<Hours> hours = [new Hours(new LocalTime(from.Hour, from.Minute), new LocalTime(until.Hour, until.Minute))];
        var calendar = new CalendarDefinition(name, zone, days.ToDictionary(d => d, _ => hours), new Dictionary<LocalDate, IReadOnlyList<Hours>>());
        return new WorkingCalendar(name, holidays is null ? calendar : calendar.WithHolidays(CountryHolidays.Of(holidays)?.Public ?? []));
    }
}
