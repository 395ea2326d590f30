using System.Text;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Throughline.Modules.Calendars.Definitions;

namespace Throughline.Tests.Calendars;

public class InstantTextTests
{
    [Fact]
    public void An_instant_is_written_as_the_pattern_writes_it_and_read_back() => (
        from day in Gen.Choose(-719_162, 2_932_896) from second in Gen.Choose(0, 86_399) from fraction in Gen.Choose(0, 9_999_999) from plain in Gen.Elements(true, true, false)
        select Instant.FromUnixTimeSeconds(day * 86_400L + second).PlusTicks(plain ? 0 : fraction)).Holds(instant =>
    {
        var buffer = new byte[40];
        var text = Encoding.UTF8.GetString(buffer, 0, InstantText.Write(instant, buffer));
        Assert.Equal(InstantPattern.ExtendedIso.Format(instant), text);
        Assert.Equal(instant, InstantText.Read(Encoding.UTF8.GetBytes(text)));
    }, 2000);

    [Theory]
    [InlineData("2026-02-02T09:00:00+01:00", "2026-02-02T08:00:00Z")]
    [InlineData("2026-02-02T08:00:00.25Z", "2026-02-02T08:00:00.25Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("2026-02-02T24:00:00Z", "2026-02-03T00:00:00Z")]
    public void Any_form_of_the_standard_is_read(string text, string instant) =>
        Assert.Equal(InstantPattern.ExtendedIso.Parse(instant).Value, InstantText.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("2026-02-29T08:00:00Z")]
    [InlineData("2026-13-01T08:00:00Z")]
    [InlineData("2026-02-02T08:60:00Z")]
    [InlineData("2026-02-02T08:00:60Z")]
    [InlineData("2026-02-02T08:00:0OZ")]
    [InlineData("2026-02-02 08:00:00Z")]
    [InlineData("2026-02-02T08:00:00")]
    [InlineData("2026-02-02")]
    [InlineData("")]
    public void What_is_no_instant_is_not_read(string text) => Assert.Null(InstantText.Read(Encoding.UTF8.GetBytes(text)));
}
