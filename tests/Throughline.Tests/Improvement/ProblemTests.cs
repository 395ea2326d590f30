using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement;

[Trait("needs", "server")]
public class ProblemTests
{
    static readonly Guid Harbour = Guid.CreateVersion7(), Marlow = Guid.CreateVersion7(), Line = Guid.CreateVersion7();

    static FaultSignature Fault(Guid? network, string? part = null, Cause? cause = null, Guid? service = null, Impact impact = Impact.Impaired) => new(Guid.CreateVersion7(), network, service, part, cause, impact);

    [Fact]
    public void Same_part_or_cause_on_one_network_is_alike_and_elsewhere_both_are_needed()
    {
        Assert.True(Fault(Harbour, "HS-NTE-01").IsLike(Fault(Harbour, "hs-nte-01")));
        Assert.True(Fault(Harbour, cause: Cause.Provider).IsLike(Fault(Harbour, cause: Cause.Provider)));
        Assert.True(Fault(Harbour, "NTE-1208", Cause.VendorDefect).IsLike(Fault(Marlow, "NTE-1208", Cause.VendorDefect)));
        Assert.True(Fault(Harbour, service: Line, impact: Impact.Down).IsLike(Fault(Harbour, cause: Cause.Provider, service: Line, impact: Impact.Down)));

        Assert.False(Fault(Harbour, "NTE-1208").IsLike(Fault(Marlow, "NTE-1208")));
        Assert.False(Fault(Harbour, cause: Cause.Provider).IsLike(Fault(Marlow, cause: Cause.Provider)));
        Assert.False(Fault(Harbour, cause: Cause.NoFaultFound).IsLike(Fault(Harbour, cause: Cause.NoFaultFound)));
        Assert.False(Fault(Harbour).IsLike(Fault(Harbour)));
        Assert.False(Fault(null, cause: Cause.Kit).IsLike(Fault(null, cause: Cause.Kit)));
    }

    [Fact]
    public void A_problem_goes_its_way_step_by_step()
    {
        var problem = new Problem(1, "NTE stays dark", Harbour, "HS-NTE-01", Instant.FromUtc(2026, 11, 17, 7, 0));

        Assert.Throws<RuleException>(() => problem.MoveTo(ProblemState.FixPlanned));
        Assert.Throws<RuleException>(() => problem.MoveTo(ProblemState.Confirmed));
        problem.Confirm(Guid.CreateVersion7(), "NTE-1208 stays dark after a power dip", Instant.FromUtc(2026, 11, 17, 9, 0));
        problem.KnowsItsCause(Origin.Kit, "firmware", "Reseat the uplink optic, wait 40 s", 12);
        foreach (var next in new[] { ProblemState.FixPlanned, ProblemState.FixDeployed, ProblemState.Watching, ProblemState.Eliminated }) problem.MoveTo(next);
        problem.CameAgain();

        Assert.Equal((ProblemState.Recurred, "KE-12"), (problem.State, problem.KnownError));
    }

    [Theory]
    [InlineData(1, 37, 2467)]
    [InlineData(2, 37, 4008)]
    [InlineData(3, 60, 9500)]
    [InlineData(9, 60, 9500)]
    public void Minutes_cost_what_their_tier_costs(int tier, int minutes, long expected) =>
        Assert.Equal(expected, new TierRates([4000, 6500, 9500]).Cost(tier, minutes));

    [Theory]
    [InlineData(3, "Third")]
    [InlineData(11, "11th")]
    [InlineData(21, "21st")]
    [InlineData(42, "42nd")]
    [InlineData(113, "113th")]
    public void Faults_are_counted_as_people_say_it(int n, string expected) => Assert.Equal(expected, Throughline.Modules.Support.Tickets.TicketPage.Ordinal(n));

    [Fact]
    public async Task Of_very_many_like_faults_elsewhere_it_is_said_that_there_may_be_more()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        async Task<string> Resolved(string by, string network)
        {
            var ticket = await village.Open(by, new { title = "Port dark", network, impact = "minor" });
            Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "vendor-defect", fix = "swapped", component = "NTE-1208" })).Status);
            return ticket;
        }
        for (var i = 0; i < 51; i++) await Resolved("Grace Bell", village.Orchard);
        var ticket = await Resolved("Sam Okoro", village.Network);

        var like = (await tomas.Read($"/tickets/{ticket}")).Body.GetProperty("like");
        Assert.Equal((51, true), (like.GetProperty("count").GetInt32(), like.GetProperty("orMore").GetBoolean()));
        Assert.Contains("At least 51 such faults in 90 days.", await tomas.GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_third_like_fault_in_ninety_days_proposes_a_problem_that_is_costed_and_shown_on_the_next_ticket()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var tickets = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var ticket = await village.Open("Sam Okoro", new { title = $"Harbour Street dark {i + 1}", network = village.Network, impact = "down", service = village.Service });
            tickets.Add(ticket);
            await tomas.Send($"/tickets/{ticket}/work", new { minutes = 60, what = "reseat" });
            Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "vendor-defect", fix = "reseated the optic", component = "HS-NTE-01" })).Status);
            Assert.Equal(i < 2 ? 0 : 1, (await tomas.Read("/problems")).Body.GetProperty("problems").GetArrayLength());
            village.Site.Clock.Advance(Duration.FromDays(20));
        }

        var reference = (await tomas.Read("/problems")).Body.GetProperty("problems")[0].GetProperty("reference").GetString()!;
        Assert.Equal(422, (await tomas.Send($"/problems/{reference}/known-error", new { origin = "kit", cause = "x", workaround = "y" })).Status);
        Assert.Equal(200, (await tomas.Send($"/problems/{reference}/confirm", new { title = "NTE-1208 stays dark after a power dip" })).Status);
        Assert.Equal(200, (await tomas.Send($"/problems/{reference}/known-error", new { origin = "kit", cause = "firmware 2.1", workaround = "Reseat the uplink optic, wait 40 s" })).Status);
        var problem = (await tomas.Read($"/problems/{reference}")).Body;
        // three hours of tier 2, of which two repeat the first
        Assert.Equal((3, 19_500, 13_000), (problem.GetProperty("tickets").GetArrayLength(), problem.GetProperty("costMinor").GetInt32(), problem.GetProperty("repeatCostMinor").GetInt32()));

        var next = await village.Open("Sam Okoro", new { title = "Dark again", network = village.Network, impact = "down", service = village.Service });
        var like = (await tomas.Read($"/tickets/{next}")).Body.GetProperty("like");
        Assert.Equal((4, reference, "Reseat the uplink optic, wait 40 s"), (like.GetProperty("count").GetInt32(), like.GetProperty("problemReference").GetString(), like.GetProperty("workaround").GetString()));
        Assert.StartsWith("KE-", like.GetProperty("knownError").GetString(), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await village.Site.As("Sam Okoro").Read($"/tickets/{next}")).Body.GetProperty("like").ValueKind);
        Assert.Contains(reference, await tomas.GetStringAsync($"/tickets/{next}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(403, (await village.Site.As("Sam Okoro").Read($"/problems/{reference}")).Status);

        // ninety days later the three no longer count together
        village.Site.Clock.Advance(Duration.FromDays(91));
        var later = await village.Open("Sam Okoro", new { title = "Dark in spring", network = village.Network, impact = "down", service = village.Service });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await tomas.Read($"/tickets/{later}")).Body.GetProperty("like").ValueKind);
    }
}
