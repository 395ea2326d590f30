using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Modules.Delivery.Acceptances;
using Throughline.Tests.Delivery.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Delivery.Acceptances;

[Trait("needs", "server")]
public class AcceptanceTests
{
    [Fact]
    public async Task The_signatory_accepts_by_link_and_billing_starts_that_day()
    {
        await using var b = await Brightwater.Signed();
        b.Site.Clock.Set(Instant.FromUtc(2026, 11, 13, 15, 40));
        var token = await b.Ready();
        b.Site.Clock.Set(Instant.FromUtc(2026, 11, 17, 9, 20));

        var page = await b.Site.As().GetStringAsync($"/accept/{token}", TestContext.Current.CancellationToken);
        Assert.Contains("Your test ends Fri 20 Nov, 17:00", page);
        Assert.Contains("£420", page);
        Assert.DoesNotContain("kit-list", page);

        var wrong = await b.Post($"/accept/{token}", $"/accept/{token}", new() { ["name"] = "Dev Patel", ["role"] = "site contact" });
        Assert.Equal(422, wrong.Status);
        Assert.Contains("“Dev Patel” cannot sign with it", wrong.Page);
        var stale = await b.Post($"/accept/{token}", $"/accept/{token}", new() { ["name"] = "Helen Ashworth", ["role"] = "director", ["hash"] = "00" });
        Assert.Equal(422, stale.Status);
        Assert.Contains("changed since this page was opened", stale.Page);

        Assert.Equal(303, (await b.Post($"/accept/{token}", $"/accept/{token}", new() { ["name"] = "helen ashworth", ["role"] = "director" })).Status);
        var second = await b.Post("/sign-in", $"/accept/{token}", new() { ["name"] = "Helen Ashworth", ["role"] = "director", ["hash"] = "00", ["_from"] = $"/accept/{token}" });
        Assert.Equal(422, second.Status);
        Assert.Contains("accepted already, by helen ashworth on 17 November 2026, 09:20", await b.Site.As().GetStringAsync($"/accept/{token}", TestContext.Current.CancellationToken));

        var (_, seen) = await b.Helen.Read($"/networks/{b.Network}/acceptance");
        Assert.Equal("2026-11-17", seen.GetProperty("billing").GetProperty("on").GetString());
        Assert.Equal(42_000, seen.GetProperty("billing").GetProperty("monthlyMinor").GetInt64());
        Assert.Equal(124_000, seen.GetProperty("billing").GetProperty("onceMinor").GetInt64());
        Assert.Equal(19_600, seen.GetProperty("billing").GetProperty("firstMonthMinor").GetInt64()); // 14 of 30 days
        Assert.Equal("InService", (await Phase(b)).ToString());
    }

    [Fact]
    public async Task Silence_until_the_end_of_the_test_days_counts_as_acceptance_and_the_link_says_so()
    {
        await using var b = await Brightwater.Signed();
        b.Site.Clock.Set(Instant.FromUtc(2026, 11, 13, 15, 40));
        var token = await b.Ready();

        b.Site.Clock.Set(Instant.FromUtc(2026, 11, 20, 16, 59));
        await b.DoDueWork();
        Assert.Equal("ReadyForUse", (await Phase(b)).ToString());
        b.Site.Clock.Set(Instant.FromUtc(2026, 11, 20, 17, 0));
        await b.DoDueWork();
        await b.DoDueWork();

        Assert.Equal("InService", (await Phase(b)).ToString());
        Assert.Equal(1, await b.Site.Do(async (_, db) => await db.BillingStarts.CountAsync()));
        var (_, seen) = await b.Maja.Read($"/networks/{b.Network}/acceptance");
        Assert.Equal("2026-11-20", seen.GetProperty("billing").GetProperty("on").GetString());
        Assert.True(seen.GetProperty("billing").GetProperty("deemed").GetBoolean());
        Assert.Contains("counts as accepted", await b.Site.As().GetStringAsync($"/accept/{token}", TestContext.Current.CancellationToken));
        var (late, why) = await b.Helen.Send($"/networks/{b.Network}/acceptance/reject", new { role = "director", defects = "too slow", hash = seen.GetProperty("rounds")[0].GetProperty("contentHash").GetString() });
        Assert.Equal(422, late);
        Assert.Contains("A fault now is a ticket", why.ToString());
    }

    [Fact]
    public async Task A_report_that_fails_keeps_the_network_from_use_until_it_is_mended()
    {
        await using var b = await Brightwater.Signed();

        var (none, nothing) = await b.Maja.Send($"/networks/{b.Network}/acceptance/ready", new { });
        Assert.Equal(422, none);
        Assert.Contains("S-4410 has no mandatory test report", nothing.ToString());

        var (status, judged) = await b.Import("y1564-fail-flr.json");
        Assert.Equal(201, status);
        Assert.Equal("fail", judged.GetProperty("verdict").GetString());
        Assert.Equal(["CLAIM_CONTRADICTED", "FLR:A-Z/gold:CIR100", "IR:A-Z/gold:CIR100"], judged.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()!));
        var (refused, why) = await b.Maja.Send($"/networks/{b.Network}/acceptance/ready", new { });
        Assert.Equal(422, refused);
        Assert.Contains("is FAIL", why.ToString());
        Assert.Equal(422, (await b.Maja.Send($"/networks/{b.Network}/acceptance/ready", new { testDays = 0 })).Status);

