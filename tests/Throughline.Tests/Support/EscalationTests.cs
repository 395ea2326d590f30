using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Support.Escalation;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class EscalationTests
{
    [Fact]
    public void Steps_are_counted_through_all_rounds_and_end_after_the_last()
    {
        var policy = new EscalationPolicy(Guid.CreateVersion7(), 1);
        policy.Follow([new(15, EscalateTo.Rota), new(30, EscalateTo.Manager)], repeat: 1);

        Assert.Equal([(15L, EscalateTo.Rota), (30, EscalateTo.Manager), (45, EscalateTo.Rota), (60, EscalateTo.Manager)],
            Enumerable.Range(0, 4).Select(n => ((long)policy.StepAt(n)!.Value.After.TotalMinutes, policy.StepAt(n)!.Value.Step.To)));
        Assert.Null(policy.StepAt(4));
        Assert.Null(policy.StepAt(-1));
        var no = Assert.Throws<RuleException>(() => policy.Follow([new(30, EscalateTo.Rota), new(30, EscalateTo.Team)], repeat: 10));
        Assert.Equal(["repeat-out-of-range", "steps-out-of-order"], no.Obstacles.Select(o => o.Code).Order());
    }

    [Fact]
    public async Task While_nobody_answers_each_step_tells_the_next_once_and_an_acknowledgement_ends_it()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        await village.Site.Do(async (_, db) =>
        {
            var maja = await db.People.SingleAsync(p => p.Id == village.Maja.Id);
            maja.TeamId = (await db.Teams.SingleAsync()).Id;
            await db.SaveChangesAsync();
        });
        var (status, kept) = await jonas.Send("/escalation", new { team = "South", priority = 1, steps = new[] { "15 min rota", "20 min team", "30 min manager\n40 min Tomás Reyes" }, repeat = 1 });
        Assert.True(status == 201 && kept.GetProperty("steps").GetInt32() == 4, kept.ToString());

        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street is offline", network = village.Network, impact = "down" });
        await Until(village, 14);
        Assert.Empty(await Told(village, ticket));
        await Until(village, 15);
        Assert.Equal(["Tomás Reyes"], await Told(village, ticket));
        // two nodes at it at once, and once more after the lease: it is told once
        var workers = Enumerable.Range(0, 3).Select(_ => village.Site.App.Services.GetRequiredService<DueWorker>().RunOnce(TestContext.Current.CancellationToken));
        await Task.WhenAll(workers);
        Assert.Equal(["Tomás Reyes"], await Told(village, ticket));
        await Until(village, 21);
        await Until(village, 31);
        Assert.Equal(["Tomás Reyes", "Maja Kovač", "Jonas Weber"], await Told(village, ticket));
        await Until(village, 55);
        Assert.Equal(["Tomás Reyes", "Maja Kovač", "Jonas Weber", "Tomás Reyes", "Tomás Reyes"], await Told(village, ticket));

        Assert.Equal(200, (await jonas.Send($"/tickets/{ticket}/acknowledge", new { })).Status);
        await Until(village, 600);
        Assert.Equal(5, (await Told(village, ticket)).Count);
        var journal = (await jonas.Read($"/tickets/{ticket}")).Body.GetProperty("journal").EnumerateArray().Select(e => e.GetProperty("text").GetString()).ToList();
        Assert.Contains("Is unanswered for 15 min: Tomás Reyes told.", journal);
        Assert.DoesNotContain("unanswered", (await village.Site.As("Sam Okoro").Read($"/tickets/{ticket}")).Body.GetProperty("journal").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_finds_nobody_is_an_alarm_and_the_next_does_not_wait_and_another_priority_has_its_own_steps()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        await jonas.Send("/escalation", new { team = "South", priority = 1, steps = new[] { "10 min team", "60 min manager" } });
        await jonas.Send("/escalation", new { team = "South", priority = 3, steps = new[] { "90 min manager" } });
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street is offline", network = village.Network, impact = "down" });
        var other = await village.Open("Sam Okoro", new { title = "Northgate is offline", network = village.Network, impact = "down" });
        Assert.Equal(200, (await jonas.Send($"/tickets/{other}/priority", new { impact = "impaired", urgency = "normal", why = "backup works" })).Status);

        await Until(village, 11);
        Assert.Equal(["Jonas Weber"], await Told(village, ticket));
        Assert.Contains("nobody could be told: nobody is there", (await jonas.Read($"/tickets/{ticket}")).Body.GetProperty("journal").ToString(), StringComparison.Ordinal);
        Assert.Empty(await Told(village, other));
        await Until(village, 91);
        Assert.Equal(["Jonas Weber"], await Told(village, other));
    }

    [Fact]
    public async Task What_cannot_be_followed_is_refused_with_all_its_faults_and_the_page_keeps_what_was_typed()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");

        var (status, body) = await jonas.Send("/escalation", new { team = "Nowhere", priority = 1, steps = new[] { "soon", "0 min rota", "15 min Zoran Nobody", "99999 min team" } });
        Assert.Equal((422, "minutes-out-of-range,minutes-out-of-range,step-unreadable,team-unknown,unknown-person"), (status, string.Join(",", body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).Order())));
        Assert.Equal(403, (await village.Site.As("Tomás Reyes").Send("/escalation", new { team = "South", priority = 1, steps = new[] { "15 min rota" } })).Status);
        Assert.Equal(201, (await jonas.Send("/escalation", new { team = "South", priority = 2, steps = new[] { "15 min rota", "30 Jonas Weber" } })).Status);
        var policy = (await jonas.Read("/escalation")).Body.GetProperty("policies").EnumerateArray().Single();
        Assert.Equal("15 min rota|30 min Jonas Weber", string.Join('|', policy.GetProperty("steps").EnumerateArray().Select(s => s.GetString())));
        Assert.Contains("South, P2", await village.Site.As("Tomás Reyes").GetStringAsync("/escalation", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(200, (await jonas.Send($"/escalation/{policy.GetProperty("id").GetGuid()}/drop", new { })).Status);
        Assert.Empty((await jonas.Read("/escalation")).Body.GetProperty("policies").EnumerateArray());
    }

    [Fact]
    public async Task A_ticket_that_waits_until_an_instant_wakes_at_it_with_its_clock_and_tells_whose_it_is()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street is offline", network = village.Network, impact = "down" });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        var opened = village.Site.Clock.GetCurrentInstant();
        object Wait(int minutes) => new { on = "customer", reason = "access at eight", evidence = "mail", until = NodaTime.Text.InstantPattern.ExtendedIso.Format(opened + Duration.FromMinutes(minutes)) };
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/wait", Wait(60))).Status);
        // changed their mind: only the last wait counts
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/continue", new { })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/wait", Wait(120))).Status);

        await Until(village, 61);
        Assert.Equal("waiting", State(await tomas.Read($"/tickets/{ticket}")));
        // the worker comes five minutes late; the clock runs from the instant that was said
        await Until(village, 125);
        var after = await tomas.Read($"/tickets/{ticket}");
        Assert.Equal("in-progress", State(after));
        var clock = after.Body.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "customer-restore");
        Assert.Equal((false, "PT7200S"), (clock.GetProperty("paused").GetBoolean(), clock.GetProperty("pausedFor").GetString()));
        Assert.Contains((await tomas.Read("/notices")).Body.GetProperty("notices").EnumerateArray(), n => n.GetProperty("subject").GetString() == $"{ticket} P1 waits no longer");
        Assert.Contains("is over (access at eight)", after.Body.GetProperty("journal").ToString(), StringComparison.Ordinal);
    }

    static string? State((int Status, JsonElement Body) ticket) => ticket.Body.GetProperty("state").GetString();

    /// <summary>Moves the clock to so many minutes after the start and does what is due.</summary>
    static async Task Until(Village village, int minutes)
    {
        village.Site.Clock.Set(Village.Night + Duration.FromMinutes(minutes));
        var now = village.Site.Clock.GetCurrentInstant();
        do await village.Site.App.Services.GetRequiredService<DueWorker>().RunOnce(TestContext.Current.CancellationToken);
        while (await village.Site.Do(async (_, db) => await db.DueWork.AnyAsync(w => w.DueAt <= now && w.DoneAt == null && w.GivenUpAt == null)));
    }

    /// <summary>Who was told that nobody has answered, in order.</summary>
    static Task<List<string>> Told(Village village, string ticket) => village.Site.Do(async (_, db) => await (
        from n in db.Notices where n.Key.Contains($":{ticket}:step:") || n.Key.StartsWith($"{ticket}:step:") join p in db.People on n.PersonId equals p.Id orderby n.At, p.Name select p.Name).ToListAsync());
}
