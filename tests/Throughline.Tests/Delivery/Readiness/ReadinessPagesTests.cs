using System.Net;
using NodaTime;
using Throughline.Tests.Delivery.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Delivery.Readiness;

[Trait("needs", "server")]
public class ReadinessPagesTests
{
    [Fact]
    public async Task What_a_survey_found_is_on_the_overview_and_what_is_late_says_by_how_much()
    {
        await using var b = await Brightwater.Signed();
        Assert.Equal(200, (await b.Priya.Send($"/networks/{b.Network}/readiness/surveys", new { site = "QS", surveyedOn = "2026-09-21", surveyor = "Sam Okafor", rackFreeUnits = 0, medium = "multimode", connector = "LC" })).Status);
        b.Site.Clock.Advance(Duration.FromDays(60));

        var overview = WebUtility.HtmlDecode(await b.Priya.GetStringAsync($"/networks/{b.Network}", TestContext.Current.CancellationToken));

        Assert.Contains("data-l=\"Handoff\">multimode LC</td>", overview, StringComparison.Ordinal);
        Assert.Matches("· [0-9]+ d late</span>", overview);
    }
}
