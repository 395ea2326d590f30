using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Agreements;

public class TimeLengthTests
{
    [Theory]
    [InlineData("90", 90, null)]
    [InlineData("4 h", 240, null)]
    [InlineData("1 h 30 min", 90, null)]
    [InlineData("1.5h", 90, null)]
    [InlineData("2 d", 1020, null)]
    [InlineData("2 calendarDays", 2880, true)]
    [InlineData("40 businessDays", 40 * 510, false)]
    [InlineData("30 businessMinutes", 30, false)]
    [InlineData("0", 0, null)]
    [InlineData("-3 h", -1, null)]
    [InlineData("99999999999999999999999999999999999 h", int.MaxValue, null)]
    public void A_length_is_read_as_people_and_carriers_write_it(string text, int minutes, bool? always)
    {
        var time = TimeLength.Read(text, StandardHours.Office("Europe/London"), dayAndNight: false)!.Value;

        Assert.Equal((minutes, always), (time.Minutes, time.DayAndNight));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("4 parsecs")]
    [InlineData("10 years")]
    [InlineData("4 h or so")]
    [InlineData("h 4")]
    public void What_is_not_a_length_is_not_guessed_at(string text) => Assert.Null(TimeLength.Read(text, null, dayAndNight: true));

    [Fact]
    public void A_very_long_text_is_answered_at_once() => Assert.Null(TimeLength.Read(new string('1', 4000) + "x", null, dayAndNight: true));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10 * 366 * 24 * 60)]
    [InlineData(int.MaxValue)]
    public void A_target_of_nothing_or_of_ten_years_is_refused(int minutes) =>
        Assert.Contains(AgreementTerms.Faults(1, minutes, minutes, minutes, ""), f => f.Code is "respond-out-of-range");

    [Fact]
    public void Serial_parts_multiply_and_redundant_ones_stand_in_for_each_other()
    {
        Assert.Equal(98.901m, Availability.Chain([[99.9m], [99m]]));
        Assert.Equal(99.999m, Availability.Chain([[99.9m, 99m]]));
        Assert.Null(Availability.Warning(99.9m, 99.999m));
        Assert.Contains("99.95 % is promised", Availability.Warning(99.95m, 99.9m));
    }
}
