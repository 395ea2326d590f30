using System.Text.Json;
using NodaTime;
using Throughline.Tests.Delivery.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Delivery.Plans;

[Trait("needs", "server")]
public class PlanSliceTests
{
    [Fact]
    public async Task A_signed_proposal_makes_a_plan_that_the_customer_reads_without_our_internal_tasks()
    {
        await using var b = await Brightwater.Signed();

        var (_, ours) = await b.Priya.Read($"/networks/{b.Network}/plan");
        var (_, theirs) = await b.Helen.Read($"/networks/{b.Network}/plan");

        Assert.Equal("Implementing", ours.GetProperty("phase").GetString());
        Assert.Equal("2027-01-29", ours.GetProperty("deadline").GetString());
        Assert.Equal(ours.GetProperty("forecast").GetString(), theirs.GetProperty("forecast").GetString());
        Assert.Contains(Names(ours), n => n == "Project authorization");
        Assert.DoesNotContain(Names(theirs), n => n is "Project authorization" or "Book the crew" or "Configure and turn up");
        Assert.Contains(Names(theirs), n => n == "Acceptance, billing starts");
        var page = await b.Helen.GetStringAsync($"/networks/{b.Network}/plan", TestContext.Current.CancellationToken);
        Assert.Contains("Construction", page);
        Assert.DoesNotContain("Project authorization", page);
        Assert.DoesNotContain("Record progress", page);
    }

    [Fact]
    public async Task Progress_moves_the_forecast_and_the_list_is_sorted_by_slack()
    {
        await using var b = await Brightwater.Signed();
        var (_, before) = await b.Priya.Read($"/networks/{b.Network}/plan");
        b.Site.Clock.Set(Instant.FromUtc(2026, 11, 17, 9, 20));

        var (refused, why) = await b.Priya.Send($"/networks/{b.Network}/plan/progress", new { task = 1, started = "2026-11-10", finished = "2026-11-12" });
        Assert.Equal(422, refused);
        Assert.Contains("Say whose doing it was", why.ToString());
        var (status, _) = await b.Priya.Send($"/networks/{b.Network}/plan/progress", new { task = 1, started = "2026-11-10", finished = "2026-11-12", cause = "us", note = "budget was late" });

        Assert.Equal(200, status);
        var (_, after) = await b.Priya.Read($"/networks/{b.Network}/plan");
        Assert.True(string.CompareOrdinal(after.GetProperty("forecast").GetString(), before.GetProperty("forecast").GetString()) > 0);
        Assert.True(after.GetProperty("slackDays").GetInt32() < 0);
        var (_, list) = await b.Maja.Read("/plans");
        Assert.Equal(b.Network, list.GetProperty("plans")[0].GetProperty("network").GetString());
        Assert.Contains("Quayside", await b.Maja.GetStringAsync("/plans", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_signs_is_not_who_lets_the_crew_in_and_a_second_plan_is_refused()
    {
        await using var b = await Brightwater.Proposed();

        var (same, why) = await b.Start("Helen Ashworth", "Helen Ashworth");
        Assert.Equal(422, same);
        Assert.Contains("must not be who let the crew in", why.ToString());

        Assert.Equal(201, (await b.Start()).Status);
        var (twice, again) = await b.Start();
        Assert.Equal(422, twice);
        Assert.Contains("has a plan already", again.ToString());
    }

    [Fact]
    public async Task A_stranger_sees_no_plan_and_a_customer_changes_none()
    {
        await using var b = await Brightwater.Signed();

        Assert.Equal(404, (await b.Site.As("Zoran Ilić").Read($"/networks/{b.Network}/plan")).Status);
        Assert.Equal(403, (await b.Helen.Send($"/networks/{b.Network}/plan/progress", new { task = 1, started = "2026-09-21" })).Status);
        Assert.Equal(403, (await b.Helen.Read("/plans")).Status);
    }

    static IEnumerable<string?> Names(JsonElement plan) => plan.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("name").GetString());
}