        var byPriya = await b.Priya.Send($"/networks/{b.Network}/acceptance/ready", new { });
        Assert.Equal(403, byPriya.Status);
        await b.Ready();
    }

    [Fact]
    public async Task Defects_lead_back_to_implementing_and_to_a_second_hand_over()
    {
        await using var b = await Brightwater.Signed();
        var token = await b.Ready();

        var reported = await b.Post($"/accept/{token}", $"/accept/{token}/reject", new() { ["name"] = "Helen Ashworth", ["role"] = "director", ["defects"] = "<script>port 2 is dead</script>" });
        Assert.Equal(303, reported.Status);
        Assert.Equal(200, (await b.Priya.Send($"/networks/{b.Network}/acceptance/fix", new { })).Status);
        Assert.Equal("Implementing", (await Phase(b)).ToString());
        var page = await b.Maja.GetStringAsync($"/networks/{b.Network}/acceptance", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>port", page);

        await b.Ready();
        var (_, seen) = await b.Maja.Read($"/networks/{b.Network}/acceptance");
        Assert.Equal(2, seen.GetProperty("rounds")[0].GetProperty("round").GetInt32());
    }

    [Fact]
    public async Task Only_the_signatory_signs_and_a_stranger_sees_nothing()
    {
        await using var b = await Brightwater.Signed();
        await b.Ready();
        var (_, seen) = await b.Helen.Read($"/networks/{b.Network}/acceptance");
        var hash = seen.GetProperty("rounds")[0].GetProperty("contentHash").GetString();

        var (byDev, why) = await b.Dev.Send($"/networks/{b.Network}/acceptance/accept", new { role = "site", hash });
        Assert.Equal(422, byDev);
        Assert.Contains("Only Helen Ashworth may sign", why.ToString());
        Assert.Equal(404, (await b.Site.As("Zoran Ilić").Read($"/networks/{b.Network}/acceptance")).Status);
        Assert.Equal(404, (int)(await b.Site.As().GetAsync("/accept/no-such-token", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(200, (await b.Helen.Send($"/networks/{b.Network}/acceptance/accept", new { role = "director", hash })).Status);
    }

    [Fact]
    public async Task The_packet_goes_out_once_accepted_and_a_low_answer_opens_a_call()
    {
        await using var b = await Brightwater.Signed();
        var token = await b.Ready();
        Assert.Equal(422, (await b.Maja.Send($"/networks/{b.Network}/packet", new { })).Status);
        await b.Post($"/accept/{token}", $"/accept/{token}", new() { ["name"] = "Helen Ashworth", ["role"] = "director" });

        var (blocked, why) = await b.Maja.Send($"/networks/{b.Network}/packet", new { });
        Assert.Equal(422, blocked);
        Assert.Contains("would name nobody to call", why.ToString());
        await b.Site.Do(async (_, db) =>
        {
            (await db.People.SingleAsync(p => p.Name == "Maja Kovač")).Phone = "07700 900431";
            await db.SaveChangesAsync();
        });
        var (status, sent) = await b.Maja.Send($"/networks/{b.Network}/packet", new { });
        Assert.True(status == 201, sent.ToString());
        var html = await b.Helen.GetStringAsync($"/networks/{b.Network}/packet.html", TestContext.Current.CancellationToken);
        Assert.Contains("EPL-000042", html);
        Assert.Contains("07700 900431", html);
        Assert.Contains("Billing starts on", html);
        Assert.DoesNotContain("internal", html.Split("<main")[1]);

        var survey = sent.GetProperty("surveyLink").GetString()!.Split('/')[^1];
        Assert.Equal(422, (await b.Post($"/survey/{survey}", $"/survey/{survey}", new() { ["overall"] = "9" })).Status);
        Assert.Equal(303, (await b.Post($"/survey/{survey}", $"/survey/{survey}", new() { ["overall"] = "2", ["words"] = "late, and nobody called" })).Status);
        Assert.Contains("Thank you", await b.Site.As().GetStringAsync($"/survey/{survey}", TestContext.Current.CancellationToken));
        var (_, packet) = await b.Maja.Read($"/networks/{b.Network}/packet");
        Assert.True(packet.GetProperty("survey").GetProperty("needsCall").GetBoolean());
        var (_, theirs) = await b.Helen.Read($"/networks/{b.Network}/packet");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, theirs.GetProperty("survey").ValueKind);
    }

    static Task<Throughline.Modules.Networks.Published.Phase> Phase(Brightwater b) => b.Site.Do(async (_, db) => (await db.Networks.SingleAsync(n => n.Id == b.NetworkId)).Phase);
}
