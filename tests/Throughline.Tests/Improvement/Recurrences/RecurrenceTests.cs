using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Modules.Improvement.Nights;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Recurrences;

[Trait("needs", "server")]
public class RecurrenceTests
{
    static readonly Instant Summer = Village.Night - Duration.FromDays(80);

    /// <summary>A history of three stories that come back, among forty that do not, and an outage.</summary>
    static Task Tell(Village village) => village.Site.Do(async (_, db) =>
    {
        var number = 1L;
        void Add(string title, string text, int day, int minutes, double hour = 8, string? component = null)
        {
            var at = Summer + Duration.FromDays(day) + Duration.FromHours(hour);
            var ticket = new Ticket(number++, TicketKind.Incident, title, text, Impact.Impaired, Urgency.Normal, Channel.Phone, null, "Sam Okoro", at);
            var customer = db.Networks.Local.FirstOrDefault(n => n.Id == village.NetworkId) ?? db.Networks.Single(n => n.Id == village.NetworkId);
            ticket.IsAbout(village.NetworkId, customer.CustomerId, component: component);
            ticket.Resolve(Cause.Kit, $"done {title}", at + Duration.FromHours(2), at + Duration.FromHours(2));
            db.Tickets.Add(ticket);
            db.WorkEntries.Add(new WorkEntry(ticket.Id, village.Tomas.Id, "worked", minutes, 2, false, at + Duration.FromHours(1)));
        }
        string[] things = ["invoice", "keyboard", "badge", "projector", "licence", "parking", "coffee", "calendar", "desk", "heating"];
        string[] acts = ["missing", "ordered", "late", "renewed"];
        for (var i = 0; i < 40; i++) Add($"{things[i % 10]} {acts[i / 10]}", $"The {things[i % 10]} on floor {i} is {acts[i / 10]} since {things[(i * 7 + 3) % 10]}", i * 2, 10);
        for (var i = 0; i < 4; i++) Add("Uplink optic dark after power dip", "NTE shows no light on the uplink, reseating the optic helps", 10 + i * 15, 300, component: "HS-NTE-01");
        for (var i = 0; i < 4; i++) Add("Voice VLAN lost after switch replacement", "Phones have no dial tone since the switch was swapped", 12 + i * 15, 60, component: "HS-SW-01");
        for (var i = 0; i < 30; i++) Add("Multicast stream frozen", "The video stream froze everywhere during the backbone outage", 40, 5, 8 + i * .1);
        await db.SaveChangesAsync();
    });

    static Task Look(Village village) => village.Site.App.Services.GetRequiredService<NightShift>().Work();

