using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class FamilyTests
{
    static readonly Duration Hour = Duration.FromHours(1);

    static Task<List<TicketClock>> Clocks(Village village, string ticket) => village.Site.Do((_, db) => db.TicketClocks.AsNoTracking().Include(c => c.Facts).Where(c => db.Tickets.Any(t => t.Id == c.TicketId && t.Number == long.Parse(ticket.Substring(2)))).OrderBy(c => c.StartedAt).ToListAsync());

    [Fact]
    public async Task Merging_keeps_the_clock_of_the_earlier_report_with_its_pauses()
    {
        await using var village = await Village.Start();
        var maja = village.Site.As("Maja Kovač");
        var first = await village.Open("Sam Okoro", new { title = "Dark", network = village.Network, impact = "down", urgency = "high" });
        await maja.Send($"/tickets/{first}/take", new { });
        await maja.Send($"/tickets/{first}/wait", new { on = "customer", reason = "no access", evidence = "call" });
        village.Site.Clock.Set(Village.Night + Hour);
        await maja.Send($"/tickets/{first}/continue", new { });
        var second = await village.Open("Sam Okoro", new { title = "Everything is dark", network = village.Network, impact = "down", urgency = "high" });
        village.Site.Clock.Set(Village.Night + 2 * Hour);

        Assert.Equal(422, (await maja.Send($"/tickets/{first}/merge", new { into = first })).Status);
        Assert.Equal(200, (await maja.Send($"/tickets/{first}/merge", new { into = second })).Status);

        Assert.Empty(await Clocks(village, first));
        var restore = (await Clocks(village, second)).Where(c => c.Kind == ClockKind.CustomerRestore).ToList();
        // four hours promised; the first stood still for one of them, so both are due five hours after the first report
        Assert.Equal([(Village.Night, Village.Night + 5 * Hour), (Village.Night + Hour, Village.Night + 5 * Hour)], restore.Select(c => (c.StartedAt, c.DueAt!.Value)));
        var gone = (await maja.Read($"/tickets/{first}")).Body;
        Assert.Equal("closed", gone.GetProperty("state").GetString(), ignoreCase: true);
        Assert.Contains("goes on there", Assert.Single((await maja.Send($"/tickets/{first}/reopen", new { why = "no" })).Body.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString());

        village.Site.Clock.Set(Village.Night + 6 * Hour);
        Assert.Equal(200, (await maja.Send($"/tickets/{second}/resolve", new { cause = "provider", fix = "Splice", restoredAt = (Village.Night + 5 * Hour).ToString() })).Status);
        Assert.All((await Clocks(village, second)).Where(c => c.Kind == ClockKind.CustomerRestore), c => Assert.Equal((Village.Night + 5 * Hour, false), (c.StoppedAt!.Value, c.WasBreached)));
    }

    [Fact]
    public async Task An_outage_of_a_shared_part_has_a_ticket_and_a_promise_for_every_circuit_and_ends_for_all_at_once()
    {
        await using var village = await Village.Start();
        await village.Site.Do(async (_, db) =>
        {
            var gold = new Agreement(77, Owes.UsToCustomer, await db.Organisations.Where(o => o.Name == "Orchard Schools").Select(o => o.Id).SingleAsync(), "Gold", new LocalDate(2026, 1, 1));
            gold.Promise(1, 10, 60);
            gold.Cover(await db.Networks.Where(n => n.Number == 1050).Select(n => n.Id).SingleAsync());
            db.Agreements.Add(gold);
            await db.SaveChangesAsync();
        });
        var maja = village.Site.As("Maja Kovač");
        var parent = await village.Open("Maja Kovač", new { title = "Core switch dark", impact = "down", urgency = "high" });
        village.Site.Clock.Set(Village.Night + 2 * Hour);
        var wrong = await maja.Send($"/tickets/{parent}/children", new { circuits = new[] { village.Network, "N-9" } });
        Assert.Contains("N-9:", Assert.Single(wrong.Body.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString());
        Assert.Equal(200, (await maja.Send($"/tickets/{parent}/children", new { circuits = new[] { $"{village.Network}/{village.Service}", village.Orchard } })).Status);

        var model = (await maja.Read($"/tickets/{parent}")).Body;
        var children = model.GetProperty("children").EnumerateArray().Select(c => c.GetProperty("reference").GetString()!).ToList();
        Assert.Equal(2, children.Count);
        // each from the first report and by its own agreement
        Assert.Equal([Village.Night + 4 * Hour, Village.Night + Hour], await Task.WhenAll(children.Select(async c => (await Clocks(village, c)).Single(x => x.Kind == ClockKind.CustomerRestore).DueAt!.Value)));

        Assert.Equal(200, (await maja.Send($"/tickets/{parent}/resolve", new { cause = "kit", fix = "Replaced", children = true, restoredAt = (Village.Night + Hour).ToString() })).Status);
        foreach (var child in children)
        {
            var restore = (await Clocks(village, child)).Single(c => c.Kind == ClockKind.CustomerRestore);
            Assert.Equal((Village.Night + Hour, false), (restore.StoppedAt!.Value, restore.WasBreached));
        }
    }

    [Fact]
    public async Task Tiers_partner_and_installation_have_clocks_of_their_own_and_a_breach_is_laid_where_it_arose()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        foreach (var (tier, restore) in new[] { (1, "1 h"), (2, "2 h") })
            Assert.Equal(201, (await jonas.Send("/agreements", new { owes = "tier-to-us", tier, title = $"Tier {tier}", from = "2026-01-01", targets = new[] { new { priority = 1, respond = "15 min", restore } } })).Status);
        await village.Site.Organisation("Fixers", PartyKind.Partner);
        Assert.Equal(201, (await jonas.Send("/agreements", new { owes = "partner-to-us", with = "Fixers", title = "Hands on site", from = "2026-01-01", networks = new[] { village.Network }, targets = new[] { new { priority = 1, respond = "30 min", restore = "3 h" } } })).Status);
        Assert.Equal(200, (await jonas.Send("/agreements/A-031/versions", new { from = "2026-02-01", why = "Installation", installDays = 40 })).Status);

        var ticket = await village.Open("Maja Kovač", new { title = "Dark", network = village.Network, impact = "down", urgency = "high" });
        var maja = village.Site.As("Maja Kovač");
        await maja.Send($"/tickets/{ticket}/acknowledge", new { });
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/clocks", new { kind = "partner-restore", with = "Fixers" })).Status);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/clocks", new { kind = "install" })).Status);
        Assert.Equal(422, (await maja.Send($"/tickets/{ticket}/clocks", new { kind = "customer-restore" })).Status);
        village.Site.Clock.Set(Village.Night + Duration.FromMinutes(90));
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/escalate", new { tier = 2, tried = "all", diagnostics = "none", customerImpact = "all", knowledgeSearched = "none fits" })).Status);
        village.Site.Clock.Set(Village.Night + 2 * Hour);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/resolve", new { cause = "kit", fix = "Replaced" })).Status);

        var clocks = await Clocks(village, ticket);
        Assert.Equal([(1, true), (2, false)], clocks.Where(c => c.Kind == ClockKind.TierRestore).Select(c => (c.Tier!.Value, c.WasBreached)));
        Assert.Equal((false, 40 * 24 * 60), (clocks.Single(c => c.Kind == ClockKind.PartnerRestore).WasBreached, clocks.Single(c => c.Kind == ClockKind.Install).Minutes));
    }

    [Fact]
    public async Task A_pause_that_ends_before_it_began_is_refused_with_both_instants()
    {
        await using var village = await Village.Start();
        var maja = village.Site.As("Maja Kovač");
        var ticket = await village.Open("Maja Kovač", new { title = "Dark", network = village.Network, service = village.Service, impact = "down", urgency = "high" });
        await maja.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" });
        village.Site.Clock.Set(Village.Night + 2 * Hour);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/provider-clock/pause", new { on = "Brightwater", reason = "site access", evidence = "mail", at = (Village.Night + Hour).ToString() })).Status);

        var no = await maja.Send($"/tickets/{ticket}/provider-clock/resume", new { at = (Village.Night + Duration.FromMinutes(30)).ToString() });
        var fault = Assert.Single(no.Body.GetProperty("errors").EnumerateArray());
        Assert.Equal(("pause-inverted", "/at"), (fault.GetProperty("code").GetString(), fault.GetProperty("pointer").GetString()));
        Assert.Contains("02:58", fault.GetProperty("message").GetString());
        Assert.Contains("02:28", fault.GetProperty("message").GetString());
    }
}
