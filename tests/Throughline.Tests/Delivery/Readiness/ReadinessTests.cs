using Throughline.Modules.Delivery.Readiness;
using Throughline.Modules.Design.Published;
using NodaTime;
using Throughline.Tests.Delivery.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Delivery.Readiness;

public class ReadinessTests
{
    static readonly LocalDate Day = new(2026, 9, 30);

    static Survey Found(decimal? units = null, Medium? medium = null, string? connector = null, decimal? metres = null, int? ports = null)
    {
        var survey = new Survey(Guid.CreateVersion7(), Guid.CreateVersion7());
        survey.Submit(new SurveyFindings(null, null, units, null, null, null, null, null, null, null, null, medium, connector, null, ports, metres, null, null, null, null), Day, "Sam Okafor", Day);
        return survey;
    }

    [Fact]
    public void What_was_found_against_what_is_planned_is_said_with_both_sides()
    {
        var need = new SiteNeed(1, 40, ["QS-CPE-01"], [new("H-1", Medium.Copper, "RJ45", "kit line 7: SFP-1G-T")]);

        var words = Found(units: 0, medium: Medium.Multimode, connector: "LC", metres: 140, ports: 0).Contradictions("Quayside", need).Select(o => o.Message).ToList();

        Assert.Contains(words, w => w.StartsWith("Survey 30 Sep, Quayside: multimode LC; H-1: copper RJ45, kit line 7: SFP-1G-T."));
        Assert.Contains(words, w => w.StartsWith("Survey 30 Sep, Quayside: 0 U free; the kit needs 1 U (QS-CPE-01)."));
        Assert.Contains(words, w => w.Contains("140 m to the equipment; H-1 is copper, which reaches 100 m"));
        Assert.Contains(words, w => w.Contains("the customer has 0 free ports; the design hands over 1 (H-1)"));
        Assert.Empty(Found(units: 2, medium: Medium.Copper, connector: "rj45", metres: 100, ports: 1).Contradictions("Quayside", need));
    }

    [Fact]
    public void The_latest_answer_seen_on_site_counts_and_both_are_kept()
    {
        var list = new QuestionList(Guid.CreateVersion7(), QuestionTemplate.ELineNewSite, [(Guid.CreateVersion7(), "Quayside")]);
        var rack = list.Questions.Single(q => q.Key == "rack");
        var at = Instant.FromUtc(2026, 9, 22, 9, 0);
        list.Answer(rack, "0", "U", null, "Sam Okafor", AnswerSource.Survey, Confidence.Sure, at + Duration.FromDays(8));
        list.Answer(rack, "2", "U", null, "Dev Patel", AnswerSource.Mail, Confidence.Sure, at + Duration.FromDays(9));

        Assert.Equal("0", rack.Current!.Value);
        Assert.Equal("2", rack.Contradicted!.Value);
        Assert.Equal(2, rack.Answers.Count);
    }

    [Fact]
    public void A_question_falls_away_when_the_answer_before_it_says_so()
    {
        var list = new QuestionList(Guid.CreateVersion7(), QuestionTemplate.ELineNewSite, [(Guid.CreateVersion7(), "Quayside")]);
        var (landlord, consent) = (list.Questions.Single(q => q.Key == "landlord"), list.Questions.Single(q => q.Key == "consent"));
        Assert.False(list.IsAsked(consent));

        list.Answer(landlord, "yes", null, null, "Dev Patel", AnswerSource.Call, Confidence.Sure, Instant.FromUtc(2026, 9, 22, 9, 0));

        Assert.True(list.IsAsked(consent));
        Assert.Throws<Throughline.Kernel.RuleException>(() => list.Answer(landlord, "perhaps", null, null, "Dev Patel", AnswerSource.Call, Confidence.Sure, Instant.FromUtc(2026, 9, 22, 9, 1)));
    }

