using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Improvement.Nights;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Recurrences;

[Trait("needs", "server")]
public class CostTests
{
    [Theory]
    [InlineData(10_000, new long[] { 60, 120 }, new long[] { 3_333, 6_667 })]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 33, 34, 33 })]
    [InlineData(5, new long[] { 700 }, new long[] { 5 })]
    public void A_credit_is_shared_by_how_long_each_ticket_lasted_to_the_last_penny(long minor, long[] minutes, long[] shares)
    {
        Assert.Equal(shares, SpentOnTickets.Shared(minor, minutes));
        Assert.Equal(minor, SpentOnTickets.Shared(minor, minutes).Sum());
    }

    [Fact]
    public async Task Trips_and_credits_belong_to_the_cost_of_a_chronic_issue_and_of_its_problem()
    {
        await using var village = await Village.Start();
        var references = await Tell(village);
        await village.Site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);
        var maja = village.Site.As("Maja Kovač");
        var chronic = (await maja.Read("/improvement")).Body.GetProperty("chronic")[0];
        // four tickets of an hour of tier 2 each (65.00); a trip with parts (30.00) on the second, credits of 90.00 and 10.00 on the second and third
        var one = (await maja.Read($"/improvement/{chronic.GetProperty("reference").GetString()}")).Body;
        var members = one.GetProperty("tickets").EnumerateArray().ToDictionary(t => t.GetProperty("reference").GetString()!, t => t.GetProperty("costMinor").GetInt64());
        Assert.Equal([6_500, 6_500 + 3_000 + 6_000, 6_500 + 3_000 + 1_000, 6_500], references.Select(r => members[r]));
        Assert.Equal((39_000, 32_500), (one.GetProperty("costMinor").GetInt32(), one.GetProperty("repeatCostMinor").GetInt32()));

        var (status, body) = await village.Site.As("Tomás Reyes").Send($"/improvement/{chronic.GetProperty("reference").GetString()}/problem", new { title = "Optics age in the heat" });
        Assert.True(status is 200 or 201, body.ToString());
        var problem = (await maja.Read("/problems")).Body.GetProperty("problems")[0];
        Assert.Equal(39_000, problem.GetProperty("costMinor").GetInt64());
    }

    /// <summary>Four of a kind among ten others; credits for the month of the second and third, one waived, one in another currency.</summary>
    static Task<List<string>> Tell(Village village) => village.Site.Do(async (_, db) =>
    {
        var begin = Instant.FromUtc(2026, 9, 7, 8, 0);
        var (references, number) = (new List<string>(), 1L);
        var network = await db.Networks.Include(n => n.Services).SingleAsync(n => n.Id == village.NetworkId);
        Ticket Add(string title, string text, int day, int hours, string? component = null)
        {
            var at = begin + Duration.FromDays(day);
            var ticket = new Ticket(number++, TicketKind.Incident, title, text, Impact.Impaired, Urgency.Normal, Channel.Phone, null, "Sam Okoro", at);
            ticket.IsAbout(network.Id, network.CustomerId, component: component);
            ticket.Resolve(Cause.Kit, $"done {title}", at + Duration.FromHours(hours), at + Duration.FromHours(hours));
            db.Tickets.Add(ticket);
            return ticket;
        }
        string[] things = ["invoice", "keyboard", "badge", "projector", "licence", "parking", "coffee", "calendar", "desk", "heating"];
        for (var i = 0; i < 10; i++) Add($"{things[i]} missing", $"The {things[i]} on floor {i} is gone since {things[(i * 7 + 3) % 10]}", i * 5, 1);
        for (var i = 0; i < 4; i++)
        {
            var ticket = Add("Uplink optic dark after power dip", "NTE shows no light on the uplink, reseating the optic helps", 1 + i * 5, i == 1 ? 4 : 2, "HS-NTE-01");
            references.Add(ticket.Reference);
            var work = new WorkEntry(ticket.Id, village.Tomas.Id, "worked", 60, 2, false, ticket.OpenedAt + Duration.FromHours(1));
            db.WorkEntries.Add(i == 1 ? work.OnSite(true, 3_000) : work);
        }
        var agreement = await db.Agreements.OrderBy(a => a.Number).FirstAsync();
        void Owe(string currency, long minor, bool waived, params string[] tickets)
        {
            var credit = new Credit(db.Credits.Local.Count + 1, agreement.Id, network.CustomerId, network.Id, Guid.CreateVersion7(), new YearMonth(2026, 9), currency, begin);
            credit.Computes(99, 99.9m, 60, minor, [], tickets, begin);
            if (waived) credit.Waive("agreed with the customer");
            db.Credits.Add(credit);
        }
        Owe("GBP", 9_000, false, references[1], references[2]);
        Owe("GBP", 1_000, false, references[2]);
        Owe("GBP", 7_777, true, references[0]);
        Owe("EUR", 5_555, false, references[3]);
        await db.SaveChangesAsync();
        return references;
    });
}
