using System.Text.Json;
using NodaTime;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Networks;

[Trait("needs", "server")]
public class AnsweringTests
{
    [Fact]
    public async Task Who_answers_now_is_read_on_the_calendar_by_which_the_engineer_works()
    {
        await using var village = await Village.Start();
        HttpClient jonas = village.Site.As("Jonas Weber"), maja = village.Site.As("Maja Kovač"), tomas = village.Site.As("Tomás Reyes");
        Assert.Equal(201, (await jonas.Send("/calendars", new { name = "Early shift", zone = "Europe/London", monday = "06:00–14:00", tuesday = "06:00–14:00", wednesday = "06:00–14:00" })).Status);
        var early = Instant.FromUtc(2026, 11, 17, 6, 30);
        village.Site.Clock.Set(early);
        Assert.StartsWith("Tomás Reyes, on duty", await Answers(maja, village.Network), StringComparison.Ordinal);

        var (unknown, why) = await maja.Send($"/people/{village.Maja.Id}/calendar", new { calendar = "Late shift" });
        var (notHis, whose) = await tomas.Send($"/people/{village.Maja.Id}/calendar", new { calendar = "Early shift" });
        Assert.Equal((422, 422), (unknown, notHis));
        Assert.Contains("There is no calendar “Late shift”", why.ToString(), StringComparison.Ordinal);
        Assert.Contains("by Maja Kovač or by a manager", whose.ToString(), StringComparison.Ordinal);
        Assert.Equal(200, (await maja.Send($"/people/{village.Maja.Id}/calendar", new { calendar = "Early shift" })).Status);

        Assert.Equal("Maja, until 14:00", await Answers(maja, village.Network));
        village.Site.Clock.Set(early + Duration.FromHours(8));
        Assert.StartsWith("Tomás Reyes, on duty", await Answers(maja, village.Network), StringComparison.Ordinal);
        Assert.Contains("Early shift", await maja.GetStringAsync($"/people/{village.Maja.Id}", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(200, (await jonas.Send($"/people/{village.Maja.Id}/calendar", new { })).Status);
        Assert.Equal("Maja, until 17:30", await Answers(maja, village.Network));
    }

    static async Task<string?> Answers(HttpClient who, string network) => (await who.Read($"/networks/{network}")).Body.GetProperty("head").GetProperty("answering").GetProperty("sentence").GetString();
}
