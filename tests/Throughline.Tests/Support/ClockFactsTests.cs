using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

/// <summary>Facts that come late, are put right, or come along from another ticket: no time is lost by them and none counts twice.</summary>
[Trait("needs", "server")]
public class ClockFactsTests
{
    static readonly Duration Hour = Duration.FromHours(1);

    static Task<List<TicketClock>> Clocks(Village village, string ticket, ClockKind kind = ClockKind.CustomerRestore) => village.Site.Do((_, db) => db.TicketClocks.AsNoTracking().Include(c => c.Facts).Where(c => c.Kind == kind && db.Tickets.Any(t => t.Id == c.TicketId && "T-" + t.Number == ticket)).OrderBy(c => c.StartedAt).ToListAsync());

    static async Task<TicketClock> Restore(Village village, string ticket) => Assert.Single(await Clocks(village, ticket));

    static string Codes((int Status, JsonElement Body) no) => no.Status != 422 ? $"{no.Status}" : string.Join(' ', no.Body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()));

    static string After(double hours) => (Village.Night + hours * Hour).ToString();

    static void Set(Village village, double hours) => village.Site.Clock.Set(Village.Night + hours * Hour);

    static Task<string> Open(Village village) => village.Open("Sam Okoro", new { title = "Dark", network = village.Network, service = village.Service, impact = "down", urgency = "high" });

    [Fact]
    public async Task What_stood_still_goes_on_when_it_is_merged_into_a_ticket_on_which_work_goes_on_and_the_providers_number_comes_along()
    {
        await using var village = await Village.Start();
        var maja = village.Site.As("Maja Kovač");
        var first = await Open(village);
        await maja.Send($"/tickets/{first}/provider-clock", new { theirReference = "7781204" });
        await maja.Send($"/tickets/{first}/wait", new { on = "customer", reason = "no access", evidence = "call" });
        Set(village, 1);
        var second = await Open(village);
        await maja.Send($"/tickets/{second}/take", new { });
        Set(village, 2);
        Assert.Equal(200, (await maja.Send($"/tickets/{first}/merge", new { into = second })).Status);

        // two hours of waiting are over: nobody waits on the ticket that stays
        Assert.Equal([(false, Village.Night + 6 * Hour), (false, Village.Night + 5 * Hour)], (await Clocks(village, second)).Select(c => (c.IsPaused, c.DueAt!.Value)));
        Assert.Equal("7781204", (await maja.Read($"/tickets/{second}")).Body.GetProperty("providerReference").GetString());
        Assert.Equal(200, (await maja.Send($"/tickets/{second}/provider-clock/pause", new { on = "Brightwater", reason = "site access", evidence = "mail" })).Status);
    }

    [Fact]
    public async Task What_ran_stands_still_with_the_others_when_it_is_merged_into_a_ticket_that_waits()
    {
        await using var village = await Village.Start();
        var maja = village.Site.As("Maja Kovač");
        var (first, second) = (await Open(village), await Open(village));
        await maja.Send($"/tickets/{second}/wait", new { on = "customer", reason = "no access", evidence = "call 02:00" });
        Set(village, 1);
        Assert.Equal(200, (await maja.Send($"/tickets/{first}/merge", new { into = second })).Status);
        Set(village, 3);
        Assert.Equal(200, (await maja.Send($"/tickets/{second}/continue", new { })).Status);

        // one stood still for two hours, the other for three
        Assert.Equal([Village.Night + 6 * Hour, Village.Night + 7 * Hour], (await Clocks(village, second)).Select(c => c.DueAt!.Value).Order());
        Assert.Contains((await Clocks(village, second)).SelectMany(c => c.Facts), f => f is { Reason: "no access", Evidence: "call 02:00" } && f.At == Village.Night + Hour);
    }

    [Fact]
    public async Task A_correction_that_would_turn_a_pause_round_is_refused_and_what_was_corrected_already_is_not_corrected_again()
    {
        await using var village = await Village.Start();
        var maja = village.Site.As("Maja Kovač");
        var ticket = await Open(village);
        await maja.Send($"/tickets/{ticket}/take", new { });
        Set(village, 1);
        await maja.Send($"/tickets/{ticket}/wait", new { on = "customer", reason = "no access", evidence = "call" });
        Set(village, 2);
        await maja.Send($"/tickets/{ticket}/continue", new { });
        Set(village, 4);
        var facts = (await Restore(village, ticket)).Facts;
        var (pause, resume) = (facts.Single(f => f.Event == ClockEvent.Paused).Id, facts.Single(f => f.Event == ClockEvent.Resumed).Id);
        Task<(int, JsonElement)> Correct(Guid fact, double? at) => maja.Send($"/tickets/{ticket}/clock-corrections", new { fact, at = at is { } hours ? After(hours) : null, why = "noted wrong" });

        Assert.Equal("pause-inverted", Codes(await Correct(pause, 3)));
        Assert.Equal("pause-inverted", Codes(await Correct(resume, 0.5)));
        Assert.Equal((false, Village.Night + 5 * Hour), ((await Restore(village, ticket)).IsPaused, (await Restore(village, ticket)).DueAt!.Value));

        Assert.Equal("200", Codes(await Correct(resume, 3)));
        Assert.Equal(Village.Night + 6 * Hour, (await Restore(village, ticket)).DueAt);
        // the first correction would have won, and the second would have been silent
        Assert.Equal("corrected-already", Codes(await Correct(resume, 3.5)));
        Assert.Equal("corrected-already", Codes(await Correct(resume, null)));
        var stands = (await Restore(village, ticket)).Facts.Single(f => f.Corrects == resume).Id;
        Assert.Equal("200", Codes(await Correct(stands, 3.5)));
        Assert.Equal(Village.Night + 6.5 * Hour, (await Restore(village, ticket)).DueAt);
        // a pause that never was leaves nothing behind
        Assert.Equal("200", Codes(await Correct(pause, null)));
        Assert.Equal((false, Village.Night + 4 * Hour), ((await Restore(village, ticket)).IsPaused, (await Restore(village, ticket)).DueAt!.Value));
        var withdrawal = (await Restore(village, ticket)).Facts.Single(f => f.Event == ClockEvent.Withdrawn).Id;
        Assert.Equal("not-correctable", Codes(await Correct(withdrawal, null)));

        // nothing runs on a ticket that is resolved
        await maja.Send($"/tickets/{ticket}/resolve", new { cause = "kit", fix = "Replaced" });
        var stop = (await Restore(village, ticket)).Facts.Single(f => f.Event == ClockEvent.Stopped).Id;
        Assert.Equal("would-run-on", Codes(await Correct(stop, null)));
        Assert.Equal("200", Codes(await Correct(stop, 3.75)));
        Assert.Equal(Village.Night + 3.75 * Hour, (await Restore(village, ticket)).StoppedAt);
    }

    [Fact]
    public async Task A_wait_that_is_learnt_of_late_is_noted_with_its_end_while_the_clock_stands_and_after_it_stopped()
    {
        await using var village = await Village.Start();
        var maja = village.Site.As("Maja Kovač");
        var ticket = await Open(village);
        Set(village, 4);
        await maja.Send($"/tickets/{ticket}/wait", new { on = "customer", reason = "no access", evidence = "call" });
        Set(village, 5);
        var id = (await Restore(village, ticket)).Id;
        Task<(int, JsonElement)> Waited(double from, double? until) => maja.Send($"/tickets/{ticket}/clocks/{id}/facts", new { what = "paused", on = "Brightwater", reason = "keys", evidence = "mail of the guard", at = After(from), until = until is { } u ? After(u) : null });

        Assert.Equal("end-missing", Codes(await Waited(1, null)));
        Assert.Equal("pause-inverted", Codes(await Waited(2, 1)));
        Assert.Equal("pause-overlaps", Codes(await Waited(1, 4.5)));
        Assert.Equal("paused-already", Codes(await Waited(4.5, 4.75)));
        Assert.Equal("200", Codes(await Waited(1, 2)));
        // three hours ran; it stands since four
        Assert.Equal((true, Village.Night + 6 * Hour), ((await Restore(village, ticket)).IsPaused, (await Restore(village, ticket)).DueAt!.Value));

        await maja.Send($"/tickets/{ticket}/continue", new { });
        Set(village, 7);
        await maja.Send($"/tickets/{ticket}/resolve", new { cause = "kit", fix = "Replaced" });
        Assert.True((await Restore(village, ticket)).WasBreached);
        Set(village, 9);
        Assert.Equal("pause-overlaps", Codes(await Waited(6, 8)));
        Assert.Equal("200", Codes(await Waited(5.5, 6.5)));
        Assert.Equal((false, Village.Night + 7 * Hour), ((await Restore(village, ticket)).WasBreached, (await Restore(village, ticket)).StoppedAt!.Value));
        Assert.Equal("clock-stopped", Codes(await maja.Send($"/tickets/{ticket}/clocks/{id}/facts", new { what = "stopped", at = After(3) })));
    }

    [Fact]
    public async Task Reopening_lets_run_only_what_the_resolution_had_stopped_and_by_the_terms_that_hold_now()
    {
        await using var village = await Village.Start();
        var (maja, jonas) = (village.Site.As("Maja Kovač"), village.Site.As("Jonas Weber"));
        Assert.Equal(201, (await jonas.Send("/agreements", new { owes = "tier-to-us", tier = 2, title = "Tier 2", from = "2026-01-01", targets = new[] { new { priority = 1, respond = "15 min", restore = "5 h" } } })).Status);
        var ticket = await Open(village);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/escalate", new { tier = 2, tried = "all", diagnostics = "none", customerImpact = "all", knowledgeSearched = "none fits" })).Status);
        await maja.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" });
        var theirs = Assert.Single(await Clocks(village, ticket, ClockKind.ProviderRestore)).Id;
        Set(village, 1);
        // they gave it back: it is not theirs
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/clocks/{theirs}/facts", new { what = "stopped" })).Status);
        Set(village, 2);
        await maja.Send($"/tickets/{ticket}/resolve", new { cause = "configuration-change", fix = "Put back" });
        // signed while nothing runs
        Assert.Equal(200, (await jonas.Send("/agreements/A-031/versions", new { from = "2026-11-17", why = "Renewed", targets = new[] { new { priority = 1, respond = "15", restore = "6 h" } } })).Status);
        await village.Site.DoDue();
        Set(village, 3);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/reopen", new { why = "dark again" })).Status);

        Assert.Equal(Village.Night + Hour, Assert.Single(await Clocks(village, ticket, ClockKind.ProviderRestore)).StoppedAt);
        // the hour in which it was resolved is nobody's, the tier's neither
        Assert.Equal(Village.Night + 6 * Hour, Assert.Single(await Clocks(village, ticket, ClockKind.TierRestore)).DueAt);
        // two hours ran, six are promised now
        Assert.Equal((null, Village.Night + 7 * Hour), ((await Restore(village, ticket)).StoppedAt, (await Restore(village, ticket)).DueAt!.Value));
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781299" })).Status);
    }

    [Fact]
    public async Task A_priority_starts_and_ends_the_promises_that_only_it_has_and_the_tiers_go_on_by_theirs()
    {
        await using var village = await Village.Start();
        var (maja, jonas) = (village.Site.As("Maja Kovač"), village.Site.As("Jonas Weber"));
        Assert.Equal(200, (await jonas.Send("/agreements/A-031/versions", new { from = "2026-02-01", why = "Cause", targets = new object[] { new { priority = 1, respond = "15", restore = "4 h", resolve = "8 h" }, new { priority = 3, respond = "4 h", restore = "24 h" } } })).Status);
        Assert.Equal(201, (await jonas.Send("/agreements", new { owes = "tier-to-us", tier = 1, title = "Tier 1", from = "2026-01-01", targets = new[] { new { priority = 1, respond = "15 min", restore = "1 h" }, new { priority = 3, respond = "15 min", restore = "10 h" } } })).Status);
        var ticket = await village.Open("Maja Kovač", new { title = "Slow", network = village.Network, impact = "impaired", urgency = "normal" });
        await maja.Send($"/tickets/{ticket}/acknowledge", new { });
        await village.Site.Do(async (services, db) =>
        {
            var one = await db.Tickets.WithClocks().SingleAsync(t => "T-" + t.Number == ticket);
            await services.GetRequiredService<Modules.Support.Clocks.TierClocks>().Ensure(one, village.Site.Clock.Now());
            await db.SaveChangesAsync();
        });
        Assert.Empty(await Clocks(village, ticket, ClockKind.CustomerResolve));

        Set(village, 1);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/priority", new { impact = "down", urgency = "high", why = "now dark" })).Status);
        Assert.Equal(Village.Night + 9 * Hour, Assert.Single(await Clocks(village, ticket, ClockKind.CustomerResolve)).DueAt);
        Assert.Equal(Village.Night + Hour, Assert.Single(await Clocks(village, ticket, ClockKind.TierRestore)).DueAt);

        Set(village, 2);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/priority", new { impact = "impaired", urgency = "normal", why = "backup works" })).Status);
        // raised again while it waits: the promise stands still from its first minute
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/wait", new { on = "customer", reason = "no access", evidence = "call" })).Status);
        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/priority", new { impact = "down", urgency = "high", why = "dark again" })).Status);
        Assert.Equal((true, (Instant?)null), (await Clocks(village, ticket, ClockKind.CustomerResolve)).Where(c => c.StoppedAt is null).Select(c => (c.IsPaused, c.StoppedAt)).Single());
        Assert.Equal((Village.Night + 2 * Hour, false), ((await Clocks(village, ticket, ClockKind.CustomerResolve))[0].StoppedAt!.Value, (await Clocks(village, ticket, ClockKind.CustomerResolve))[0].WasBreached));

        // one that was held in triage has the promises of its network once that is known
        var held = await village.Open("Maja Kovač", new { title = "Something is dark", impact = "down", urgency = "high" });
        Assert.Equal("unknown-provider", Codes(await maja.Send($"/tickets/{held}/provider-clock", new { theirReference = "1" })));
        Set(village, 3);
        Assert.Equal(200, (await maja.Send($"/tickets/{held}/network", new { network = village.Network })).Status);
        Assert.Equal((Village.Night + 10 * Hour, "A-031"), ((await Clocks(village, held, ClockKind.CustomerResolve)).Select(c => (c.DueAt!.Value, c.Agreement!)).Single()));
    }
}
