using System.Text.Json;
using NodaTime;
using Throughline.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "database")]
public class NightTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_two_in_the_morning_the_duty_engineer_works_with_both_clocks_and_the_credits_are_computed(bool onPostgres)
    {
        if (onPostgres) Need.Postgres();
        await using var village = await Village.Start(onPostgres ? await postgres.CreateDatabase("night") : null);
        var (site, sam, tomas) = (village.Site, village.Site.As("Sam Okoro"), village.Site.As("Tomás Reyes"));

        var (opened, ticket) = await sam.Send("/tickets", new { title = "Harbour Street down", description = "Everything is offline", network = village.Network, impact = "down", site = "HS", service = village.Service });
        Assert.Equal((201, "T-1001", 1, "2026-11-17T02:13:00Z"), (opened, Text(ticket, "reference"), ticket.GetProperty("priority").GetInt32(), Text(ticket, "runsOutAt")));

        At(site, "02:04");
        Assert.Equal(200, (await tomas.Send("/tickets/T-1001/acknowledge", new { })).Status);
        Assert.Equal(200, (await tomas.Send("/tickets/T-1001/take", new { })).Status);
        At(site, "02:09");
        Assert.Equal(200, (await tomas.Send("/tickets/T-1001/provider-clock", new { theirReference = "7781204" })).Status);
        At(site, "02:20");
        Assert.Equal(200, (await tomas.Send("/tickets/T-1001/provider-clock/pause", new { on = "Brightwater", reason = "site access for remote hands", evidence = "mail 02:19" })).Status);
        At(site, "02:31");
        Assert.Equal(200, (await tomas.Send("/tickets/T-1001/provider-clock/resume", new { })).Status);
        At(site, "02:41");

        var now = (await tomas.Read("/tickets/T-1001")).Body;
        var clocks = now.GetProperty("clocks").EnumerateArray().ToDictionary(c => Text(c, "kind"));
        Assert.Equal("2026-11-17T05:58:00Z", Text(clocks["customer-restore"], "due"));
        Assert.Equal("2026-11-17T08:20:00Z", Text(clocks["provider-restore"], "due"));
        Assert.Equal("PT660S", Text(clocks["provider-restore"], "pausedFor"));
        Assert.Equal(("PT360S", false), (Text(clocks["customer-respond"], "elapsed"), clocks["customer-respond"].GetProperty("breached").GetBoolean()));
        Assert.Equal("Tomás Reyes", Text(now.GetProperty("owner"), "name"));

        At(site, "06:28");
        var refused = await tomas.Send("/tickets/T-1001/resolve", new { fix = "" });
        Assert.Equal(422, refused.Status);
        Assert.Equal(["/cause", "/fix"], refused.Body.GetProperty("errors").EnumerateArray().Select(e => Text(e, "pointer")).Order());
        var resolved = await tomas.Send("/tickets/T-1001/resolve", new { cause = "provider", fix = "Norrvik replaced the optic on 1/0/14", component = "HS-NTE-01" });
        Assert.Equal((200, "resolved"), (resolved.Status, Text(resolved.Body, "state")));

        // 4 h 30 down of 720 h: 99.375 %, a tenth of £930 owed; Norrvik's clock ran 4 h 08: 99.43 %, a tenth claimable
        var credits = (await tomas.Read($"/networks/{village.Network}/credits")).Body;
        var lines = credits.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal([("A-031", 99.375m, 9300), ("A-102", Math.Round(100m * (1 - 248m / 43200), 4), 9300)],
            lines.Select(l => (Text(l, "agreement"), l.GetProperty("availabilityPercent").GetDecimal(), l.GetProperty("creditMinor").GetInt32())));

        Assert.Equal(200, (await sam.Send("/tickets/T-1001/reopen", new { why = "dark again" })).Status);
        At(site, "06:48");
        var again = (await tomas.Read("/tickets/T-1001")).Body.GetProperty("clocks").EnumerateArray().ToDictionary(c => Text(c, "kind"));
        Assert.Equal((Duration.FromMinutes(290).TotalSeconds.ToString("'PT'0'S'", System.Globalization.CultureInfo.InvariantCulture), true), (Text(again["customer-restore"], "elapsed"), again["customer-restore"].GetProperty("breached").GetBoolean()));
        Assert.Equal("PT360S", Text(again["customer-respond"], "elapsed"));
    }

    static void At(TestSite site, string time) => site.Clock.Set(NodaTime.Text.InstantPattern.ExtendedIso.Parse($"2026-11-17T{time}:00Z").Value);

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
