using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Parties;

public class PersonRolesTests
{
    [Theory]
    [InlineData(PartyKind.Us, Role.Engineer, Role.Manager, true)]
    [InlineData(PartyKind.Us, Role.Signatory, Role.Manager, false)]
    [InlineData(PartyKind.Us, Role.Engineer, Role.Engineer, false)]
    [InlineData(PartyKind.Us, Role.Administrator, Role.Manager, false)]
    [InlineData(PartyKind.Us, Role.Administrator, Role.Administrator, true)]
    [InlineData(PartyKind.Customer, Role.Signatory, Role.Engineer, true)]
    [InlineData(PartyKind.Customer, Role.Engineer, Role.Administrator, false)]
    [InlineData(PartyKind.Partner, Role.PartnerEngineer, Role.Engineer, true)]
    [InlineData(PartyKind.Provider, Role.Administrator, Role.Administrator, false)]
    public void A_role_belongs_to_a_side_and_is_given_by_who_may(PartyKind side, Role roles, Role giver, bool may) =>
        Assert.Equal(may, PersonRoles.ObstaclesToGive(roles, Role.None, side, "them", giver).Count == 0);

    [Fact]
    public void Taking_the_administrator_away_counts_like_giving_it() =>
        Assert.Equal(["administrator-only"], PersonRoles.ObstaclesToGive(Role.Engineer, Role.Engineer | Role.Administrator, PartyKind.Us, "us", Role.Manager).Select(o => o.Code));

    [Theory]
    [InlineData("0117 496 0240", "1174960240")]
    [InlineData("+44 117 496 0240", "441174960240")]
    [InlineData("NVK/ETH/448-21907", "")]
    public void A_number_is_found_by_its_digits(string typed, string digits) => Assert.Equal(digits, Phones.Digits(typed));
}

