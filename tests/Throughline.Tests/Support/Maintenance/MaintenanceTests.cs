using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Maintenance;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support.Maintenance;

public class MaintenanceWindowTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 10, 12, 0);

    static MaintenanceWindow Window(int fromHours, int lastsHours, Guid? by = null, int toldHoursAgo = 0) =>
        new(1, Guid.CreateVersion7(), null, by, "Core upgrade", Now + Duration.FromHours(fromHours), Now + Duration.FromHours(fromHours + lastsHours), Now - Duration.FromHours(toldHoursAgo), null, Now);

    [Theory]
    [InlineData(72, 72, true)]
    [InlineData(71, 72, false)]
    [InlineData(1, 0, true)]
    public void It_is_excluded_when_it_was_announced_as_early_as_the_agreement_asks(int announcedBefore, int asked, bool excluded) =>
        Assert.Equal(excluded, Window(announcedBefore, 2).IsExcluded(Duration.FromHours(asked), null));

    [Fact]
    public void Where_the_agreement_does_not_exclude_maintenance_it_counts() => Assert.False(Window(500, 2).IsExcluded(null, null));

    [Fact]
    public void A_company_is_excused_only_for_its_own_work_and_by_when_it_told_us()
    {
        var (norrvik, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var window = Window(24, 2, norrvik, toldHoursAgo: 48);
        Assert.Equal((true, false, false), (window.IsExcluded(Duration.FromHours(72), norrvik), window.IsExcluded(Duration.FromHours(72), other), window.IsExcluded(Duration.FromHours(72), null)));
    }

    [Fact]
    public void Called_off_before_it_begins_nothing_is_excluded_and_over_early_the_rest_counts()
    {
        var off = Window(100, 4);
        off.End("Norrvik postponed", Now);
        Assert.Equal((false, Now), (off.IsExcluded(Duration.Zero, null), off.CancelledAt));

        var early = Window(100, 4);
        early.End("Done", Now + Duration.FromHours(101));
        Assert.Equal((true, Now + Duration.FromHours(101)), (early.IsExcluded(Duration.FromHours(72), null), early.Until));
        Assert.Equal("window-over", Assert.Throws<RuleException>(() => early.End("again", Now + Duration.FromHours(102))).Obstacles[0].Code);
    }

    [Fact]
    public void All_that_is_wrong_with_a_window_comes_at_once() =>
        Assert.Equal(["window-inverted", "window-past"], Assert.Throws<RuleException>(() => Window(-1, -2)).Obstacles.Select(o => o.Code));
}

[Trait("needs", "server")]
public class MaintenanceSliceTests
{
    // Tuesday 17 November, 03:00 to 05:00
    static readonly object Window = new { what = "Core upgrade", from = "2026-11-17T03:00", until = "2026-11-17T05:00" };

    [Fact]
    public async Task An_outage_in_announced_maintenance_stands_still_on_the_clock_which_says_why_and_is_not_part_of_the_availability()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var (sam, tomas) = (site.As("Sam Okoro"), site.As("Tomás Reyes"));
        await Excludes(village, 72);
        site.Clock.Set(Instant.FromUtc(2026, 11, 13, 9, 0));
        Assert.Equal(201, (await tomas.Send($"/networks/{village.Network}/maintenance", Window)).Status);

        // reported an hour before it begins: 4 h promised, two of them stand still
        site.Clock.Set(Instant.FromUtc(2026, 11, 17, 2, 0));
        var ticket = await village.Open("Sam Okoro", new { title = "Down", description = "Dark", network = village.Network, impact = "down", site = "HS", service = village.Service });
        Assert.Equal("2026-11-17T08:00:00Z", Text(await Clock(tomas, ticket, "customer-restore"), "due"));
        // answering is a promise of its own
        Assert.Equal("2026-11-17T02:15:00Z", Text(await Clock(tomas, ticket, "customer-respond"), "due"));

