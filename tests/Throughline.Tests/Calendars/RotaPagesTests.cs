using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Calendars;

[Trait("needs", "server")]
public class RotaPagesTests
{
    private static async Task<TestSite> Start()
    {
        var site = await TestSite.Start();
        var jonas = await site.Person("Jonas Weber", Role.Manager);
        await site.Person("Maja Kovač", Role.Engineer);
        await site.Person("Tomás Reyes", Role.Support);
        await site.Person("Grace Okafor", Role.Finance);
        await site.Do(async (_, db) => { db.Teams.Add(new Team("South West", "South West", jonas.Id)); await db.SaveChangesAsync(); });
        return site;
    }

    private static object Weekly(params string[] people) => new { team = "South West", name = "By week", zone = "Europe/London", start = "2026-11-16T09:00", people };

    private static IEnumerable<string?> Codes(System.Text.Json.JsonElement body) => body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString());

    [Fact]
    public async Task A_manager_plans_a_rota_by_hand_and_a_week_across_a_clock_change_has_an_hour_less()
    {
        await using var site = await Start();
        var (jonas, tomas) = (site.As("Jonas Weber"), site.As("Tomás Reyes"));

        Assert.Equal(403, (await tomas.Send("/duty/rotas", Weekly("Maja Kovač"))).Status);
        Assert.Equal(["cannot-be-on-duty"], Codes((await jonas.Send("/duty/rotas", Weekly("Maja Kovač", "Grace Okafor"))).Body));
        Assert.Equal(201, (await jonas.Send("/duty/rotas", Weekly("maja kovac", "Tomás Reyes"))).Status);
        Assert.Equal(["rota-exists"], Codes((await jonas.Send("/duty/rotas", Weekly("Maja Kovač"))).Body));

        var (status, march) = await tomas.Read("/duty/rotas/south-west?month=2027-03&zone=Europe/London");
        Assert.Equal(200, status);
        var turns = march.GetProperty("turns").EnumerateArray().Select(t => (t.GetProperty("from").GetString(), t.GetProperty("to").GetString(), t.GetProperty("hours").GetString())).ToList();
        Assert.Contains(("2027-03-22T09:00:00Z", "2027-03-29T08:00:00Z", "167 h"), turns);
        Assert.Equal("On Sun 28 Mar the clocks of Europe/London go forward from 01:00 to 02:00: that day has 23 hours. Hand-offs keep their local time.", Assert.Single(march.GetProperty("changes").EnumerateArray()).GetString());
        var october = (await tomas.Read("/duty/rotas/South%20West?month=2027-10&zone=Europe/London")).Body;
        Assert.Contains("169 h", october.GetProperty("turns").EnumerateArray().Select(t => t.GetProperty("hours").GetString()));
        Assert.Contains("day has 25 hours", october.GetProperty("changes")[0].GetString(), StringComparison.Ordinal);
        var sunday = march.GetProperty("weeks")[3].GetProperty("days")[6];
        Assert.Equal((23 / 167d, "+1 h"), (Math.Round(sunday.GetProperty("to").GetDouble() - sunday.GetProperty("from").GetDouble(), 9) is var wide ? Math.Abs(wide - 23 / 167d) < 1e-8 ? 23 / 167d : wide : 0, sunday.GetProperty("clockChange").GetString()));

        // a moment that the clock skips, and one that it shows twice
        var skipped = (await tomas.Send("/duty/rotas/south-west/overrides", new { person = "Tomás Reyes", from = "2027-03-28T01:30", until = "2027-03-28T09:00", zone = "Europe/London" })).Body;
        Assert.Equal("There is no 01:30 on 28 Mar 2027 in Europe/London: the clocks go from 01:00 to 02:00 that day. Write 02:00 on 28 Mar 2027, the moment of the change, or one before it.", skipped.GetProperty("errors")[0].GetProperty("message").GetString());
        var twice = await tomas.Send("/duty/rotas/south-west/overrides", new { person = "Tomás Reyes", from = "2027-10-31T01:30", until = "2027-10-31T09:00", zone = "Europe/London" });
        Assert.Equal(201, twice.Status);
        Assert.EndsWith("01:30 on 31 Oct 2027 comes twice in Europe/London, the clocks go back that day: the first is meant", twice.Body.GetProperty("said").GetString(), StringComparison.Ordinal);
        await site.Do(async (_, db) => Assert.Equal(Instant.FromUtc(2027, 10, 31, 0, 30), (await db.DutyRotas.SingleAsync()).Compiled.Definition.Overrides[0].From));

        var page = System.Net.WebUtility.HtmlDecode(await tomas.GetStringAsync("/duty/rotas/south-west?month=2027-03&zone=Europe/London", TestContext.Current.CancellationToken));
        Assert.Contains("clocks +1 h", page, StringComparison.Ordinal);
        Assert.Contains("Maja Kovač until Mon 23 Nov 09:00", page, StringComparison.Ordinal);
    }

    [Theory]
    // Tomás has all turns; the two of a swap are who takes it and whose it would have been
    [InlineData("Tomás Reyes", "Maja Kovač", "Tomás Reyes", true)]
    [InlineData("Tomás Reyes", "Maja Kovač", null, true)]
    [InlineData("Maja Kovač", "Maja Kovač", "Tomás Reyes", true)]
    [InlineData("Maja Kovač", "Maja Kovač", null, true)]
    [InlineData("Ines Duarte", "Maja Kovač", "Tomás Reyes", false)]
    [InlineData("Ines Duarte", "Maja Kovač", null, false)]
    [InlineData("Ines Duarte", null, null, false)]
    // that nobody is on duty is no swap of two
    [InlineData("Tomás Reyes", null, "Tomás Reyes", false)]
    [InlineData("Lena Brandt", "Maja Kovač", "Tomás Reyes", true)]
    [InlineData("Lena Brandt", null, null, true)]
    [InlineData("Jonas Weber", "Maja Kovač", null, true)]
    [InlineData("Jonas Weber", null, "Tomás Reyes", true)]
    public async Task A_turn_is_swapped_by_the_two_it_passes_between_by_who_leads_the_team_or_by_a_manager(string who, string? person, string? instead, bool may)
    {
        await using var site = await Start();
        await site.Person("Ines Duarte", Role.Engineer);
        // leads the team and is no manager any more
        var lena = await site.Person("Lena Brandt", Role.Engineer);
        await site.Do(async (_, db) => { (await db.Teams.SingleAsync()).ManagedBy(lena.Id); await db.SaveChangesAsync(); });
        using var jonas = site.As("Jonas Weber");
        Assert.Equal(201, (await jonas.Send("/duty/rotas", Weekly("Tomás Reyes"))).Status);
        var swap = new { person, instead, from = "2026-11-21T08:00", until = "2026-11-21T18:00" };

        var (status, body) = await site.As(who).Send("/duty/rotas/south-west/overrides", swap);

        Assert.Equal(may ? 201 : 422, status);
        if (!may) Assert.Equal([person is null ? "nobody-on-duty" : "not-yours"], Codes(body));
        // the same decide who takes it back
        if (!may) Assert.Equal(201, (await jonas.Send("/duty/rotas/south-west/overrides", swap)).Status);
        var page = await site.As(who).GetStringAsync("/duty/rotas/south-west", TestContext.Current.CancellationToken);
        Assert.Equal(may, page.Contains("Take back the swap", StringComparison.Ordinal));
        Assert.Equal(may ? 200 : 422, (await site.As(who).Send("/duty/rotas/south-west/overrides/1/remove", new { })).Status);
    }

    [Fact]
    public async Task Who_gives_a_turn_away_gives_no_turn_of_a_third_with_it()
    {
        await using var site = await Start();
        using var jonas = site.As("Jonas Weber");
        Assert.Equal(201, (await jonas.Send("/duty/rotas", Weekly("Tomás Reyes", "Jonas Weber"))).Status);
        using var tomas = site.As("Tomás Reyes");

        // from his week into Jonas's
        Assert.Equal(["not-yours"], Codes((await tomas.Send("/duty/rotas/south-west/overrides", new { person = "Maja Kovač", from = "2026-11-22T08:00", until = "2026-11-24T08:00" })).Body));
        Assert.Equal(201, (await tomas.Send("/duty/rotas/south-west/overrides", new { person = "Maja Kovač", instead = "Tomás Reyes", from = "2026-11-22T08:00", until = "2026-11-24T08:00" })).Status);
    }

    [Fact]
    public async Task Layers_windows_swaps_and_leave_make_the_gaps_that_are_named_in_words()
    {
        await using var site = await Start();
        var (jonas, tomas) = (site.As("Jonas Weber"), site.As("Tomás Reyes"));
        Assert.Equal(201, (await jonas.Send("/duty/rotas", new { team = "South West", name = "Nights", zone = "Europe/London", start = "2026-11-16T09:00", people = new[] { "Maja Kovač" }, windows = "every day 18:00-08:00+1" })).Status);
        var version = (await jonas.Read("/duty/rotas/south-west")).Body.GetProperty("version").GetInt32();
        Assert.Equal(201, (await jonas.Send("/duty/rotas/south-west/layers", new { name = "Days", zone = "Europe/London", start = "2026-11-16T08:00", people = new[] { "Tomás Reyes", "Jonas Weber" }, unit = "day", windows = "every day 08:00-18:00" }, ("If-Match", $"\"{version}\""))).Status);
        Assert.Equal(412, (await jonas.Send("/duty/rotas/south-west/layers/1/remove", new { }, ("If-Match", $"\"{version}\""))).Status);
        Assert.Empty((await jonas.Read("/duty/rotas/south-west")).Body.GetProperty("gaps").EnumerateArray());

        // Jonas would have had Saturday's day; leave makes a hole of it
        var person = await site.Do(async (_, db) => await db.People.SingleAsync(p => p.Name == "Jonas Weber"));
        Assert.Equal(200, (await jonas.Send($"/people/{person.Id}/leave", new { from = "2026-11-21", to = "2026-11-21" })).Status);
        var gaps = (await tomas.Read("/duty/rotas/south-west")).Body.GetProperty("gaps").EnumerateArray().Select(g => g.GetProperty("words").GetString()).ToList();
        Assert.Equal(["nobody from Sat 21 Nov 08:00 to 18:00, 10 h, because Jonas Weber is away"], gaps);
        // the form to cover it begins with the gap, and nobody is put on duty by leaving it as it is
        var form = await tomas.GetStringAsync("/duty/rotas/south-west?zone=Europe/London", TestContext.Current.CancellationToken);
        Assert.Matches("name=\"from\"[^>]*value=\"2026-11-21T08:00\"", form);
        Assert.Matches("name=\"until\"[^>]*value=\"2026-11-21T18:00\"", form);
        Assert.Matches("<select[^>]*name=\"person\"[^>]*required[^>]*>\\s*<option value>Choose…</option>", WebUtility.HtmlDecode(form));
        Assert.DoesNotContain("<option value>Nobody</option>", form, StringComparison.Ordinal);
        Assert.Contains("Nobody is on duty in 1 stretch", await tomas.GetStringAsync("/duty", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["on-leave"], Codes((await jonas.Send("/duty/rotas/south-west/overrides", new { person = "Jonas Weber", from = "2026-11-21T12:00", until = "2026-11-21T14:00" })).Body));

        // Tomás covers it, and takes back what has not begun
        Assert.Equal(201, (await tomas.Send("/duty/rotas/south-west/overrides", new { person = "Tomás Reyes", from = "2026-11-21T08:00", until = "2026-11-21T18:00" })).Status);
        Assert.Empty((await tomas.Read("/duty/rotas/south-west")).Body.GetProperty("gaps").EnumerateArray());
        Assert.Equal(201, (await tomas.Send("/duty/rotas/south-west/overrides", new { person = "Maja Kovač", instead = "Tomás Reyes", from = "2026-11-17T08:00", until = "2026-11-24T08:00" })).Status);
        Assert.Equal(200, (await tomas.Send("/duty/rotas/south-west/overrides/1/remove", new { })).Status);
        Assert.Single((await tomas.Read("/duty/rotas/south-west")).Body.GetProperty("gaps").EnumerateArray());
        // one that runs began with its entry, not before: who was on duty this morning stays
        await site.Do(async (_, db) => Assert.Equal(TestSite.Morning, Assert.Single((await db.DutyRotas.SingleAsync()).Compiled.Definition.Overrides).From));
        site.Clock.Set(TestSite.Morning + Duration.FromHours(1));
        Assert.Equal(200, (await tomas.Send("/duty/rotas/south-west/overrides/1/remove", new { })).Status);
        await site.Do(async (_, db) => Assert.Equal(TestSite.Morning + Duration.FromHours(1), Assert.Single((await db.DutyRotas.SingleAsync()).Compiled.Definition.Overrides).To));
        Assert.Equal(["swap-past"], Codes((await tomas.Send("/duty/rotas/south-west/overrides/1/remove", new { })).Body));
        Assert.Equal(404, (await tomas.Send("/duty/rotas/south-west/overrides/9/remove", new { })).Status);

        // layers change, change places, and end; who was on duty until now stays
        Task<IReadOnlyList<DutyTurn>> Turns(int from, int to) => site.Do(async (_, db) => (await db.DutyRotas.SingleAsync()).Compiled.Timeline(TestSite.Morning + Duration.FromHours(from), TestSite.Morning + Duration.FromHours(to)));
        var until = await Turns(-48, 1);
        Assert.Equal(200, (await jonas.Send("/duty/rotas/south-west/layers/2", new { name = "Days", zone = "Europe/London", start = "2026-11-16T08:00", people = new[] { "Tomás Reyes" }, unit = "day", windows = "every day 08:00-18:00", place = 1 })).Status);
        // what was until now stays, under it what holds from now on
        var changed = (await jonas.Read("/duty/rotas/south-west")).Body.GetProperty("layers").EnumerateArray().Select(l => (l.GetProperty("name").GetString(), l.GetProperty("people").GetArrayLength())).ToList();
        Assert.Equal([("Days", 1), ("Nights", 1), ("Days", 2)], changed);
        Assert.Equal(until, await Turns(-48, 1));
        site.Clock.Set(TestSite.Morning + Duration.FromHours(2));
        Assert.Equal(200, (await jonas.Send("/duty/rotas/south-west/layers/1/remove", new { })).Status);
        var days = (await jonas.Read("/duty/rotas/south-west")).Body;
        Assert.True(days.GetProperty("layers")[0].GetProperty("hasEnded").GetBoolean());
        Assert.NotEmpty(days.GetProperty("gaps").EnumerateArray());
        Assert.Equal(["layer-ended"], Codes((await jonas.Send("/duty/rotas/south-west/layers/1/remove", new { })).Body));
    }

    [Fact]
    public async Task What_cannot_be_a_rota_is_refused_with_every_fault()
    {
        await using var site = await Start();
        var jonas = site.As("Jonas Weber");
        var (_, body) = await jonas.Send("/duty/rotas", new { team = "South West", name = "x", zone = "Europe/Londn", start = "2026-11-16T09:00", people = new[] { "Nobody Known" }, windows = "Mon 17:00-09:00" });
        Assert.Equal(["zone-unknown", "cannot-be-on-duty", "hours-inverted"], Codes(body));
        Assert.Equal(["skipped-hour"], Codes((await jonas.Send("/duty/rotas", new { team = "South West", name = "x", zone = "Europe/London", start = "2027-03-28T01:30", people = new[] { "Maja Kovač" } })).Body));
        Assert.Equal(["layer-inverted"], Codes((await jonas.Send("/duty/rotas", new { team = "South West", name = "x", zone = "Europe/London", start = "2027-03-29T01:30", until = "2027-03-29T01:30", people = new[] { "Maja Kovač" } })).Body));
        Assert.Equal(["date-out-of-range"], Codes((await jonas.Send("/duty/rotas", new { team = "South West", name = "x", zone = "Europe/London", start = "2200-03-29T01:30", people = new[] { "Maja Kovač" } })).Body));
        Assert.Equal(["team-unknown"], Codes((await jonas.Send("/duty/rotas", new { team = "East", name = "x", zone = "Europe/London", start = "2027-03-29T01:30", people = new[] { "Maja Kovač" } })).Body));
        Assert.Equal(404, (await jonas.Read("/duty/rotas/east")).Status);
        Assert.Equal(201, (await jonas.Send("/duty/rotas", Weekly("Maja Kovač"))).Status);
        Assert.Equal(422, (await jonas.Read("/duty/rotas/south-west?month=2026-13")).Status);
        Assert.Equal(422, (await jonas.Read("/duty/rotas/south-west?month=2200-01")).Status);
        Assert.Equal(422, (await jonas.Read("/duty/rotas/south-west?zone=Mars/Olympus")).Status);
        foreach (var month in new[] { "1900-01", "2199-12" }) Assert.Equal(200, (await jonas.Read($"/duty/rotas/south-west?month={month}")).Status);
    }
}
