using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements.Claims;

[Trait("needs", "server")]
public class LateAndPartnerTests
{
    [Fact]
    public async Task A_service_that_was_only_impaired_but_restored_late_costs_what_the_tier_says_and_the_page_says_why()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        await site.Person("Ada Finch", Role.Finance);
        await site.Do(async (_, db) =>
        {
            var terms = (await db.Agreements.Whole().SingleAsync(a => a.Number == 31)).Latest;
            terms.Promise(2, 30, 120);
            terms.Credit(99.9m, [new CreditTier(0, 99.9m, 10), new(0, 60, 5, TierKind.LateRestore), new(60, CreditTier.NoEnd, 20, TierKind.LateRestore)]);
            await db.SaveChangesAsync();
        });
        var (sam, tomas, ada) = (site.As("Sam Okoro"), site.As("Tomás Reyes"), site.As("Ada Finch"));
        var ticket = await village.Open("Sam Okoro", new { title = "Slow", description = "Loses packets", network = village.Network, impact = "impaired", urgency = "high", site = "HS", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        site.Clock.Advance(Duration.FromMinutes(195));

        // 75 minutes late so far: the month as it stands
        var line = Line((await tomas.Read($"/networks/{village.Network}/credits")).Body, "A-031");
        Assert.Equal((18_600, 100m, "T-1001"), (line.GetProperty("creditMinor").GetInt32(), line.GetProperty("availabilityPercent").GetDecimal(), line.GetProperty("tickets")[0].GetString()));

        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "configuration-change", fix = "Duplex set" });
        await sam.Send($"/tickets/{ticket}/close", new { });
        await site.DoDue();
        site.Clock.Set(Instant.FromUtc(2026, 12, 2, 6, 0));
        await site.DoDue();
        var credit = (await ada.Read("/credits/CR-1001")).Body;
        Assert.Equal((18_600, "T-1001 was restored 75 minutes late: from 60 minutes on it costs 20 % of the £930 a month, £186."), (credit.GetProperty("amountMinor").GetInt32(), credit.GetProperty("because")[0].GetString()));
        Assert.Contains("T-1001 was restored 75 minutes late", await ada.GetStringAsync("/credits/CR-1001", TestContext.Current.CancellationToken));
        Assert.Contains("T-1001 was restored 75 minutes late", await ada.GetStringAsync("/claims", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_installation_that_came_late_costs_a_share_of_the_charge_paid_once_and_the_provider_behind_it_owes_us_theirs()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        await site.Person("Ada Finch", Role.Finance);
        await site.Do(async (_, db) =>
        {
            foreach (var (number, days) in new[] { (31, 10), (102, 8) })
            {
                var terms = (await db.Agreements.Whole().SingleAsync(a => a.Number == number)).Latest;
                terms.Charge(93_000, "GBP", onceMinor: number == 31 ? 120_000 : 40_000);
                terms.Clauses(30, 90, null, 30, days);
                terms.Credit(99.9m, [new CreditTier(0, 99.9m, 10), new(0, 2, 25, TierKind.LateInstall), new(2, CreditTier.NoEnd, 50, TierKind.LateInstall)]);
            }
            await db.SaveChangesAsync();
        });
        var (tomas, ada) = (site.As("Tomás Reyes"), site.As("Ada Finch"));
        site.Clock.Set(Instant.FromUtc(2026, 11, 2, 9, 0));
        var ticket = await village.Open("Sam Okoro", new { title = "Second line", description = "As ordered", network = village.Network, kind = "request", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/clocks", new { kind = "install" })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/clocks", new { kind = "install", with = "Norrvik" })).Status);
        site.Clock.Advance(Duration.FromDays(11));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "answered", fix = "Installed" });
        await site.As("Sam Okoro").Send($"/tickets/{ticket}/close", new { });
        await site.DoDue();

        // ours a day late, theirs three
        var credits = (await tomas.Read($"/networks/{village.Network}/credits")).Body;
        Assert.Equal((30_000, 20_000), (Line(credits, "A-031").GetProperty("creditMinor").GetInt32(), Line(credits, "A-102").GetProperty("creditMinor").GetInt32()));
        var claim = (await ada.Read("/claims/CL-1001")).Body;
        Assert.Equal((20_000, "T-1001 was installed 3 working days late: from 2 days on it costs 50 % of the £400 paid once, £200."), (claim.GetProperty("amountMinor").GetInt32(), claim.GetProperty("because")[0].GetString()));
        Assert.Equal(1, claim.GetProperty("evidence").GetArrayLength());
    }

    [Fact]
    public async Task What_a_partner_promised_us_stands_behind_ours_and_is_claimed_like_a_carriers()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        await site.Person("Ada Finch", Role.Finance);
        var fenwick = await site.Organisation("Fenwick Field", PartyKind.Partner, "Europe/London");
        await site.Do(async (_, db) =>
        {
            // the line is the partner's: no provider of its own
            (await db.Networks.Include(n => n.Services).SingleAsync(n => n.Id == village.NetworkId)).Services[0].ProviderId = null;
            var partner = new Agreement(140, Owes.PartnerToUs, fenwick.Id, "Field work", new LocalDate(2026, 1, 1)) { Zone = "Europe/London" };
            partner.Charge(40_000, "GBP");
            partner.Promise(1, 30, 180);
            partner.Promise(3, 60, 600);
            partner.Latest.Credit(99.9m, [new CreditTier(0, 99.9m, 10), new(0, CreditTier.NoEnd, 30, TierKind.LateRestore)], 50);
            partner.Cover(village.NetworkId);
            db.Agreements.Add(partner);
            await db.SaveChangesAsync();
        });
        var (sam, tomas, ada, jonas) = (site.As("Sam Okoro"), site.As("Tomás Reyes"), site.As("Ada Finch"), site.As("Jonas Weber"));

        // back to back: 4 h promised, 3 h behind, 30 min of our own; worst year 12 · (£200 − £930)
        var exposure = (await jonas.Read("/exposure")).Body;
        var restore = exposure.GetProperty("gaps").EnumerateArray().First(g => Text(g, "target") == "Restore P1");
        Assert.Equal(("+30 min", "A-140"), (Text(restore, "margin"), restore.GetProperty("behindAgreements")[0].GetString()));
        Assert.Equal("−£8,760", Text(exposure.GetProperty("sums"), "worstYear"));
        Assert.Equal("Fenwick Field", Text((await jonas.Read("/exposure?by=provider")).Body.GetProperty("groups")[0], "name"));
        Assert.Single((await jonas.Read($"/exposure?provider={fenwick.Id}")).Body.GetProperty("groups").EnumerateArray());

        var ticket = await village.Open("Sam Okoro", new { title = "Down", description = "Dark", network = village.Network, impact = "down", site = "HS", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/clocks", new { kind = "partner-restore", with = "Fenwick Field" })).Status);
        site.Clock.Advance(Duration.FromHours(4));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "kit", fix = "Card replaced" });
        await sam.Send($"/tickets/{ticket}/close", new { });
        await site.DoDue();

        var claim = (await ada.Read("/claims/CL-1001")).Body;
        Assert.Equal(("Fenwick Field", 12_000, "A-140"), (Text(claim, "provider"), claim.GetProperty("amountMinor").GetInt32(), Text(claim, "agreement")));
        Assert.Equal(["99.4444 % of the month was available, 99.9 % promised: below 99.9 % it costs 10 % of the £400 a month, £40.", "T-1001 was restored 60 minutes late: from 0 minutes on it costs 30 % of the £400 a month, £120.", "Of these the highest counts: £120."],
            claim.GetProperty("because").EnumerateArray().Select(l => l.GetString()));
        // nothing is missing to submit it: a partner knows our numbers
        Assert.Empty(claim.GetProperty("toSubmit").EnumerateArray());
        Assert.Equal(200, (await ada.Send("/claims/CL-1001/submit", new { })).Status);
        // £93 out for the outage, £120 in
        Assert.Equal(("£93", "£120"), (Text((await jonas.Read("/exposure")).Body.GetProperty("sums"), "monthOut"), Text((await jonas.Read("/exposure")).Body.GetProperty("sums"), "monthIn")));
    }

    static JsonElement Line(JsonElement credits, string agreement) => credits.GetProperty("lines").EnumerateArray().Single(l => Text(l, "agreement") == agreement);

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
