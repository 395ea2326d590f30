using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

public class HolidayTests
{
    private static readonly LocalDate First = new(2024, 1, 1), Last = new(2028, 12, 31);

    private static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events.ReplaceLineEndings("\r\n")}\r\nEND:VCALENDAR\r\n";

    private static string Event(string lines) => $"BEGIN:VEVENT\n{lines}\nEND:VEVENT";

    private static string Read(string ics) => string.Join("; ", IcsHolidays.Read(ics, First, Last).Select(h => $"{h.Date:R} {h.Name}"));

    private static IReadOnlyList<Obstacle> Faults(string ics) => Assert.Throws<RuleException>(() => IcsHolidays.Read(ics, First, Last)).Obstacles;

    [Fact]
    public void A_published_list_is_read_with_its_folds_escapes_and_alarms() => Assert.Equal(
        "2026-04-03 Good Friday, a long name that was folded; 2026-12-25 Christmas",
        Read(Calendar($"""
            BEGIN:VTIMEZONE
            TZID:Europe/London
            BEGIN:STANDARD
            DTSTART:19701025T020000
            END:STANDARD
            END:VTIMEZONE
            {Event("DTSTART;VALUE=DATE;X-NOTE=\"a:b\":20261225\nDTEND;VALUE=DATE:20261226\nDESCRIPTION:\nSUMMARY:Christmas\nBEGIN:VALARM\nTRIGGER:-P1D\nDURATION:PT5M\nEND:VALARM")}
            {Event("SUMMARY;LANGUAGE=en:Good Friday\\, a long\n  name that was\n\t folded\nDTSTART:20260403\nSTATUS:CONFIRMED")}
            {Event("SUMMARY:Moved away\nDTSTART:20260404\nSTATUS:CANCELLED")}
            """)));

    [Theory]
    [InlineData("DTSTART:20261224\nDTEND:20261227", "2026-12-24 X; 2026-12-25 X; 2026-12-26 X")]
    [InlineData("DTSTART:20261224\nDURATION:P2D", "2026-12-24 X; 2026-12-25 X")]
    [InlineData("DTSTART;TZID=Europe/London:20261225T000000\nDTEND;TZID=Europe/London:20261226T000000", "2026-12-25 X")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=25\nDTSTART:19910625", "2024-06-25 X; 2025-06-25 X; 2026-06-25 X; 2027-06-25 X; 2028-06-25 X")]
    [InlineData("DTSTART:20240501\nRRULE:FREQ=YEARLY;COUNT=2", "2024-05-01 X; 2025-05-01 X")]
    [InlineData("DTSTART:20240501\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20260501T000000Z\nEXDATE:20240501", "2026-05-01 X")]
    [InlineData("DTSTART:20240229\nRRULE:FREQ=YEARLY", "2024-02-29 X; 2028-02-29 X")]
    [InlineData("DTSTART:20300101", "")]
    public void Days_lengths_and_yearly_repetition_are_understood(string lines, string days) => Assert.Equal(days, Read(Calendar(Event($"{lines}\nSUMMARY:X"))));

    [Fact]
    public void Every_fault_of_a_file_is_named_with_its_line()
    {
        var faults = Faults(Calendar($"""
            {Event("DTSTART:20260230\nSUMMARY:A")}
            {Event("DTSTART:20261225T090000Z\nSUMMARY:B")}
            {Event("SUMMARY:C")}
            {Event("DTSTART:20261225")}
            {Event("DTSTART:20261225\nDTEND:20261220\nSUMMARY:D")}
            {Event("DTSTART:20261225\nSUMMARY:E\nRRULE:FREQ=WEEKLY;BYDAY=MO")}
            {Event("DTSTART:20261225\nSUMMARY:F\nDURATION:PT8H")}
            {Event("DTSTART:00010101\nSUMMARY:G")}
            BEGIN:VEVENT
            SUMMARY:H
            rubbish
            """));
        Assert.Equal(
            [
                ("date-unreadable", "/lines/4"), ("not-a-whole-day", "/lines/8"), ("start-missing", "/lines/11"), ("name-missing", "/lines/14"), ("event-inverted", "/lines/17"),
                ("rule-not-taken", "/lines/25"), ("rule-not-taken", "/lines/25"), ("duration-unreadable", "/lines/30"), ("date-out-of-range", "/lines/33"), ("line-unreadable", "/lines/38"), ("event-open", "/lines/36"),
            ],
            faults.Select(f => (f.Code, f.Pointer)));
        Assert.Equal("Line 4: DTSTART \"20260230\" is not a date of the calendar: write it as 20261225.", faults[0].Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    public void A_file_that_is_no_calendar_is_refused(string text) => Assert.Equal("not-a-calendar", Assert.Single(Faults(text)).Code);

    [Fact]
    public void The_holidays_of_seven_countries_come_with_the_product()
    {
        string[] countries = ["DE", "FR", "GB", "GB-NIR", "GB-SCT", "IE", "SE", "SI", "US"];
        Assert.Equal(countries, CountryHolidays.All.Select(l => l.Code).Order(StringComparer.Ordinal));
        Assert.All(CountryHolidays.All, list =>
        {
            Assert.Equal((2024, 2028), (list.FirstYear, list.LastYear));
            Assert.True(list.Source.Length > 0);
            var perYear = list.Public.GroupBy(h => h.Date.Year).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal([2024, 2025, 2026, 2027, 2028], perYear.Keys.Order());
            Assert.All(perYear.Values, n => Assert.InRange(n, 8, 16));
        });
        Assert.Null(CountryHolidays.Of("XX"));
    }

    [Theory] // substitutes, observed days and moving Mondays
    [InlineData("GB", "2027-12-28", "Boxing Day (substitute day)")]
    [InlineData("GB", "2026-12-28", "Boxing Day (substitute day)")]
    [InlineData("GB-SCT", "2024-12-02", "St Andrew's Day (substitute day)")]
    [InlineData("GB-NIR", "2026-07-13", "Battle of the Boyne (substitute day)")]
    [InlineData("IE", "2026-02-02", "St Brigid's Day")]
    [InlineData("DE", "2026-05-14", "Christi Himmelfahrt")]
    [InlineData("SE", "2026-06-20", "midsommardagen")]
    [InlineData("US", "2026-07-03", "Independence Day (observed)")]
    [InlineData("US", "2027-12-31", "New Year's Day (observed)")]
    [InlineData("FR", "2026-05-25", "Lundi de Pentecôte")]
    public void A_holiday_that_is_easily_got_wrong_is_right(string country, string date, string name) =>
        Assert.Equal(name, CountryHolidays.Of(country)!.Public.Single(h => h.Date == NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value).Name);

    [Fact]
    public void The_example_calendar_of_Ljubljana_and_the_list_of_Slovenia_agree_on_every_weekday()
    {
        var example = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calendars", "Files", "calendars.json")))!.AsArray()
            .Single(c => c!["id"]!.GetValue<string>() == "lj-mf-0917")!["dates"]!.AsObject();
        var closed = example.Where(d => d.Value!.AsArray().Count == 0).Select(d => NodaTime.Text.LocalDatePattern.Iso.Parse(d.Key).Value);
        bool Compared(LocalDate date) => date.Year is 2024 or 2025 or 2026 && date.DayOfWeek < IsoDayOfWeek.Saturday;
        Assert.Equal(closed.Where(Compared).Order(), CountryHolidays.Of("SI")!.Public.Select(h => h.Date).Where(Compared));
    }

    [Fact]
    public void Holidays_close_their_days_but_not_those_set_by_hand()
    {
        IReadOnlyList<Hours> day = [new(new LocalTime(9, 0), new LocalTime(17, 0))], half = [new(new LocalTime(9, 0), new LocalTime(13, 0))];
        var definition = new CalendarDefinition("c", "Europe/London", Enumerable.Range(1, 7).ToDictionary(d => (IsoDayOfWeek)d, _ => day),
            new Dictionary<LocalDate, IReadOnlyList<Hours>> { [new LocalDate(2026, 4, 3)] = half });
        var calendar = new BusinessCalendar(definition.WithHolidays(CountryHolidays.Of("GB")!.Public));
        Assert.False(calendar.IsWorkingDay(new LocalDate(2026, 4, 6)));
        Assert.True(calendar.IsWorkingDay(new LocalDate(2026, 4, 3)));
        Assert.Equal(Duration.FromHours(4), calendar.Between(Instant.FromUtc(2026, 4, 3, 0, 0), Instant.FromUtc(2026, 4, 4, 0, 0)));
    }
}
