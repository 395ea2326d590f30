using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

[Trait("needs", "server")]
public class AccountabilityTests
{
    static IEnumerable<string> Codes(System.Text.Json.JsonElement body) => body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()!);

    [Fact]
    public async Task An_engineer_is_asked_for_three_are_proposed_and_the_one_who_takes_it_is_accountable_from_that_instant()
    {
        await using var world = await NetworkWorld.Start(null);
        await world.Site.Do(async (_, db) =>
        {
            var maja = await db.People.Include(p => p.Skills).SingleAsync(p => p.Id == world.Maja);
            maja.Learn("Ethernet", 5);
            maja.Speak("en");
            var network = await db.Networks.SingleAsync();
            network.SkillsNeeded = ["Ethernet"];
            await db.SaveChangesAsync();
        });
        HttpClient owen = world.Site.As("Owen Hart"), maja = world.Site.As("Maja Kovač");

        var (status, asked) = await owen.Send("/networks/N-1001/staffing-requests", new { visitOn = "2026-11-25" });
        Assert.Equal(201, status);
        Assert.Equal(["Maja Kovač", "Ines Duarte"], asked.GetProperty("proposals").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        var page = await maja.GetStringAsync("/networks/N-1001/accountability", TestContext.Current.CancellationToken);
        Assert.Contains("skill 10 of 10: Ethernet 5 of 5", page);
        Assert.Contains("needs an engineer", await maja.GetStringAsync("/", TestContext.Current.CancellationToken));

        Assert.Equal(403, (await owen.Send("/networks/N-1001/take", new { })).Status);
        Assert.Equal(200, (await maja.Send("/networks/N-1001/take", new { })).Status);
        var term = Assert.Single(await world.Terms());
        Assert.Equal((world.Maja, TestSite.Morning), (term.EngineerId, term.From));
        Assert.Contains("Chosen from 2: skill 10 of 10", term.Note);
        var overview = await owen.GetStringAsync("/networks/N-1001", TestContext.Current.CancellationToken);
        Assert.Contains("since 17 Nov 2026", overview);
        Assert.Contains("Maja, until 17:30", overview);
        Assert.Contains("Quayside ↔ Harbour St", await maja.GetStringAsync("/", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_cannot_be_accountable_is_refused_with_the_reason()
    {
        await using var world = await NetworkWorld.Start(null);
        await world.Site.Person("Karl Lund", Role.PartnerEngineer | Role.Engineer, "Quay Networks", PartyKind.Partner);
        var jonas = world.Site.As("Jonas Weber");

        Assert.Equal(["not-an-engineer"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Owen Hart" })).Body));
        Assert.Equal(["not-staff"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Karl Lund" })).Body));
        Assert.Equal(["before-network"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Maja Kovač", from = "2026-11-01T00:00:00Z" })).Body));
        Assert.Equal(["in-future"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Maja Kovač", from = "2026-12-01T00:00:00Z" })).Body));
        Assert.Contains("no-engineer", Codes((await world.Site.As("Owen Hart").Send("/networks/N-1001/phase", new { phase = "won" })).Body));
        Assert.Empty(await world.Terms());

        await world.MajaTakesIt();
        Assert.Equal(["same-person"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Maja Kovač", reason = "reorganisation", note = "x" })).Body));
        Assert.Equal(["note-missing"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Ines Duarte", reason = "emergency" })).Body));
        Assert.Equal(["rewrites-past"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Ines Duarte", reason = "correction", note = "was Ines", from = "2026-11-17T09:20:00Z" })).Body));
        Assert.Equal(["back-dated"], Codes((await jonas.Send("/networks/N-1001/accountability", new { engineer = "Ines Duarte", reason = "reorganisation", note = "x", from = "2026-11-17T09:22:00Z" })).Body));
        var done = await jonas.Send("/networks/N-1001/accountability", new { engineer = "Ines Duarte", reason = "correction", note = "Ines was named on the phone", from = "2026-11-17T09:22:00Z" });
        Assert.True(done.Status == 200, done.Body.ToString());
        Assert.Equal(Instant.FromUtc(2026, 11, 17, 9, 22), (await world.Terms())[0].Until);
        Assert.Equal(412, (await jonas.Send("/networks/N-1001/accountability", new { engineer = "Maja Kovač", reason = "reorganisation", note = "x", holder = world.Maja })).Status);
    }

    [Fact]
    public async Task Delegation_and_cover_are_shown_and_never_move_accountability()
    {
        await using var world = await NetworkWorld.Start(null);
        await world.MajaTakesIt();
        HttpClient maja = world.Site.As("Maja Kovač"), owen = world.Site.As("Owen Hart");
        await world.Site.Person("Priya Nair", Role.ProjectManager);

        Assert.Equal(["deputy-not-engineer"], Codes((await maja.Send("/networks/N-1001/delegations", new { @delegate = "Priya Nair", kind = "area", what = "leads the plan", scope = "deputy-sign", until = "2026-12-31" })).Body));
        Assert.Equal(201, (await maja.Send("/networks/N-1001/delegations", new { @delegate = "Priya Nair", kind = "area", what = "leads the plan", scope = "work", until = "2026-12-31" })).Status);
        Assert.Equal(201, (await maja.Send("/covers", new { engineer = "Maja Kovač", acting = "Ines Duarte", until = "2026-11-20", why = "leave" })).Status);

        var page = await owen.GetStringAsync("/networks/N-1001", TestContext.Current.CancellationToken);
        Assert.Contains("Priya Nair: leads the plan", page);
        Assert.Contains("acting: Ines Duarte for Maja Kovač until Sat 00:00", page);
        Assert.Contains("<b>Maja Kovač</b>", page);
        Assert.Equal(world.Maja, Assert.Single(await world.Terms()).EngineerId);
    }

    [Fact]
    public async Task A_person_who_holds_networks_cannot_be_disabled()
    {
        await using var world = await NetworkWorld.Start(null);
        await world.MajaTakesIt();

        var (status, body) = await world.Site.As("Jonas Weber").Send($"/people/{world.Maja}/disable", new { reason = "leaves" });

        Assert.True(status == 422, body.ToString());
        Assert.Equal(["holds-networks"], Codes(body));
        Assert.Contains("Maja Kovač is accountable for 1 network: N-1001 Quayside ↔ Harbour St.", body.ToString());
    }

    [Fact]
    public async Task A_lost_network_closes_its_term_and_nobody_sees_it_without_a_seat()
    {
        await using var world = await NetworkWorld.Start(null);
        await world.MajaTakesIt();
        await world.Site.Person("Helen Ashworth", Role.Signatory, "Brightwater Clinics", PartyKind.Customer);
        await world.Site.Person("Eve Other", Role.Signatory, "Castle Dental", PartyKind.Customer);

        Assert.Equal(200, (await world.Site.As("Helen Ashworth").Read("/networks/N-1001")).Status);
        Assert.Equal(404, (await world.Site.As("Eve Other").Read("/networks/N-1001")).Status);
        Assert.Equal(201, (await world.Site.As("Owen Hart").Send("/networks/N-1001/grants", new { organisation = "Castle Dental" })).Status);
        Assert.Equal(200, (await world.Site.As("Eve Other").Read("/networks/N-1001")).Status);
        Assert.Equal(200, (await world.Site.As("Owen Hart").Send("/networks/N-1001/grants/revoke", new { organisation = "Castle Dental" })).Status);
        Assert.Equal(404, (await world.Site.As("Eve Other").Read("/networks/N-1001")).Status);

        Assert.Equal(422, (await world.Site.As("Owen Hart").Send("/networks/N-1001/phase", new { phase = "lost" })).Status);
        Assert.Equal(200, (await world.Site.As("Owen Hart").Send("/networks/N-1001/phase", new { phase = "lost", reason = "price" })).Status);
        Assert.NotNull(Assert.Single(await world.Terms()).Until);
    }
}
