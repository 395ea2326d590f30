using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class TicketTests
{
    [Fact]
    public async Task Opening_routes_tells_and_writes_all_at_once()
    {
        await using var village = await Village.Start();

        await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 17, 10, 0));
        await village.Open("Sam Okoro", new { title = "Slow", network = village.Network, impact = "impaired" });

        await village.Site.Do(async (_, db) =>
        {
            var tickets = await db.Tickets.Include(t => t.Clocks).OrderBy(t => t.Number).ToListAsync();
            // at night Tomás is on duty and Maja follows; by day it is hers
            Assert.Equal([village.Tomas.Id, village.Maja.Id], tickets.Select(t => t.OwnerId!.Value));
            Assert.All(tickets, t => Assert.Equal(2, t.Clocks.Count));
            Assert.Equal(["A-031", "A-031"], tickets.Select(t => t.Clocks[0].Agreement));
            Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == "ticket-opened"));
            Assert.Equal([village.Maja.Id, village.Maja.Id, village.Tomas.Id], (await db.DueWork.Where(w => w.Kind == "notify").ToListAsync()).Select(w => JsonDocument.Parse(w.Data).RootElement.GetProperty("personId").GetGuid()).OrderBy(id => id == village.Tomas.Id));
        });
    }

    [Fact]
    public async Task A_customer_who_asks_for_anothers_ticket_by_number_is_told_that_there_is_none()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });
        var triage = await village.Open("Sam Okoro", new { title = "Something hums" });
        var grace = village.Site.As("Grace Bell");

        foreach (var reference in new[] { ticket, triage, "T-9999" })
        {
            Assert.Equal(404, (await grace.Read($"/tickets/{reference}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await grace.GetAsync($"/tickets/{reference}", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(404, (await grace.Send($"/tickets/{reference}/notes", new { text = "hello" })).Status);
            Assert.Equal(404, (await grace.Send($"/tickets/{reference}/close", new { })).Status);
            Assert.Equal(404, (await grace.Send($"/tickets/{reference}/reopen", new { why = "x" })).Status);
        }
        Assert.Empty((await grace.Read("/tickets")).Body.GetProperty("tickets").EnumerateArray());
        Assert.Equal(404, (await grace.Read($"/networks/{village.Network}/tickets")).Status);
        Assert.Equal(422, (await grace.Send("/tickets", new { title = "x", network = village.Network })).Status);
        Assert.Equal(403, (await village.Site.As("Sam Okoro").Send($"/tickets/{ticket}/resolve", new { cause = "kit", fix = "x" })).Status);

        var sam = village.Site.As("Sam Okoro");
        Assert.Equal(2, (await sam.Read("/tickets")).Body.GetProperty("tickets").GetArrayLength());
        Assert.Equal(200, (await sam.Read($"/tickets/{triage}")).Status);
    }

    [Fact]
    public async Task Private_notes_stay_private_and_a_shared_one_can_be_taken_back_for_five_minutes()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });
        var (tomas, sam) = (village.Site.As("Tomás Reyes"), village.Site.As("Sam Okoro"));
        await tomas.Send($"/tickets/{ticket}/notes", new { text = "the UPS test was not announced" });
        var shared = (await tomas.Send($"/tickets/{ticket}/notes", new { text = "we are on it", shared = true })).Body.GetProperty("id").GetGuid();
        await sam.Send($"/tickets/{ticket}/notes", new { text = "LEDs are off", shared = false });
        await tomas.Send($"/tickets/{ticket}/work", new { minutes = 37, what = "diagnosis" });

        Assert.Equal(["LEDs are off", "we are on it"], await Notes(sam));
        Assert.Equal(3, (await Notes(tomas)).Count);
        Assert.DoesNotContain("UPS test", await sam.GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var work = (await sam.Read($"/tickets/{ticket}")).Body.GetProperty("work");
        Assert.Equal(0, work.GetArrayLength());

        Assert.Equal(422, (await village.Site.As("Maja Kovač").Send($"/tickets/{ticket}/notes/{shared}/withdraw", new { })).Status);
        village.Site.Clock.Advance(Duration.FromMinutes(5));
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/notes/{shared}/withdraw", new { })).Status);
        Assert.Equal(["LEDs are off"], await Notes(sam));
        Assert.Contains((await sam.Read($"/tickets/{ticket}")).Body.GetProperty("journal").EnumerateArray(), e => e.GetProperty("text").GetString()!.Contains("withdrawn", StringComparison.Ordinal));

        var late = (await tomas.Send($"/tickets/{ticket}/notes", new { text = "oops", shared = true })).Body.GetProperty("id").GetGuid();
        village.Site.Clock.Advance(Duration.FromMinutes(6));
        Assert.Equal(422, (await tomas.Send($"/tickets/{ticket}/notes/{late}/withdraw", new { })).Status);

        async Task<List<string>> Notes(HttpClient who) => [.. (await who.Read($"/tickets/{ticket}")).Body.GetProperty("journal").EnumerateArray().Where(e => e.GetProperty("isNote").GetBoolean()).Select(e => e.GetProperty("text").GetString()!).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Waiting_for_the_customer_stops_their_clock_only_with_evidence_and_a_priority_changed_meanwhile_keeps_it()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });
        var tomas = village.Site.As("Tomás Reyes");
        await tomas.Send($"/tickets/{ticket}/take", new { });
        village.Site.Clock.Advance(Duration.FromHours(1));

        Assert.Equal(422, (await tomas.Send($"/tickets/{ticket}/wait", new { on = "customer", reason = "nobody on site" })).Status);
        Assert.Equal(422, (await tomas.Send($"/tickets/{ticket}/wait", new { on = "us", reason = "tired" })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/wait", new { on = "customer", reason = "nobody on site", evidence = "call 02:55" })).Status);
        village.Site.Clock.Advance(Duration.FromHours(2));
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/priority", new { impact = "impaired", urgency = "normal", why = "backup works" })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/continue", new { })).Status);

        var clock = (await tomas.Read($"/tickets/{ticket}")).Body.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "customer-restore");
        Assert.Equal(("PT3600S", "PT7200S", "PT86400S"), (clock.GetProperty("elapsed").GetString(), clock.GetProperty("pausedFor").GetString(), clock.GetProperty("target").GetString()));

        // the pause had begun half an hour earlier: the fact is corrected, the wrong one stays in the record
        var pause = clock.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("event").GetString() == "paused").GetProperty("id").GetGuid();
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/clock-corrections", new { fact = pause, at = "2026-11-17T02:28:00Z", why = "the call was at 02:28" })).Status);
        clock = (await tomas.Read($"/tickets/{ticket}")).Body.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "customer-restore");
        Assert.Equal(("PT1800S", "PT9000S", 4), (clock.GetProperty("elapsed").GetString(), clock.GetProperty("pausedFor").GetString(), clock.GetProperty("facts").GetArrayLength()));
    }

    [Fact]
    public async Task They_called_me_is_a_ticket_with_its_minutes_and_can_be_settled_at_once()
    {
        await using var village = await Village.Start();

        var (status, body) = await village.Site.As("Maja Kovač").Send("/tickets/direct", new { network = village.Network, caller = "Helen Marsh", minutes = 7, note = "Asked which port the phones use", done = true });

        Assert.Equal(201, status);
        await village.Site.Do(async (_, db) =>
        {
            var ticket = await db.Tickets.SingleAsync(t => t.Id == body.GetProperty("id").GetGuid());
            Assert.Equal(("Direct", "Helen Marsh", village.Maja.Id, false), (ticket.Channel.ToString(), ticket.ReporterName, ticket.OwnerId, ticket.IsOpen));
            Assert.Equal(7, (await db.WorkEntries.SingleAsync()).Minutes);
        });
    }

    [Fact]
    public async Task Escalating_needs_the_whole_checklist_and_going_back_needs_a_reason()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });
        var tomas = village.Site.As("Tomás Reyes");
        await tomas.Send($"/tickets/{ticket}/take", new { });

        var (status, body) = await tomas.Send($"/tickets/{ticket}/escalate", new { tier = 3, tried = "reseated" });
        Assert.Equal((422, "/customerImpact /diagnostics /knowledgeSearched"), (status, string.Join(' ', body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()).Order())));
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/escalate", new { tier = 3, tried = "reseated", diagnostics = "Tx −40", customerImpact = "140 staff", knowledgeSearched = "KE-12 does not fit", to = "Maja Kovač" })).Status);
        Assert.Equal(422, (await village.Site.As("Maja Kovač").Send($"/tickets/{ticket}/escalate", new { tier = 2 })).Status);
        Assert.Equal(200, (await village.Site.As("Maja Kovač").Send($"/tickets/{ticket}/escalate", new { tier = 2, why = "levels are missing", to = "Tomás Reyes" })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/escalate", new { toManager = true, why = "Norrvik does not move" })).Status);

        var read = (await tomas.Read($"/tickets/{ticket}")).Body;
        Assert.Equal((2, 1), (read.GetProperty("tier").GetInt32(), read.GetProperty("bounces").GetInt32()));
        Assert.DoesNotContain("Norrvik does not move", (await village.Site.As("Sam Okoro").Read($"/tickets/{ticket}")).Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_of_no_network_waits_in_triage_and_is_routed_when_it_is_placed()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Something hums" });
        var tomas = village.Site.As("Tomás Reyes");

        Assert.Equal(ticket, (await tomas.Read("/tickets?show=triage")).Body.GetProperty("tickets")[0].GetProperty("reference").GetString());
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/network", new { network = village.Network })).Status);

        var read = (await tomas.Read($"/tickets/{ticket}")).Body;
        Assert.Equal(("Tomás Reyes", village.Network), (read.GetProperty("owner").GetProperty("name").GetString(), read.GetProperty("where").GetProperty("network").GetString()));
        Assert.Empty((await tomas.Read("/tickets?show=triage")).Body.GetProperty("tickets").EnumerateArray());
    }

    [Fact]
    public async Task Resolved_is_closed_after_five_working_days_of_silence_and_cannot_be_reopened_after_fourteen()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });
        var tomas = village.Site.As("Tomás Reyes");
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "optic" });

        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 24, 17, 29));
        await village.Site.DoDue();
        Assert.Equal("resolved", (await tomas.Read($"/tickets/{ticket}")).Body.GetProperty("state").GetString());
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 24, 17, 30));
        await village.Site.DoDue();
        Assert.Equal("closed", (await tomas.Read($"/tickets/{ticket}")).Body.GetProperty("state").GetString());

        village.Site.Clock.Set(Instant.FromUtc(2026, 12, 1, 2, 0));
        var (status, body) = await village.Site.As("Sam Okoro").Send($"/tickets/{ticket}/reopen", new { why = "dark again" });
        Assert.Equal((422, "too-late-to-reopen"), (status, body.GetProperty("errors")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_list_pages_by_key_what_runs_out_first_stands_first()
    {
        await using var village = await Village.Start();
        var opened = new List<string>();
        for (var i = 0; i < 45; i++)
        {
            village.Site.Clock.Advance(Duration.FromMinutes(1));
            opened.Add(await village.Open("Sam Okoro", new { title = $"Report {i}", network = village.Network, impact = i == 44 ? "down" : "minor" }));
        }

        var sam = village.Site.As("Sam Okoro");
        var first = (await sam.Read("/tickets")).Body;
        var second = (await sam.Read($"/tickets?cursor={first.GetProperty("next").GetString()}")).Body;
        var all = new[] { first, second }.SelectMany(p => p.GetProperty("tickets").EnumerateArray()).Select(t => t.GetProperty("reference").GetString()!).ToList();

        Assert.Equal([opened[44], .. opened.Take(44)], all);
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(422, (await sam.Read("/tickets?cursor=rubbish")).Status);
    }
}
