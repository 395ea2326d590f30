using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

public class WorkingDaysTests
{
    private static readonly IReadOnlyList<Hours> Day = [new(new LocalTime(9, 0), new LocalTime(17, 0))];
    private static readonly IReadOnlyList<Hours> Night = [new(new LocalTime(22, 0), new LocalTime(6, 0))];

    private static BusinessCalendar MondayToFriday(string zone, IReadOnlyList<Hours> hours, params LocalDate[] holidays) => new(new CalendarDefinition("c", zone,
        Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => hours), holidays.ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[])));

    private static readonly BusinessCalendar London = MondayToFriday("Europe/London", Day, new LocalDate(2026, 4, 3), new LocalDate(2026, 4, 6));
    private static readonly LocalDate MaundyThursday = new(2026, 4, 2), Saturday = new(2026, 4, 4), EasterTuesday = new(2026, 4, 7);

    [Fact]
    public void The_working_day_after_Maundy_Thursday_is_Easter_Tuesday()
    {
        Assert.Equal(EasterTuesday, London.AddWorkingDays(MaundyThursday, 1));
        Assert.Equal(MaundyThursday, London.AddWorkingDays(EasterTuesday, -1));
        Assert.Equal(1, London.WorkingDaysBetween(MaundyThursday, EasterTuesday));
        Assert.Equal(-1, London.WorkingDaysBetween(EasterTuesday, MaundyThursday));
    }

    [Fact]
    public void From_a_day_off_the_next_working_day_is_one_away()
    {
        Assert.Equal(EasterTuesday, London.AddWorkingDays(Saturday, 1));
        Assert.Equal(Saturday, London.AddWorkingDays(Saturday, 0));
        Assert.Equal(EasterTuesday, London.WorkingDayOnOrAfter(Saturday));
        Assert.Equal(MaundyThursday, London.WorkingDayOnOrBefore(Saturday));
        Assert.Equal(MaundyThursday, London.WorkingDayOnOrAfter(MaundyThursday));
    }

    [Fact]
    public void A_day_that_only_sees_the_end_of_a_night_shift_is_no_working_day()
    {
        var nights = MondayToFriday("Europe/London", Night);
        Assert.False(nights.IsWorkingDay(Saturday));
        Assert.True(nights.IsOpen(Instant.FromUtc(2026, 4, 4, 3, 0)));
    }

    [Fact]
    public void The_Friday_that_Samoa_skipped_was_no_working_day()
    {
        var apia = MondayToFriday("Pacific/Apia", Day);
        Assert.False(apia.IsWorkingDay(new LocalDate(2011, 12, 30)));
        Assert.Equal(new LocalDate(2012, 1, 2), apia.AddWorkingDays(new LocalDate(2011, 12, 29), 1));
    }

    [Fact]
    public void Nobody_who_never_works_has_a_next_working_day()
    {
        var never = new BusinessCalendar(new CalendarDefinition("c", "Etc/UTC", new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>(), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
        Assert.Null(never.AddWorkingDays(Saturday, 1));
        Assert.Null(never.WorkingDayOnOrBefore(Saturday));
        Assert.Equal(0, never.WorkingDaysBetween(Saturday, Saturday.PlusYears(1)));
    }
}
