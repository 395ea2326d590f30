using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Ui;

namespace Throughline.Tests.Ui;

public class WordsTests
{
    [Fact]
    public void A_choice_reads_as_words() => Assert.Equal(["Leave", "Customer request", "Sudden loss"], ((HandoverTrigger[])[HandoverTrigger.Leave, HandoverTrigger.CustomerRequest, HandoverTrigger.SuddenLoss]).Select(ChoiceWords.Of));

    [Theory]
    [InlineData("de", "German")]
    [InlineData("hr", "Croatian")]
    [InlineData("English", "English")]
    public void A_language_reads_as_its_name(string noted, string name) => Assert.Equal(name, SpokenLanguage.NameOf(noted));

    [Fact]
    public void A_stretch_of_time_says_its_day_once()
    {
        var from = Instant.FromUtc(2026, 11, 23, 8, 0);
        Assert.Equal("Mon 23 Nov 08:00 to 22:00", new Interval(from, from + Duration.FromHours(14)).Text("Europe/London"));
        Assert.Equal("Mon 23 Nov 08:00 to Tue 24 Nov 08:00", new Interval(from, from + Duration.FromHours(24)).Text("Europe/London"));
    }

    [Fact]
    public async Task Amounts_of_two_currencies_break_between_them_and_nowhere_else() =>
        Assert.Contains("<span class=\"nw\">−£1,797</span>, <span class=\"nw\">−$621.50</span>", System.Net.WebUtility.HtmlDecode(await Drawn.Html<Kpi>(new { Label = "Net", Value = "−£1,797, −$621.50" })));
}
