using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements;

/// <summary>What was down for a part of the time and impaired for the rest is an outage of that part.</summary>
[Trait("needs", "server")]
public class ImpactTests
{
    [Fact]
    public async Task Only_the_time_in_which_it_was_down_is_downtime_whatever_it_was_at_the_end()
    {
        await using var village = await Village.Start();
        var (maja, jonas) = (village.Site.As("Maja Kovač"), village.Site.As("Jonas Weber"));
        void At(int day, int hour) => village.Site.Clock.Set(Instant.FromUtc(2026, 11, day, hour, 0));
        Task<string> Open(string impact) => village.Open("Maja Kovač", new { title = impact, network = village.Network, service = village.Service, impact, urgency = "high" });
        async Task Judge(string ticket, string impact, string? since = null) => Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/priority", new { impact, urgency = "high", why = "seen on site", since })).Status);
        async Task Resolve(string ticket) => Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Done" })).Status);
        async Task<(double Down, double Impaired)> Month()
        {
            var line = (await jonas.Read($"/availability?month=2026-11&network={village.Network}")).Body.GetProperty("services")[0];
            double Hours(string name) => NodaTime.Text.PeriodPattern.NormalizingIso.Parse(line.GetProperty(name).GetString()!).Value.ToDuration().TotalHours;
            return (Hours("down"), Hours("impaired"));
        }

        // dark for three hours, then a backup carries it for four
        At(17, 2);
        var dark = await Open("down");
        await maja.Send($"/tickets/{dark}/provider-clock", new { theirReference = "7781204" });
        At(17, 5);
        await Judge(dark, "impaired");
        At(17, 9);
        await Resolve(dark);
        Assert.Equal((3.0, 4.0), await Month());
        // the provider had it all the time: three hours of 720, a tenth of £930, and the evidence says so
        var theirs = (await jonas.Read($"/networks/{village.Network}/credits?month=2026-11")).Body.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("agreement").GetString() == "A-102");
        Assert.Equal(9_300, theirs.GetProperty("creditMinor").GetInt32());
        Assert.Equal(200, (await maja.Send($"/tickets/{dark}/close", new { })).Status);
        await village.Site.DoDue();
        var claim = await village.Site.Do((_, db) => db.Claims.Include(c => c.Evidence).SingleAsync());
        Assert.Equal((180, Instant.FromUtc(2026, 11, 17, 5, 0)), (claim.Evidence[0].Minutes, claim.Evidence[0].To));

        // only slow for two hours, then dark for one
        At(18, 2);
        var slow = await Open("impaired");
        At(18, 4);
        await Judge(slow, "down");
        At(18, 5);
        await Resolve(slow);
        Assert.Equal((4.0, 6.0), await Month());

        // it was taken for dark and never was
        At(19, 2);
        var mistaken = await Open("down");
        At(19, 4);
        Assert.Equal(422, (await maja.Send($"/tickets/{mistaken}/priority", new { impact = "impaired", urgency = "high", why = "x", since = "2026-11-19T01:00:00Z" })).Status);
        await Judge(mistaken, "impaired", "2026-11-19T02:00:00Z");
        await Resolve(mistaken);
        Assert.Equal((4.0, 8.0), await Month());
    }
}