    [Fact]
    public async Task No_crew_goes_to_a_full_rack_unless_the_accountable_engineer_answers_for_it()
    {
        await using var b = await Brightwater.Signed();
        var (surveyed, said) = await b.Priya.Send($"/networks/{b.Network}/readiness/surveys", new { site = "QS", surveyedOn = "2026-09-21", surveyor = "Sam Okafor", rackFreeUnits = 0, medium = "multimode", connector = "LC" });
        Assert.True(surveyed == 200, said.ToString());
        var (_, seen) = await b.Dev.Read($"/networks/{b.Network}/readiness");
        var action = seen.GetProperty("actions")[0];
        Assert.Equal("Free rack units at Quayside", action.GetProperty("what").GetString());
        Assert.Equal("Dev Patel", action.GetProperty("owner").GetString());
        Assert.Contains("blocked", await b.Priya.GetStringAsync($"/networks/{b.Network}/plan", TestContext.Current.CancellationToken));

        Assert.Equal(("blocked", "blocked"), await Health(b));

        var (refused, why) = await b.Priya.Send($"/networks/{b.Network}/readiness/crews", new { site = "QS", on = "2026-12-08", crew = "Crew 2" });
        Assert.Equal(422, refused);
        Assert.Contains("waits for “Free rack units at Quayside” (Dev Patel", why.ToString());
        var (notHers, whose) = await b.Priya.Send($"/networks/{b.Network}/readiness/crews", new { site = "QS", on = "2026-12-08", crew = "Crew 2", overrideReason = "they promised" });
        Assert.Equal(422, notHers);
        Assert.Contains("Only the accountable engineer", whose.ToString());
        Assert.Equal(201, (await b.Maja.Send($"/networks/{b.Network}/readiness/crews", new { site = "QS", on = "2026-12-08", crew = "Crew 2", overrideReason = "spare rack comes with the crew" })).Status);

        Assert.Equal(200, (await b.Dev.Send($"/networks/{b.Network}/readiness/actions/close", new { action = action.GetProperty("id").GetGuid(), how = "old switch removed" })).Status);
        Assert.Equal(200, (await b.Dev.Send($"/networks/{b.Network}/readiness/answers", new { question = Question(seen, "how does the crew get in"), answer = "reception, 8 to 17" })).Status);
        var (free, open) = await b.Priya.Send($"/networks/{b.Network}/readiness/crews", new { site = "QS", on = "2026-12-09", crew = "Crew 2" });
        Assert.True(free == 201, open.ToString());
        Assert.Equal(("ok", "Healthy"), await Health(b));
        Assert.Contains("Quayside", await b.Dev.GetStringAsync($"/networks/{b.Network}/readiness", TestContext.Current.CancellationToken));
    }

    /// <summary>As it stands on Maja's page Today and in her menu.</summary>
    static async Task<(string?, string?)> Health(Brightwater b)
    {
        var health = (await b.Maja.Read("/today")).Body.GetProperty("networks").EnumerateArray().Single().GetProperty("health");
        return (health.GetProperty("stateKind").GetString(), health.GetProperty("word").GetString());
    }

    [Theory]
    [InlineData(false, false, null, null)]
    [InlineData(false, false, 5, null)]
    [InlineData(false, false, 4, "4 d of slack")]
    [InlineData(false, false, -1, "late")]
    [InlineData(true, false, -1, "blocked")]
    [InlineData(true, true, -1, "rejected")]
    public void The_gravest_of_what_delivery_knows_is_how_the_network_is(bool blocked, bool rejected, int? slack, string? word) =>
        Assert.Equal(word, Throughline.Modules.Delivery.DeliveryHealth.Of(blocked, rejected, slack)?.Word);

    static int Question(System.Text.Json.JsonElement seen, string words) => seen.GetProperty("questions").EnumerateArray()
        .First(q => q.GetProperty("text").GetString()!.Contains("Quayside: " + words, StringComparison.Ordinal)).GetProperty("number").GetInt32();
}
