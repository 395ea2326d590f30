using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

public class WorkingCalendarTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 9, 20);
    private static readonly LocalDate Today = new(2026, 11, 17);

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Week(int from, int until) =>
        Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, IReadOnlyList<Hours> (_) => [new Hours(new LocalTime(from, 0), new LocalTime(until, 0))]);

    private static WorkingCalendar Office() => new("Office", new CalendarDefinition("Office", "Europe/London", Week(9, 17), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));

    [Fact]
    public void New_hours_begin_on_their_date_and_keep_the_days_listed_after_it()
    {
        var calendar = Office();
        calendar.SetDay(Today.PlusDays(1), "Stocktaking", [new Hours(new(9, 0), new(12, 0))], Now);
        calendar.SetDay(new LocalDate(2026, 12, 25), "Christmas Day", [], Now);
        calendar.ChangeFrom(new LocalDate(2026, 12, 1), "Europe/London", Week(8, 18), Now);

        var counts = calendar.Compiled;
        Assert.Equal(Duration.FromHours(3), counts.Between(Instant.FromUtc(2026, 11, 18, 0, 0), Instant.FromUtc(2026, 11, 19, 0, 0)));
        Assert.Equal(Duration.FromHours(8 + 10), counts.Between(Instant.FromUtc(2026, 11, 30, 0, 0), Instant.FromUtc(2026, 12, 2, 0, 0)));
        Assert.False(counts.IsOpen(Instant.FromUtc(2026, 12, 25, 10, 0)));
        Assert.Equal("Christmas Day", counts.DefinitionOn(new LocalDate(2026, 12, 25)).Names![new LocalDate(2026, 12, 25)]);

        calendar.TakeBack(new LocalDate(2026, 12, 1), Now);
        Assert.Empty(calendar.Compiled.Later);
        Assert.False(calendar.Compiled.IsOpen(Instant.FromUtc(2026, 12, 25, 10, 0)));
        Assert.True(calendar.Version >= 4);
    }

    [Fact]
    public void What_has_passed_and_what_no_calendar_reaches_is_refused()
    {
        var calendar = Office();
        string Refused(Action act) => Assert.Throws<RuleException>(act).Message;

        Assert.StartsWith("2026-11-16 has passed, and clocks have counted by it: today is 2026-11-17 in Europe/London.", Refused(() => calendar.ChangeFrom(Today.PlusDays(-1), "Europe/London", Week(8, 18), Now)), StringComparison.Ordinal);
        Assert.StartsWith("1900-01-01 has passed", Refused(() => calendar.SetDay(new LocalDate(1900, 1, 1), "x", [], Now)), StringComparison.Ordinal);
        Assert.StartsWith("1899-12-31 lies outside the years 1900 to 2199", Refused(() => calendar.SetDay(new LocalDate(1899, 12, 31), "x", [], Now)), StringComparison.Ordinal);
        Assert.StartsWith("2200-01-01 lies outside", Refused(() => calendar.ChangeFrom(new LocalDate(2200, 1, 1), "Europe/London", Week(8, 18), Now)), StringComparison.Ordinal);

        calendar.SetDay(new LocalDate(2199, 12, 31), "The last day", [], Now);
        calendar.ChangeFrom(new LocalDate(2199, 12, 30), "Europe/London", Week(8, 18), Now);
        Assert.Equal(Duration.FromHours(10), calendar.Compiled.Between(Instant.FromUtc(2199, 12, 30, 0, 0), Instant.FromUtc(2200, 1, 1, 0, 0)));
    }

    [Fact]
    public void Holidays_fall_into_the_version_of_their_date_and_half_days_stay()
    {
        var calendar = Office();
        calendar.SetDay(new LocalDate(2026, 12, 24), "Christmas Eve", [new Hours(new(9, 0), new(12, 0))], Now);
        calendar.ChangeFrom(new LocalDate(2026, 12, 1), "Europe/London", Week(8, 18), Now);

        var taken = calendar.Close([new(new(2026, 11, 16), "Past"), new(new(2026, 11, 20), "Fair"), new(new(2026, 12, 24), "Christmas Eve"), new(new(2026, 12, 25), "Christmas Day")], Now);

        Assert.Equal([new LocalDate(2026, 11, 20), new LocalDate(2026, 12, 25)], taken.Select(h => h.Date));
        Assert.Equal(Duration.FromHours(3), calendar.Compiled.Between(Instant.FromUtc(2026, 12, 24, 0, 0), Instant.FromUtc(2026, 12, 26, 0, 0)));
        Assert.False(calendar.Compiled.IsOpen(Instant.FromUtc(2026, 11, 20, 10, 0)));
        calendar.ClearDay(new LocalDate(2026, 12, 25), Now);
        Assert.True(calendar.Compiled.IsOpen(Instant.FromUtc(2026, 12, 25, 8, 30)));
    }
}
