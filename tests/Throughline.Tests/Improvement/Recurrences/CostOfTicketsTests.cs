using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Recurrences;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Recurrences;

[Trait("needs", "server")]
public class CostOfTicketsTests
{
    static Task<List<HistoryTicket>> History(Village village) => village.Site.Do(async (services, db) =>
    {
        var (tickets, places) = (await DeskTicket.Of(db.Tickets.AsNoTracking().OrderBy(t => t.Number)).ToListAsync(), new DeskPlaces());
        await places.Know(db, tickets, again: false, default);
        return (await services.GetRequiredService<CostOfTickets>().Of(tickets, tickets.ConvertAll(t => t.Record(places)))).ToList();
    });

    [Fact]
    public async Task A_trip_to_the_site_and_what_was_paid_for_it_count_in_what_the_issue_costs_and_make_it_chronic()
    {
        await using var village = await Village.Start();
        var (tomas, maja) = (village.Site.As("Tomás Reyes"), village.Site.As("Maja Kovač"));
        Task<string> Dark(string title) => village.Open("Sam Okoro", new { title, network = village.Network, site = "HS", impact = "down" });
        var first = await Dark("Dark after the power test");
        await tomas.Send($"/tickets/{first}/work", new { minutes = 30, what = "On the phone" });
        village.Site.Clock.Advance(Duration.FromDays(1));
        var went = village.Site.Clock.GetCurrentInstant();
        await maja.Send($"/tickets/{first}/work", new { minutes = 120, what = "Optic replaced", siteTrip = true, expenses = 84.65m });
        await maja.Send($"/tickets/{first}/work", new { minutes = 10, what = "Part sent back", expenses = 9.99m });
        village.Site.Clock.Advance(Duration.FromDays(31));
        var second = await Dark("Dark again");
        var third = await Dark("No light on the uplink");

        var history = await History(village);
        Assert.Equal([1, null, null], history.Select(t => t.Visits));
        Assert.Equal([went], history[0].Trips);
        // half an hour of tier 2 and 130 minutes of tier 3, then travel and parts; the others by the floor of half an hour of tier 1
        var rate = await village.Site.Do((services, _) => Task.FromResult(services.GetRequiredService<CostOfTickets>().Rate));
        var rates = await village.Site.Do((services, _) => Task.FromResult(services.GetRequiredService<Modules.Improvement.Problems.TierRates>()));
        Assert.Equal(rates.Cost(2, 30) + rates.Cost(3, 130) + 8465 + 999, rate.Cost(history[0]));
        Assert.Equal((rate.HourMinor / 2, rate.HourMinor / 2), (rate.Cost(history[1]), rate.Cost(history[2])));
        Assert.DoesNotContain("two trips to one site in 30 days", Rules());

        // the second trip, on the second ticket
        Assert.Equal(201, (await maja.Send($"/tickets/{second}/work", new { minutes = 60, what = "Optic reseated", siteTrip = true, expenses = 40 })).Status);
        history = await History(village);
        Assert.DoesNotContain("two trips to one site in 30 days", Rules());
        village.Site.Clock.Advance(Duration.FromDays(2));
        Assert.Equal(201, (await tomas.Send($"/tickets/{third}/work", new { minutes = 60, what = "Fibre cleaned", siteTrip = true })).Status);
        history = await History(village);
        Assert.Contains("two trips to one site in 30 days", Rules());
        Assert.Equal(rates.Cost(3, 60) + 4000 + rates.Cost(2, 60), new ChronicIssue(history, false, rate, village.Site.Clock.GetCurrentInstant()).RepeatCostMinor);

        IReadOnlyList<string> Rules() => new ChronicIssue(history, false, rate, village.Site.Clock.GetCurrentInstant()).Rules;
    }
}