        // the customer tells us that they wait: inside the window, and beyond
        await tomas.Send($"/tickets/{ticket}/take", new { });
        site.Clock.Set(Instant.FromUtc(2026, 11, 17, 6, 0));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "configuration-change", fix = "Upgraded" });
        var clock = await Clock(tomas, ticket, "customer-restore");
        Assert.Equal(("PT7200S", false), (Text(clock, "elapsed"), clock.GetProperty("breached").GetBoolean()));
        Assert.Equal([("02:00", "03:00", true, "running"), ("03:00", "05:00", false, "announced maintenance MW-1001: Core upgrade"), ("05:00", "06:00", true, "running")],
            clock.GetProperty("stretches").EnumerateArray().Select(s => (Text(s, "from")[11..16], Text(s, "to")[11..16], s.GetProperty("counts").GetBoolean(), Text(s, "why"))));
        Assert.Contains("announced maintenance MW-1001: Core upgrade", await tomas.GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken));

        var month = (await tomas.Read($"/availability?network={village.Network}")).Body.GetProperty("services")[0];
        Assert.Equal(("PT7200S", "PT7200S"), (Text(month, "down"), Text(month, "notCounted")));
        var page = await tomas.GetStringAsync($"/networks/{village.Network}/maintenance", TestContext.Current.CancellationToken);
        Assert.Contains("A-031: not counted, announced 90 h before", page);
        // a customer reads of the window, not of agreements
        var theirs = (await sam.Read($"/networks/{village.Network}/maintenance")).Body.GetProperty("windows")[0];
        Assert.Equal(("over", 0), (Text(theirs, "state"), theirs.GetProperty("under").GetArrayLength()));
        Assert.Equal(404, (await site.As("Grace Bell").Read($"/networks/{village.Network}/maintenance")).Status);
        Assert.Equal(403, (await sam.Send($"/networks/{village.Network}/maintenance", Window)).Status);
    }

    [Fact]
    public async Task Announced_while_a_ticket_is_open_it_moves_its_due_instant_and_called_off_it_moves_back()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var tomas = site.As("Tomás Reyes");
        await Excludes(village, 1);
        var ticket = await village.Open("Sam Okoro", new { title = "Slow", description = "Loses packets", network = village.Network, impact = "impaired", site = "HS", service = village.Service });
        var before = Text(await Clock(tomas, ticket, "customer-restore"), "due");
        Assert.Equal("2026-11-18T01:58:00Z", before);

        // an hour's notice is asked: 62 minutes were given; of Norrvik's own night nothing is theirs
        var announced = await tomas.Send($"/networks/{village.Network}/maintenance", Window);
        Assert.Equal("MW-1001", Text(announced.Body, "reference"));
        var clock = await Clock(tomas, ticket, "customer-restore");
        Assert.Equal("2026-11-18T03:58:00Z", Text(clock, "due"));
        Assert.Contains("MW-1001 announced", Text(clock.GetProperty("moved")[0], "why"));

        var off = await tomas.Send("/maintenance/MW-1001/end", new { why = "Norrvik postponed it" });
        Assert.Equal(200, off.Status);
        Assert.Equal(before, Text(await Clock(tomas, ticket, "customer-restore"), "due"));

        // too late to be excluded
        Assert.Equal(201, (await tomas.Send($"/networks/{village.Network}/maintenance", new { what = "Card", from = "2026-11-17T02:30", until = "2026-11-17T05:00" })).Status);
        Assert.Equal(before, Text(await Clock(tomas, ticket, "customer-restore"), "due"));
        Assert.Contains("A-031: counts as downtime, announced 0 h before where 1 h are asked", await tomas.GetStringAsync($"/networks/{village.Network}/maintenance", TestContext.Current.CancellationToken));
        var refused = await tomas.Send($"/networks/{village.Network}/maintenance", new { what = "Card", from = "2026-11-16T02:30", until = "2026-11-15T05:00" });
        Assert.Equal((422, 2), (refused.Status, refused.Body.GetProperty("errors").GetArrayLength()));
    }

    static Task Excludes(Village village, int notice) => village.Site.Do(async (_, db) =>
    {
        var terms = (await db.Agreements.Whole().SingleAsync(a => a.Number == 31)).Latest;
        terms.Rule(ClockStart.Reported, ClockPauses.WhoIsOwed, ClockStop.Restored, Exclusions.AnnouncedMaintenance);
        terms.AnnounceMaintenance(notice);
        await db.SaveChangesAsync();
    });

    static async Task<JsonElement> Clock(HttpClient who, string ticket, string kind) => (await who.Read($"/tickets/{ticket}")).Body.GetProperty("clocks").EnumerateArray().Single(c => Text(c, "kind") == kind);

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
