using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements.Claims;

[Trait("needs", "server")]
public class ClaimSliceTests
{
    [Fact]
    public async Task A_claim_goes_from_the_closing_of_a_ticket_to_reconciled_and_the_credit_to_a_bill()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        await site.Person("Ada Finch", Role.Finance);
        await site.Person("Peter Lyle", Role.AccountManager);
        var (sam, tomas, ada, jonas) = (site.As("Sam Okoro"), site.As("Tomás Reyes"), site.As("Ada Finch"), site.As("Jonas Weber"));

        // dark from 01:58 to 06:28, with the provider from 02:09 on
        await sam.Send("/tickets", new { title = "Harbour Street down", description = "Everything is offline", network = village.Network, impact = "down", site = "HS", service = village.Service });
        await tomas.Send("/tickets/T-1001/take", new { });
        site.Clock.Set(Village.Night + Duration.FromMinutes(11));
        await tomas.Send("/tickets/T-1001/provider-clock", new { theirReference = "7781204" });
        site.Clock.Set(Village.Night + Duration.FromMinutes(270));
        await tomas.Send("/tickets/T-1001/resolve", new { cause = "provider", fix = "Norrvik replaced the optic" });
        Assert.Equal(200, (await sam.Send("/tickets/T-1001/close", new { })).Status);
        await site.DoDue();

        // closing drafted the claim: 259 of 43,200 minutes, 99.40 %, a tenth of £930
        var drafted = Assert.Single((await ada.Read("/claims")).Body.GetProperty("claims").EnumerateArray());
        Assert.Equal(("CL-1001", "draft", 9_300L, "2026-12-30", 259), (Text(drafted, "reference"), Text(drafted, "state"), drafted.GetProperty("amountMinor").GetInt64(), Text(drafted, "dueOn"), drafted.GetProperty("minutes").GetInt32()));
        var claim = (await ada.Read("/claims/CL-1001")).Body;
        var evidence = Assert.Single(claim.GetProperty("evidence").EnumerateArray());
        Assert.Equal(("T-1001", "7781204", "NVK/ETH/448-21907", "2026-11-17T02:09:00Z", "2026-11-17T06:28:00Z"),
            (Text(evidence, "ticket"), Text(evidence, "theirTicket"), Text(evidence, "circuitId"), Text(evidence, "from"), Text(evidence, "to")));
        Assert.Equal(403, (await tomas.Read("/claims")).Status);

        // the month is over: our own credit is computed
        site.Clock.Set(Instant.FromUtc(2026, 12, 2, 6, 0));
        await site.DoDue();
        var credit = Assert.Single((await ada.Read("/claims")).Body.GetProperty("credits").EnumerateArray());
        Assert.Equal(("CR-1001", "computed", 9_300L, 99.375m), (Text(credit, "reference"), Text(credit, "state"), credit.GetProperty("amountMinor").GetInt64(), credit.GetProperty("availabilityPercent").GetDecimal()));

        // a week before the window closes finance is told
        site.Clock.Set(Instant.FromUtc(2026, 12, 23, 9, 0));
        await site.DoDue();
        Assert.Equal("due", Text((await ada.Read("/claims/CL-1001")).Body, "state"));
        Assert.Contains("CL-1001: £93 must be claimed by 30 Dec 2026", (await ada.Read("/notices")).Body.GetProperty("notices").EnumerateArray().Select(n => Text(n, "subject")));

        Assert.Equal(422, (await ada.Send("/claims/CL-1001/answer", new { })).Status);
        foreach (var (act, input) in new (string, object)[] { ("submit", new { theirReference = "NVK-C-77" }), ("answer", new { accepted = 93.00m }), ("credit", new { creditNote = "CN-4471" }), ("reconcile", new { }) })
            Assert.Equal((act, 200), (act, (await ada.Send($"/claims/CL-1001/{act}", input)).Status));
        Assert.Equal("reconciled", Text((await ada.Read("/claims/CL-1001")).Body, "state"));

        Assert.Equal(403, (await jonas.Send("/credits/CR-1001/review", new { })).Status);
        var early = await site.As("Peter Lyle").Send("/credits/CR-1001/offer", new { });
        Assert.Equal((422, "credit-order"), (early.Status, Text(early.Body.GetProperty("errors")[0], "code")));
        Assert.Equal(200, (await ada.Send("/credits/CR-1001/review", new { note = "agrees with the clocks" })).Status);
        Assert.Equal(200, (await site.As("Peter Lyle").Send("/credits/CR-1001/offer", new { })).Status);
        Assert.Equal(200, (await ada.Send("/credits/CR-1001/post", new { invoice = "2026-1018" })).Status);

        var facts = await site.Do(async (_, db) => await db.Facts.Where(f => f.Kind.StartsWith("claim-") || f.Kind.StartsWith("credit-")).OrderBy(f => f.Sequence).Select(f => f.Kind).ToListAsync());
        Assert.Equal(["claim-drafted", "credit-moved", "claim-fell-due", "claim-submitted", "claim-answered", "claim-credited", "claim-reconciled", "credit-moved", "credit-moved", "credit-moved"], facts);
    }

    [Fact]
    public async Task Nobody_claimed_in_time_so_it_lapses_loudly_and_a_second_outage_of_the_month_joins_the_draft()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        await site.Person("Ada Finch", Role.Finance);
        var (sam, tomas, ada) = (site.As("Sam Okoro"), site.As("Tomás Reyes"), site.As("Ada Finch"));
        for (var night = 0; night < 2; night++)
        {
            site.Clock.Set(Village.Night + Duration.FromDays(night));
            var ticket = await village.Open("Sam Okoro", new { title = "Down", description = "Dark", network = village.Network, impact = "down", site = "HS", service = village.Service });
            await tomas.Send($"/tickets/{ticket}/take", new { });
            await tomas.Send($"/tickets/{ticket}/provider-clock", new { theirReference = $"778120{night}" });
            site.Clock.Advance(Duration.FromHours(4));
            await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Optic" });
            await sam.Send($"/tickets/{ticket}/close", new { });
            await site.DoDue();
        }
        var claim = (await ada.Read("/claims/CL-1001")).Body;
        // eight hours of 720: 98.89 %, a quarter of £930
        Assert.Equal((2, 23_250L), (claim.GetProperty("evidence").GetArrayLength(), claim.GetProperty("amountMinor").GetInt64()));

        site.Clock.Set(Instant.FromUtc(2027, 1, 2, 9, 0));
        await site.DoDue();
        Assert.Equal("lapsed", Text((await ada.Read("/claims/CL-1001")).Body, "state"));
        Assert.Contains("CL-1001 lapsed: £232.50 is lost", (await ada.Read("/notices")).Body.GetProperty("notices").EnumerateArray().Select(n => Text(n, "subject")));
        Assert.Equal(422, (await ada.Send("/claims/CL-1001/submit", new { })).Status);
        var goesOn = await ada.Send("/credits/compute", new { month = "2027-01" });
        Assert.Equal((422, "month-goes-on"), (goesOn.Status, Text(goesOn.Body.GetProperty("errors")[0], "code")));
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
