using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements;

[Trait("needs", "server")]
public class AvailabilityTests
{
    [Fact]
    public async Task A_month_counts_overlapping_outages_once_and_keeps_what_was_excluded_or_only_impaired_apart()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        var maja = village.Site.As("Maja Kovač");
        // the version of November excludes power at the customer's site
        Assert.Equal(200, (await jonas.Send("/agreements/A-031/versions", new { from = "2026-02-01", why = "Power is theirs", excluded = new[] { "customer-power" } })).Status);

        async Task Ticket(int day, int fromHour, int toHour, string impact, string cause)
        {
            village.Site.Clock.Set(Instant.FromUtc(2026, 11, day, fromHour, 0));
            var reference = await village.Open("Maja Kovač", new { title = $"Day {day}", network = village.Network, service = village.Service, impact, urgency = "high" });
            village.Site.Clock.Set(Instant.FromUtc(2026, 11, day, toHour, 0));
            Assert.Equal(200, (await maja.Send($"/tickets/{reference}/resolve", new { cause, fix = "Done" })).Status);
        }
        await Ticket(17, 2, 4, "down", "provider");
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 17, 5, 0));
        // reported late, about the same night: one hour of the two is new
        var late = await village.Open("Maja Kovač", new { title = "Also dark", network = village.Network, service = village.Service, impact = "down", urgency = "high", reportedAt = "2026-11-17T03:00:00Z" });
        Assert.Equal(200, (await maja.Send($"/tickets/{late}/resolve", new { cause = "provider", fix = "Done" })).Status);
        await Ticket(18, 2, 6, "down", "customer-power");
        await Ticket(19, 2, 7, "impaired", "kit");

        var line = (await jonas.Read("/availability?month=2026-11")).Body.GetProperty("services").EnumerateArray().Single(s => s.GetProperty("network").GetString() == village.Network);
        double Hours(string name) => Duration(line.GetProperty(name));
        Assert.Equal((720.0, 3.0, 5.0, 4.0), (Hours("agreed"), Hours("down"), Hours("impaired"), Hours("notCounted")));
        Assert.Equal(Math.Round(100m * 717 / 720, 4), line.GetProperty("availabilityPercent").GetDecimal());
        Assert.True(line.GetProperty("missed").GetBoolean());
        Assert.Equal(4, line.GetProperty("tickets").GetArrayLength());
        // both promise 99.9 %; a chain of Norrvik alone is just enough
        Assert.Equal((99.9m, JsonValueKind.Null), (line.GetProperty("chainPercent").GetDecimal(), line.GetProperty("warning").ValueKind));
        // what missed its promise stands first, whatever its number
        Assert.Equal([village.Network], (await jonas.Read("/availability?month=2026-11")).Body.GetProperty("services").EnumerateArray().Take(1).Select(s => s.GetProperty("network").GetString()));
        Assert.Equal(0.0, Duration((await jonas.Read("/availability?month=2026-10")).Body.GetProperty("services")[0].GetProperty("down")));
        Assert.Equal(422, (await jonas.Read("/availability?month=2026-13")).Status);
    }

    static double Duration(JsonElement span) => span.ValueKind == JsonValueKind.Number ? span.GetDouble() / 3600 : NodaTime.Text.DurationPattern.Roundtrip.Parse(span.GetString()!) is { Success: true } read ? read.Value.TotalHours : NodaTime.Text.PeriodPattern.NormalizingIso.Parse(span.GetString()!).Value.ToDuration().TotalHours;

    [Fact]
    public async Task An_agreement_that_ends_is_told_of_a_month_before_notice_and_not_again_when_it_was_renewed()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        var made = await jonas.Send("/agreements", new { template = "bronze", with = "Brightwater Clinics", title = "Bronze", from = "2026-01-01", until = "2027-02-28", noticeDays = 60, networks = new[] { village.Network } });
        var reference = made.Body.GetProperty("reference").GetString();
        // notice by 30 December, so the alarm rings on the last day of November
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 30, 1, 0));
        await Due(village);
        var notice = await village.Site.Do((_, db) => db.Notices.SingleAsync(n => n.PersonId == village.Jonas.Id && n.Href == $"/agreements/{reference}"));
        Assert.Equal(($"{reference} with Brightwater Clinics ends on 28 Feb 2027", true), (notice.Subject, notice.Text.Contains("30 Dec 2026", StringComparison.Ordinal)));

        await jonas.Send($"/agreements/{reference}/renew", new { until = "2028-02-28" });
        village.Site.Clock.Set(Instant.FromUtc(2027, 11, 30, 1, 0));
        await Due(village);
        Assert.Equal(2, await village.Site.Do((_, db) => db.Notices.CountAsync(n => n.PersonId == village.Jonas.Id && n.Href == $"/agreements/{reference}")));
    }

    [Fact]
    public async Task A_longer_notice_brings_its_alarm_forward()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        var made = await jonas.Send("/agreements", new { template = "bronze", with = "Brightwater Clinics", title = "Bronze", from = "2026-01-01", until = "2027-12-31", noticeDays = 60, networks = new[] { village.Network } });
        var reference = made.Body.GetProperty("reference").GetString();
        // notice by 4 July instead of 1 November
        Assert.Equal(200, (await jonas.Send($"/agreements/{reference}/versions", new { from = "2027-01-01", why = "Longer notice", noticeDays = 180 })).Status);
        village.Site.Clock.Set(Instant.FromUtc(2027, 6, 4, 1, 0));
        await Due(village);
        Assert.Contains("4 Jul 2027", (await village.Site.Do((_, db) => db.Notices.SingleAsync(n => n.PersonId == village.Jonas.Id && n.Href == $"/agreements/{reference}"))).Text, StringComparison.Ordinal);
        village.Site.Clock.Set(Instant.FromUtc(2027, 10, 3, 1, 0));
        await Due(village);
        Assert.Equal(1, await village.Site.Do((_, db) => db.Notices.CountAsync(n => n.PersonId == village.Jonas.Id && n.Href == $"/agreements/{reference}")));
    }

    static async Task Due(Village village)
    {
        var worker = (Throughline.Host.DueWorker)village.Site.App.Services.GetService(typeof(Throughline.Host.DueWorker))!;
        var now = village.Site.Clock.Now();
        do await worker.RunOnce(TestContext.Current.CancellationToken);
        while (await village.Site.Do((_, db) => db.DueWork.AnyAsync(w => w.DueAt <= now && w.DoneAt == null && w.GivenUpAt == null && (w.Kind == AgreementWork.Expires || w.Kind == "notify"))));
    }
}