[Trait("needs", "database")]
public class PeopleTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task People_are_listed_by_name_a_page_at_a_time_and_found_by_name_address_and_number(bool onPostgres)
    {
        if (onPostgres) Throughline.Ground.Need.Postgres();
        await using var site = await TestSite.Start(onPostgres ? await postgres.CreateDatabase("people") : null);
        await site.Person("Ada Byrne", Role.Administrator);
        var company = await site.Organisation("Brightwater Clinics", PartyKind.Customer);
        await site.Do(async (_, db) =>
        {
            // the same name three times at the seam of two pages
            for (var i = 0; i < 120; i++) db.People.Add(new Person(company.Id, i is >= 48 and <= 50 ? "Person 049" : $"Person {i:000}", $"p{i}@brightwater.example", Role.SiteContact) { Phone = $"0117 496 {i:0000}" });
            await db.SaveChangesAsync();
        });
        var ada = site.As("Ada Byrne");

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var (_, body) = await ada.Read("/people?side=customer" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            seen.AddRange(body.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()));
            cursor = body.GetProperty("next").GetString();
        } while (cursor is not null);

        Assert.Equal((120, 120), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(["Ada Byrne"], Names((await ada.Read("/people?role=administrator")).Body));
        Assert.Equal(["Person 117"], Names((await ada.Read("/people?q=PERSON%20117")).Body));
        Assert.Equal(["Person 110"], Names((await ada.Read("/people?q=p110@")).Body));
        Assert.Equal(["Person 099"], Names((await ada.Read("/people?q=0117%204960099")).Body));
        Assert.Empty(Names((await ada.Read("/people?q=%25")).Body));
    }

    [Fact]
    public async Task A_person_is_added_with_all_faults_at_once_and_learns_speaks_and_rests()
    {
        await using var site = await TestSite.Start();
        await site.Person("Jonas Weber", Role.Manager);
        var jonas = site.As("Jonas Weber");

        var bad = await jonas.Send("/people", new { name = "X", organisation = "Nowhere", roles = new[] { "engineer" }, email = "not an address", team = "Red" });
        var boss = await jonas.Send("/people", new { name = "X", organisation = "Halden Systems", roles = new[] { "administrator" } });
        var good = await jonas.Send("/people", new { name = "Łukasz الشريف <b>", organisation = "Halden Systems", roles = new[] { "engineer", "support" }, email = "l@halden.example", tier = 2, languages = new[] { "en", "pl" } });

        Assert.Equal(["no-such-company", "no-such-team", "not-an-address"], Codes(bad.Body));
        Assert.Equal(["administrator-only"], Codes(boss.Body));
        Assert.Equal(201, good.Status);
        var path = $"/people/{good.Body.GetProperty("id").GetGuid()}";
        Assert.Equal(200, (await jonas.Send(path + "/skills", new { skill = "Ethernet OAM", level = 4 })).Status);
        Assert.Equal(422, (await jonas.Send(path + "/skills", new { skill = "Ethernet OAM", level = 9 })).Status);
        Assert.Equal(200, (await jonas.Send(path + "/languages", new { languages = new[] { "de" } })).Status);
        Assert.Equal(["leave-inverted"], Codes((await jonas.Send(path + "/leave", new { from = "2026-12-24", to = "2026-12-20" })).Body));
        Assert.Equal(200, (await jonas.Send(path + "/leave", new { from = "2026-12-20", to = "2026-12-24" })).Status);
        var (_, read) = await jonas.Read(path);
        Assert.Equal(("Łukasz الشريف <b>", 4, 3), (read.GetProperty("name").GetString(), read.GetProperty("skills")[0].GetProperty("level").GetInt32(), read.GetProperty("languages").GetArrayLength()));
        var page = await jonas.GetStringAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("الشريف &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Equal(412, (await jonas.Send(path + "/roles", new { roles = new[] { "engineer" } }, ("If-Match", "\"1\""))).Status);
    }

    [Fact]
    public async Task What_somebody_learns_speaks_and_which_team_they_join_is_kept_with_who_noted_it()
    {
        await using var site = await TestSite.Start();
        var jonas = await site.Person("Jonas Weber", Role.Manager);
        var maja = await site.Person("Maja Kovač", Role.Engineer);
        using var client = site.As("Jonas Weber");
        await client.Send("/teams", new { name = "South", region = "South West" });
        var path = $"/people/{maja.Id}";

        Assert.Equal(200, (await client.Send(path + "/skills", new { skill = "Ethernet OAM", level = 3, lastUsed = "2026-10-01" })).Status);
        Assert.Equal(200, (await client.Send(path + "/skills", new { skill = "Ethernet OAM", level = 4 })).Status);
        Assert.Equal(200, (await client.Send(path + "/languages", new { languages = new[] { "en", "hr" } })).Status);
        Assert.Equal(200, (await client.Send(path + "/languages", new { languages = new[] { "hr", "de" } })).Status);
        Assert.Equal(200, (await client.Send(path + "/team", new { team = "South" })).Status);
        Assert.Equal(200, (await client.Send(path + "/team", new { })).Status);
        // what changes nothing is no happening
        Assert.Equal(200, (await client.Send(path + "/skills", new { skill = "Ethernet OAM", level = 4 })).Status);
        Assert.Equal(200, (await client.Send(path + "/languages", new { languages = new[] { "en" } })).Status);
        Assert.Equal(200, (await client.Send(path + "/team", new { })).Status);

        var facts = await site.Do((_, db) => db.Facts.AsNoTracking().Where(f => f.Subject == maja.Id).OrderBy(f => f.Sequence).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
        [
            "Maja Kovač can do Ethernet OAM at level 3, last used 1 Oct 2026.",
            "Maja Kovač can do Ethernet OAM at level 4; before: level 3, last used 1 Oct 2026.",
            "Maja Kovač speaks en, hr.",
            "Maja Kovač speaks de, too.",
            "Maja Kovač is in the team South.",
            "Maja Kovač is in no team; before: South.",
        ], facts.Select(f => f.Sentence));
        Assert.All(facts, f => Assert.Equal(jonas.Id, f.By));
    }

    [Fact]
    public async Task Who_holds_networks_or_is_the_last_administrator_cannot_be_disabled()
    {
        await using var site = await TestSite.Start();
        var ada = await site.Person("Ada Byrne", Role.Administrator);
        var bo = await site.Person("Bo Lind", Role.Administrator);
        var maja = await site.Person("Maja Kovač", Role.Engineer);
        var client = site.As("Ada Byrne");
        await site.As("Ada Byrne").Send("/networks", new { name = "Quayside", purpose = "p", customer = "Brightwater", region = "South West" });
        await site.Do(async (_, db) =>
        {
            var network = db.Networks.Single();
            db.Entry(network).Property(nameof(Network.EngineerId)).CurrentValue = maja.Id;
            await db.SaveChangesAsync();
        });

        var holds = await client.Send($"/people/{maja.Id}/disable", new { reason = "leaves" });
        var oneself = await client.Send($"/people/{ada.Id}/disable", new { reason = "leaves" });
        Assert.Equal(["holds-networks"], Codes(holds.Body));
        Assert.Contains("N-1001", holds.Body.GetProperty("detail").GetString() + holds.Body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["oneself"], Codes(oneself.Body));
        Assert.Equal(200, (await client.Send($"/people/{bo.Id}/disable", new { reason = "leaves" })).Status);
        Assert.Equal(["last-administrator"], Codes((await client.Send($"/people/{ada.Id}/roles", new { roles = new[] { "manager" } })).Body));
    }

    static IEnumerable<string?> Names(JsonElement body) => body.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("name").GetString());

    static IEnumerable<string?> Codes(JsonElement body) => body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).Order();
}