    static async Task<List<JsonElement>> Chronic(HttpClient who) => [.. (await who.Read("/improvement")).Body.GetProperty("chronic").EnumerateArray()];

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    [Fact]
    public async Task What_keeps_coming_back_is_ranked_by_what_it_costs_a_year_and_an_outage_is_one_event()
    {
        await using var village = await Village.Start();
        await Tell(village);
        await Look(village);
        var maja = village.Site.As("Maja Kovač");

        var chronic = await Chronic(maja);
        Assert.Equal(2, chronic.Count);
        Assert.Contains("optic", Text(chronic[0], "name"), StringComparison.Ordinal);
        Assert.Equal("Voice VLAN lost after switch replacement", Text(chronic[1], "name"));
        // three of four repeat: 15 hours of tier 2 in the least span of 90 days
        Assert.Equal((4, 4, 97_500, 395_416, false), (chronic[0].GetProperty("tickets").GetInt32(), chronic[0].GetProperty("events").GetInt32(), chronic[0].GetProperty("repeatCostMinor").GetInt32(), chronic[0].GetProperty("runRateMinor").GetInt32(), chronic[0].GetProperty("known").GetBoolean()));
        Assert.True(chronic[0].GetProperty("runRateMinor").GetInt64() > chronic[1].GetProperty("runRateMinor").GetInt64());
        Assert.Contains("component HS-NTE-01", chronic[0].GetProperty("signature").EnumerateArray().Select(s => s.GetString()));

        var page = await maja.GetStringAsync("/improvement", TestContext.Current.CancellationToken);
        Assert.True(page.IndexOf(Text(chronic[0], "reference"), StringComparison.Ordinal) is > 0 and var first && first < page.IndexOf(Text(chronic[1], "reference"), StringComparison.Ordinal));
        var one = (await maja.Read($"/improvement/{Text(chronic[0], "reference")}")).Body;
        Assert.Contains("three or more in 90 days", one.GetProperty("rules").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(403, (await village.Site.As("Sam Okoro").Read("/improvement")).Status);
        // a second look finds the same under the same numbers
        await Look(village);
        Assert.Equal(chronic.Select(c => Text(c, "reference")), (await Chronic(maja)).Select(c => Text(c, "reference")));
    }

    [Fact]
    public async Task Split_and_put_together_by_hand_is_kept_by_the_next_look_with_its_history()
    {
        await using var village = await Village.Start();
        await Tell(village);
        await Look(village);
        var maja = village.Site.As("Maja Kovač");
        var (optic, vlan) = (Text((await Chronic(maja))[0], "reference"), Text((await Chronic(maja))[1], "reference"));
        var tickets = (await maja.Read($"/improvement/{optic}")).Body.GetProperty("tickets").EnumerateArray().Select(t => Text(t, "reference")).ToList();

        Assert.Equal(422, (await maja.Send($"/improvement/{optic}/split", new { tickets })).Status);
        Assert.Equal(422, (await maja.Send($"/improvement/{optic}/split", new { tickets = new[] { "T-99999" } })).Status);
        Assert.Equal(200, (await maja.Send($"/improvement/{optic}/split", new { tickets = new[] { tickets[3] } })).Status);
        await Look(village);
        var after = (await maja.Read($"/improvement/{optic}")).Body;
        Assert.Equal(tickets.Take(3), after.GetProperty("tickets").EnumerateArray().Select(t => Text(t, "reference")));
        Assert.Contains(after.GetProperty("history").EnumerateArray(), h => Text(h, "who") == "Maja Kovač" && Text(h, "what").StartsWith(tickets[3], StringComparison.Ordinal));

        Assert.Equal(422, (await maja.Send($"/improvement/{optic}/merge", new { other = optic })).Status);
        Assert.Equal(200, (await maja.Send($"/improvement/{optic}/merge", new { other = vlan })).Status);
        var both = Assert.Single(await Chronic(maja));
        Assert.Equal((optic, 7, true), (Text(both, "reference"), both.GetProperty("tickets").GetInt32(), both.GetProperty("known").GetBoolean()));
        Assert.Equal(optic, Text((await maja.Read($"/improvement/{vlan}")).Body, "mergedInto"));
        await Look(village);
        both = Assert.Single(await Chronic(maja));
        Assert.Equal((optic, 7), (Text(both, "reference"), both.GetProperty("tickets").GetInt32()));

        // it gets an owner, and every ticket of it joins the problem
        Assert.Equal(200, (await maja.Send($"/improvement/{optic}/problem", new { title = "Power dips" })).Status);
        var problem = Text((await Chronic(maja))[0], "problem");
        Assert.Equal(7, (await maja.Read($"/problems/{problem}")).Body.GetProperty("tickets").GetArrayLength());
    }

    [Fact]
    public async Task The_night_is_planned_once_and_again_after_it()
    {
        await using var village = await Village.Start();
        await Tell(village);
        async Task Plan() => await village.Site.Do(async (services, _) => await services.GetRequiredService<PlanNight>().Run());
        async Task<List<string>> Open() => await village.Site.Do(async (_, db) => await db.DueWork.Where(w => w.Kind == BeginNight.Work && w.DoneAt == null).Select(w => w.Key).ToListAsync());
        await village.Site.Do(async (_, db) => await db.DueWork.Where(w => w.Kind == BeginNight.Work).ExecuteDeleteAsync());

        await Plan();
        await Plan();
        Assert.Equal(["improvement-night:first"], await Open());
        await village.Site.Do(async (_, db) => await db.DueWork.Where(w => w.Kind == BeginNight.Work).ExecuteUpdateAsync(w => w.SetProperty(x => x.DoneAt, Village.Night)));
        await Look(village);
        // it is 01:58 in London: the hour of this night is still to come
        Assert.Equal(["improvement-night:2026-11-17"], await Open());
    }
}
