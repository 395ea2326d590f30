using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

[Trait("needs", "server")]
public class HandoverTests
{
    static readonly Instant Now = TestSite.Morning;
    static readonly Guid Ticket = Guid.CreateVersion7();
    static readonly OpenItem Open = new("Ticket", "warn", "Open", "T-1 Depot dark", "", "/tickets/T-1", HandedOver: true, Subject: Ticket);

    static Handover Fresh(params OpenItem[] open) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), HandoverTrigger.Rotation, new LocalDate(2026, 12, 15), null, null, Now, open);

    static Handover Shadowing(params OpenItem[] open)
    {
        var handover = Fresh(open);
        handover.Propose();
        handover.Accept(Now - Duration.FromDays(14));
        handover.Shadow();
        return handover;
    }

    static readonly (string, string)[] Questions = [.. Enumerable.Range(1, 10).Select(n => ($"Number {n}?", $"0117 496 01{n:00}"))];

    [Fact]
    public void Everything_that_stands_in_the_way_is_said_at_once()
    {
        var obstacles = Fresh(Open).ObstaclesToEffective(74, [Open], Now, "Europe/London");

        Assert.Equal(["not-accepted", "drill-open", "dossier-thin", "items-undecided", .. Enumerable.Repeat("check-open", 7)], obstacles.Select(o => o.Code));
        Assert.Contains("The dossier stands at 74 of 100; a handover needs 90.", obstacles[2].Message);
        Assert.Contains("T-1 Depot dark", obstacles[3].Message);
    }

    [Fact]
    public void With_list_drill_dossier_and_items_done_nothing_stands_in_the_way()
    {
        var handover = Shadowing(Open);
        handover.StartDrill(Questions, Now);
        Assert.True(handover.AnswerDrill([.. Questions.Select(q => q.Item2.Replace(" ", ""))], Now + Duration.FromMinutes(14)).Passed);
        foreach (var kind in Enum.GetValues<HandoverCheckKind>()) handover.Tick(kind, "filed", null, Now);
        handover.Decide(handover.Items[0].Id, ItemDecision.Move, null);

        Assert.Empty(handover.ObstaclesToEffective(90, [Open], Now, "Europe/London"));
        Assert.Equal("items-new", Assert.Single(handover.ObstaclesToEffective(90, [Open, Open with { Subject = Guid.CreateVersion7(), Title = "T-2" }], Now, "Europe/London")).Code);
        handover.Decide(handover.Items[0].Id, ItemDecision.Close, null);
        Assert.Equal("items-unclosed", Assert.Single(handover.ObstaclesToEffective(90, [Open], Now, "Europe/London")).Code);
        Assert.Empty(handover.ObstaclesToEffective(90, [], Now, "Europe/London"));
    }

    [Theory]
    [InlineData(9, 15, true)]
    [InlineData(8, 10, false)]
    [InlineData(10, 16, false)]
    public void The_drill_is_passed_with_nine_right_in_fifteen_minutes(int right, int minutes, bool passed)
    {
        var handover = Shadowing();
        handover.StartDrill(Questions, Now);

        var drill = handover.AnswerDrill([.. Questions.Select((q, at) => at < right ? q.Item2 : "no idea")], Now + Duration.FromMinutes(minutes));

        Assert.Equal((passed, passed ? HandoverState.DrillPassed : HandoverState.Shadowing), (drill.Passed, handover.State));
    }

    [Fact]
    public void A_successor_who_drops_out_sends_it_back_to_proposed()
    {
        var handover = Shadowing();
        handover.ReplaceSuccessor(Guid.CreateVersion7());
        Assert.Equal((HandoverState.Proposed, null), (handover.State, handover.AcceptedAt));
        Assert.Throws<RuleException>(() => handover.ReplaceSuccessor(handover.FromId));
    }

    [Fact]
    public void Four_working_days_of_transition_are_too_few()
    {
        var handover = Fresh();
        handover.Propose();
        handover.Accept(Instant.FromUtc(2026, 11, 11, 10, 0));
        Assert.Contains(handover.ObstaclesToEffective(95, [], Now, "Europe/London"), o => o.Code == "too-short" && o.Message.Contains("18 Nov 2026", StringComparison.Ordinal));
        Assert.DoesNotContain(handover.ObstaclesToEffective(95, [], Now + Duration.FromDays(1), "Europe/London"), o => o.Code == "too-short");
    }

    sealed class Full : IDossierScore
    {
        public IReadOnlyList<string> Sections => [];

        public Task<IReadOnlyDictionary<Guid, int>> Of(IReadOnlyCollection<Guid> networks) =>
            Task.FromResult<IReadOnlyDictionary<Guid, int>>(networks.ToDictionary(n => n, _ => 93));
    }

    [Fact]
    public async Task A_handover_walks_from_plan_to_the_one_instant_and_every_shortcut_is_refused()
    {
        // the dossier's own score has its own tests; here it only has to be high enough
        await using var world = await NetworkWorld.Start(null, adjust: b => b.Services.Replace(ServiceDescriptor.Scoped<IDossierScore, Full>()));
        await world.MajaTakesIt();
        var site = world.Site;
        HttpClient maja = site.As("Maja Kovač"), ines = site.As("Ines Duarte"), jonas = site.As("Jonas Weber");
        await maja.Send("/networks/N-1001/sites", new { code = "QS", name = "Quayside Clinic", address = "4 Anchor Lane, BS1", access = "guard at the gate" });
        await maja.Send("/networks/N-1001/sites", new { code = "HS", name = "Harbour Street", address = "112 Harbour St, BS2" });
        await maja.Send("/networks/N-1001/services", new { kind = "E-Line", description = "Quayside ↔ Harbour St", site = "QS", provider = "Norrvik", circuitId = "NVK/ETH/448-22310", committedKbps = 1000000, monthly = 1240 });
        await maja.Send("/networks/N-1001/contacts", new { name = "Helen Ashworth", purpose = "signs", phone = "0117 496 0208" });

        Assert.Equal(422, (await jonas.Send("/networks/N-1001/handover", new { to = "Maja Kovač", trigger = "rotation" })).Status);
        Assert.Equal(422, (await jonas.Send("/networks/N-1001/handover", new { to = "Owen Hart", trigger = "rotation" })).Status);
        Assert.Equal(201, (await jonas.Send("/networks/N-1001/handover", new { to = "Ines Duarte", trigger = "rotation" })).Status);
        Assert.Equal(422, (await maja.Send("/networks/N-1001/handover/accept", new { })).Status);
        Assert.Equal(200, (await maja.Send("/networks/N-1001/handover/propose", new { })).Status);
        Assert.Equal(200, (await ines.Send("/networks/N-1001/handover/accept", new { })).Status);
        Assert.Equal(200, (await ines.Send("/networks/N-1001/handover/shadow", new { })).Status);
        var (early, refusal) = await maja.Send("/networks/N-1001/handover/effective", new { });
        Assert.Equal(422, early);
        Assert.Equal(["check-open", "drill-open", "too-short"], refusal.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()!).Distinct().Order());

        var (started, asked) = await ines.Send("/networks/N-1001/handover/drill", new { });
        Assert.True(started == 201, asked.ToString());
        var expected = await site.Do((s, db) => Task.FromResult(db.Handovers.SelectMany(h => h.Drills).SelectMany(d => d.Asked).ToDictionary(q => $"answer{q.Number}", q => q.Expected.ToUpperInvariant())));
        site.Clock.Advance(Duration.FromMinutes(12));
        var (_, drilled) = await ines.Send("/networks/N-1001/handover/drill/answers", expected);
        Assert.True(drilled.GetProperty("passed").GetBoolean(), drilled.ToString());
        foreach (var check in (string[])["knowledge-interview", "access-granted", "revocation-dated", "contracts-walked", "partners-introduced", "customer-told", "customer-call"])
            Assert.Equal(200, (await ines.Send("/networks/N-1001/handover/checks", new { check, note = "filed" })).Status);
        Assert.Contains("Nothing: it can take effect now", await (await PageAfter(site, 8, maja)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(200, (await maja.Send("/networks/N-1001/handover/effective", new { })).Status);
        var terms = await world.Terms();
        Assert.Equal([world.Maja, world.Ines], terms.Select(t => t.EngineerId));
        Assert.Equal((terms[0].Until, TermReason.Handover), (terms[1].From, terms[1].Reason));
        Assert.Contains("Ines Duarte is accountable, after Maja Kovač (handover).", await maja.GetStringAsync("/networks/N-1001/journal?verify=true", TestContext.Current.CancellationToken));
        Assert.Equal(422, (await ines.Send("/networks/N-1001/handover/close", new { })).Status);
        site.Clock.Advance(Duration.FromDays(31));
        Assert.Equal(200, (await ines.Send("/networks/N-1001/handover/close", new { })).Status);

        // sudden loss, and the leaver's list
        var (interim, _) = await jonas.Send("/networks/N-1001/handover/interim", new { to = "Maja Kovač", reason = "accident" });
        Assert.Equal(201, interim);
        Assert.Equal(world.Maja, (await world.Terms())[^1].EngineerId);
        Assert.Contains("Quayside", await jonas.GetStringAsync($"/handovers/leavers/{world.Maja}", TestContext.Current.CancellationToken));
        Assert.Contains("emergency", await jonas.GetStringAsync("/handovers", TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    static async Task<HttpResponseMessage> PageAfter(TestSite site, int days, HttpClient who)
    {
        site.Clock.Advance(Duration.FromDays(days));
        return await who.GetAsync("/networks/N-1001/handover", TestContext.Current.CancellationToken);
    }
}
