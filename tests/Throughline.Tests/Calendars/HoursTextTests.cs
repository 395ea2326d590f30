using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Keeping;

namespace Throughline.Tests.Calendars;

public class HoursTextTests
{
    private static (string Text, string Faults) Read(string? text)
    {
        var faults = new List<Obstacle>();
        var hours = HoursText.Read(text, "Monday", "/monday", faults);
        return (HoursText.Text(hours), string.Join(" ", faults.Select(f => f.Message)));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("closed", "")]
    [InlineData("9-17", "09:00–17:00")]
    [InlineData("13:00 to 17:30, 09:00–12:15", "09:00–12:15, 13:00–17:30")]
    [InlineData("00:00–24:00", "00:00–24:00")]
    [InlineData("22:00-06:00+1", "22:00–06:00+1")]
    [InlineData("08:00–08:00 next day", "08:00–08:00+1")]
    [InlineData("09:00-12:00,12:00-17:00", "09:00–12:00, 12:00–17:00")]
    public void Hours_are_read_as_people_write_them(string? text, string read) => Assert.Equal((read, ""), Read(text));

    [Theory]
    [InlineData("09:00–09:00", "Monday: 09:00–09:00 is empty: it ends when it begins. Write 00:00–24:00 for the whole day, 09:00–09:00+1 for 24 hours, or leave it out.")]
    [InlineData("17:00-09:00", "Monday: 17:00-09:00 ends before it begins. Exchange the two, or write 17:00–09:00+1 when it ends on the next day.")]
    [InlineData("09:00-12:30, 12:00-17:00", "Monday: 09:00–12:30 and 12:00–17:00 overlap. Write them as one stretch, 09:00–17:00.")]
    [InlineData("09:00-17:00+1", "Monday: 09:00-17:00+1 would last longer than a day. End it by 09:00+1, and write the rest on the next day.")]
    [InlineData("9 til 5", "Monday: “9 til 5” is no stretch of hours. Write it as 09:00–17:00, several with a comma between them, and leave the field empty for a closed day.")]
    [InlineData("25:00-26:00", "Monday: “25:00-26:00” is no stretch of hours. Write it as 09:00–17:00, several with a comma between them, and leave the field empty for a closed day.")]
    [InlineData("24:00-08:00+1", "Monday: “24:00-08:00+1” begins at the end of the day. Write it on the next day, from 00:00.")]
    public void Hours_that_cannot_be_are_refused_with_the_way_out(string text, string said) => Assert.Equal(said, Read(text).Faults);

    [Fact]
    public void A_night_that_runs_into_the_next_days_hours_is_refused()
    {
        var faults = new List<Obstacle>();
        HoursText.ReadWeek(["09:00–17:00", null, null, null, null, null, "22:00–10:00+1"], faults);
        Assert.Equal("Sunday's 22:00–10:00+1 runs into Monday's 09:00–17:00. Begin Monday at 10:00 or later, or end the night before it.", Assert.Single(faults).Message);
    }

    [Theory]
    [InlineData("09:00–17:00", "Mon–Fri 09:00–17:00", 5)]
    [InlineData("00:00–24:00", "every day, day and night", 7)]
    [InlineData("22:00–06:00+1", "Mon, Tue 22:00–06:00 next day", 2)]
    [InlineData("", "never open", 7)]
    public void A_week_is_said_in_one_line(string text, string words, int days) =>
        Assert.Equal(words, HoursText.WeekWords(HoursText.ReadWeek([.. Enumerable.Range(1, 7).Select(d => d <= days ? text : null)], [])));
}
