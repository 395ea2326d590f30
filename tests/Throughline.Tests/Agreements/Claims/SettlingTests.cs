using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements.Claims;

/// <summary>Every minute that is owed is settled once: in the month of the agreement's own zone, also after something was submitted or reviewed, also after a clock was put right.</summary>
[Trait("needs", "server")]
public class SettlingTests
{
    static async Task<string> Outage(Village village, Instant from, Duration length)
    {
        var tomas = village.Site.As("Tomás Reyes");
        village.Site.Clock.Set(from);
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        await tomas.Send($"/tickets/{ticket}/provider-clock", new { theirReference = $"N-{ticket}" });
        village.Site.Clock.Advance(length);
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Optic" });
        return ticket;
    }

    static async Task Close(Village village, string ticket)
    {
        Assert.Equal(200, (await village.Site.As("Sam Okoro").Send($"/tickets/{ticket}/close", new { })).Status);
        await village.Site.DoDue();
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    [Fact]
    public async Task An_outage_of_the_first_of_the_month_where_the_provider_is_belongs_to_that_month_also_when_it_is_still_the_last_in_Greenwich()
    {
        await using var village = await Village.Start();
        await village.Site.Do(async (_, db) =>
        {
            foreach (var agreement in await db.Agreements.ToListAsync()) agreement.Zone = "Asia/Singapore";
            await db.SaveChangesAsync();
        });
        // Tuesday 1 December, 00:30 to 03:30 in Singapore
        await Close(village, await Outage(village, Instant.FromUtc(2026, 11, 30, 16, 30), Duration.FromHours(3)));

        var claim = await village.Site.Do((_, db) => db.Claims.SingleAsync());
        Assert.Equal((new LocalDate(2026, 12, 1), 9_300L, new LocalDate(2027, 1, 30)), (claim.Month, claim.AmountMinor, claim.DueOn));
        village.Site.Clock.Set(Instant.FromUtc(2027, 1, 2, 6, 0));
        await village.Site.DoDue();
        Assert.Equal((new LocalDate(2026, 12, 1), 9_300L), await village.Site.Do((_, db) => db.Credits.Select(c => new ValueTuple<LocalDate, long>(c.Month, c.AmountMinor)).SingleAsync()));
    }

    [Fact]
    public async Task What_comes_to_light_after_a_claim_was_submitted_and_a_credit_reviewed_is_claimed_and_owed_by_itself()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Ada Finch", Role.Finance);
        var ada = village.Site.As("Ada Finch");
        await Close(village, await Outage(village, Village.Night, Duration.FromHours(4)));
        Assert.Equal(200, (await ada.Send("/claims/CL-1001/submit", new { })).Status);
        var second = await Outage(village, Village.Night + Duration.FromDays(7), Duration.FromHours(6));
        await Close(village, second);

        // ten hours of 720 are a quarter of £930; a tenth was claimed
        var rest = (await ada.Read("/claims/CL-1002")).Body;
        Assert.Equal(("draft", 13_950), (Text(rest, "state"), rest.GetProperty("amountMinor").GetInt32()));
        Assert.Equal(second, Text(Assert.Single(rest.GetProperty("evidence").EnumerateArray()), "ticket"));
        Assert.Equal("£93 of it was claimed with CL-1001.", rest.GetProperty("because").EnumerateArray().Last().GetString());
        Assert.Equal(9_300, (await ada.Read("/claims/CL-1001")).Body.GetProperty("amountMinor").GetInt32());

        // a third is resolved in the last night and closed after finance had looked
        var third = await Outage(village, Instant.FromUtc(2026, 11, 30, 1, 0), Duration.FromHours(1));
        village.Site.Clock.Set(Instant.FromUtc(2026, 12, 2, 6, 0));
        await village.Site.DoDue();
        await village.Site.Do(async (_, db) =>
        {
            // every month below 98 % would cost more
            (await db.Agreements.Whole().SingleAsync(a => a.Number == 31)).Latest.Credit(99.9m, [new CreditTier(0, 98.5m, 30), new(98.5m, 99.9m, 25)]);
            await db.SaveChangesAsync();
        });
        var reviewed = await village.Site.Do((_, db) => db.Credits.SingleAsync());
        Assert.Equal(200, (await ada.Send($"/credits/{reviewed.Reference}/review", new { })).Status);
        await Close(village, third);
        var credits = await village.Site.Do((_, db) => db.Credits.OrderBy(c => c.Number).ToListAsync());
        Assert.Equal([(reviewed.AmountMinor, "Reviewed"), (27_900 - reviewed.AmountMinor, "Computed")], credits.Select(c => (c.AmountMinor, c.State.ToString())));
        Assert.Contains($"{Money.Text(reviewed.AmountMinor, "GBP")} of it is owed with {reviewed.Reference}.", credits[1].Because);
        // computed again nothing is added
        Assert.Equal(200, (await ada.Send("/credits/compute", new { month = "2026-11" })).Status);
        Assert.Equal(2, await village.Site.Do((_, db) => db.Credits.CountAsync()));
    }

    [Fact]
    public async Task A_month_that_ends_while_the_provider_still_works_on_it_is_claimed_before_its_window_closes()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 30, 2, 0));
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" });
        village.Site.Clock.Set(Instant.FromUtc(2026, 12, 2, 6, 0));
        await village.Site.DoDue();

        // 21 hours of November in Stockholm, a quarter of £930; December goes on
        var claim = await village.Site.Do((_, db) => db.Claims.SingleAsync());
        Assert.Equal((new LocalDate(2026, 11, 1), 23_250L, new LocalDate(2026, 12, 30)), (claim.Month, claim.AmountMinor, claim.DueOn));
        village.Site.Clock.Set(Instant.FromUtc(2027, 1, 20, 6, 0));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "New line" });
        await Close(village, ticket);
        Assert.Equal([(11, 23_250L), (12, 23_250L), (1, 23_250L)], await village.Site.Do(async (_, db) => (await db.Claims.OrderBy(c => c.Month).ToListAsync()).Select(c => (c.Month.Month, c.AmountMinor)).ToList()));
    }

    [Fact]
    public async Task A_clock_that_is_put_right_after_the_ticket_was_closed_changes_the_draft()
    {
        await using var village = await Village.Start();
        var ticket = await Outage(village, Village.Night, Duration.FromHours(8));
        await Close(village, ticket);
        Assert.Equal(23_250, await village.Site.Do((_, db) => db.Claims.Select(c => c.AmountMinor).SingleAsync()));

        var stop = await village.Site.Do((_, db) => db.TicketClocks.Where(c => c.OwedById == village.Norrvik.Id).SelectMany(c => c.Facts).Where(f => f.Event == ClockEvent.Stopped).Select(f => f.Id).SingleAsync());
        Assert.Equal(200, (await village.Site.As("Tomás Reyes").Send($"/tickets/{ticket}/clock-corrections", new { fact = stop, at = (Village.Night + Duration.FromHours(4)).ToString(), why = "they were back at six" })).Status);
        await village.Site.DoDue();
        Assert.Equal(9_300, await village.Site.Do((_, db) => db.Claims.Select(c => c.AmountMinor).SingleAsync()));
    }
}
