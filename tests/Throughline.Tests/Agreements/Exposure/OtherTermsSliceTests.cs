using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements.Exposure;

[Trait("needs", "server")]
public class OtherTermsSliceTests
{
    const string Page = "/exposure/other-terms";

    [Fact]
    public async Task Day_and_night_behind_the_promise_closes_the_gap_and_nothing_is_saved()
    {
        await using var village = await Weekdays();
        var (site, jonas) = (village.Site, village.Site.As("Jonas Weber"));
        var before = await Kept(site);

        var agreed = (await jonas.Read($"{Page}?service={village.Service}&priority=1")).Body;
        Assert.False(agreed.GetProperty("isTried").GetBoolean());
        Assert.Equal("Fri 17:10 → breach by 61 h", Figure(agreed, "Restore P1, worst start").Now);
        Assert.Equal(["A-031", "A-102"], agreed.GetProperty("agreements").EnumerateArray().Select(a => Text(a, "reference")));
        // the exposure page computes the same
        Assert.Equal(Text((await jonas.Read("/exposure")).Body.GetProperty("sums"), "worstYear"), Figure(agreed, "Worst year").Now);

        var query = $"service={village.Service}&priority=1&terms[0].agreement=A-102&terms[0].calendar=always&terms[0].capPercent=100";
        var tried = (await jonas.Read($"{Page}?{query}")).Body;
        Assert.Equal(("Fri 17:10 → breach by 61 h", "any hour → 1 h 30 to spare", true), Figure(tried, "Restore P1, worst start"));
        Assert.Equal(("−61 h", "+1 h 30", true), Figure(tried, "Restore P1, smallest margin"));
        // 12 · (£465 − £930), and then both caps alike
        Assert.Equal(("−£5,580", "£0", true), Figure(tried, "Worst year"));
        Assert.Equal(("−£465", "£0", true), Figure(tried, "Worst month"));
        Assert.Equal("thin", Text(tried.GetProperty("changes").EnumerateArray().First(c => Text(c, "target") == "Restore P1"), "footingThen"));
        Assert.Equal(3660, agreed.GetProperty("picture").GetProperty("restore").GetProperty("gapMinutes").GetInt32());
        Assert.Equal(JsonValueKind.Null, tried.GetProperty("picture").GetProperty("restore").GetProperty("gapMinutes").ValueKind);

        // the way on: the form of the agreement starts with what was tried
        var change = Text(tried.GetProperty("agreements")[1], "changeHref");
        Assert.StartsWith("/agreements/A-102/change?", change);
        var form = await Opened(jonas, change);
        Assert.Contains("name=\"capPercent\" type=\"text\" inputmode=\"decimal\" value=\"100\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("selected>Weekdays", form, StringComparison.Ordinal);

        // the page without script, and what it is for
        var page = await Opened(jonas, $"{Page}?{query}");
        Assert.Contains("any hour → 1 h 30 to spare", page, StringComparison.Ordinal);
        Assert.Contains("Change the agreement", page, StringComparison.Ordinal);

        Assert.Equal(before, await Kept(site));
        foreach (var who in new[] { "Tomás Reyes", "Maja Kovač", "Sam Okoro" }) Assert.Equal((who, 403), (who, (await site.As(who).Read(Page)).Status));
        Assert.Equal(404, (await jonas.Read($"{Page}?service=S-9999")).Status);
    }

    [Fact]
    public async Task Every_fault_of_the_terms_is_said_at_once_at_its_field()
    {
        await using var village = await Weekdays();
        var jonas = village.Site.As("Jonas Weber");
        var query = $"{Page}?service={village.Service}&priority=1&terms[0].agreement=A-031&terms[0].restore=soon&terms[1].agreement=A-102&terms[1].respond=8 h&terms[1].restore=4 h&terms[1].calendar=Mondays&terms[2].agreement=A-999"
            + "&tiers[0].agreement=A-102&tiers[0].from=99&tiers[0].below=99.5&tiers[0].percent=10&tiers[1].agreement=A-102&tiers[1].from=0&tiers[1].below=98&tiers[1].percent=25";

        var refused = await jonas.Read(query);
        Assert.Equal(422, refused.Status);
        var faults = refused.Body.GetProperty("errors").EnumerateArray().Select(e => (Text(e, "pointer"), Text(e, "message"))).ToDictionary(e => e.Item1, e => e.Item2);
        Assert.Equal("A-999 is not part of this promise; it can be tried with A-031, A-102.", faults["/terms/2/agreement"]);
        Assert.Equal("A-031: Priority 1: “soon” is not a time like 15 min, 4 h or 2 d.", faults["/terms/0/restore"]);
        Assert.Equal("A-102: There is no calendar Mondays. Choose one of the list, or leave it at day and night.", faults["/terms/1/calendar"]);
        Assert.Equal("A-102: Restoring within 4 h would come before the answer within 8 h. Give more time to restore.", faults["/terms/1/restore"]);
        Assert.Equal("A-102: Between 98 % and 99 % no tier says what is owed: let one begin where the other ends.", faults["/tiers/1/below"]);
        Assert.Equal(5, faults.Count);

        // people get the page again, with what they typed
        var page = await Opened(jonas, query, 422);
        Assert.Contains("5 things stand in the way", page, StringComparison.Ordinal);
        Assert.Contains("value=\"soon\"", page, StringComparison.Ordinal);
        Assert.Contains("f-terms-terms-0-restore-fault", page, StringComparison.Ordinal);
        // what cannot even be read as well
        Assert.Contains("is not a number", await Opened(jonas, $"{Page}?service={village.Service}&terms[0].agreement=A-102&terms[0].capPercent=lots", 422), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_that_happened_is_counted_again_by_the_tried_tiers()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        await FourHoursDown(village);

        // four hours down of November: a tenth of £930 either way
        var query = $"{Page}?service={village.Service}&priority=1&terms[0].agreement=A-102&terms[0].promisedPercent=99.9&tiers[7].agreement=A-102&tiers[7].from=0&tiers[7].below=99.9&tiers[7].percent=20";
        var tried = (await jonas.Read(query)).Body;
        Assert.Equal(("£0", "£93", true), Figure(tried, "November, net"));
        Assert.Equal(("£0", "£93", true), Figure(tried, "Twelve months, net"));
        // a restoring that is promised in three hours was an hour late
        var late = (await jonas.Read($"{Page}?service={village.Service}&priority=1&terms[0].agreement=A-102&terms[0].restore=3 h&tiers[0].agreement=A-102&tiers[0].kind=late-restore&tiers[0].from=0&tiers[0].percent=50")).Body;
        Assert.Equal(("£0", "£372", true), Figure(late, "November, net"));
    }

    [Fact]
    public async Task An_outage_at_night_counts_by_the_hours_that_are_tried()
    {
        await using var village = await Weekdays();
        var jonas = village.Site.As("Jonas Weber");
        await FourHoursDown(village);

        // we owe £93 for the night; nobody at Norrvik was to be awake, until their hours are day and night
        var tried = (await jonas.Read($"{Page}?service={village.Service}&priority=1&terms[0].agreement=A-102&terms[0].calendar=always")).Body;
        Assert.Equal(("−£93", "£0", true), Figure(tried, "November, net"));
    }

    /// <summary>Tuesday from 01:58 to 05:58, by the provider.</summary>
    static async Task FourHoursDown(Village village)
    {
        var tomas = village.Site.As("Tomás Reyes");
        var ticket = await village.Open("Sam Okoro", new { title = "Down", description = "Dark", network = village.Network, impact = "down", site = "HS", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        await tomas.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" });
        village.Site.Clock.Advance(Duration.FromHours(4));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Optic" });
    }

    /// <summary>We promise 8 h day and night; Norrvik's 6 h count on weekdays until half past five, and its cap is half a month.</summary>
    static async Task<Village> Weekdays()
    {
        var village = await Village.Start();
        await village.Site.Do(async (_, db) =>
        {
            var calendar = new WorkingCalendar("Weekdays", new CalendarDefinition("Weekdays", "Europe/London", Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)[new Hours(new LocalTime(8, 0), new LocalTime(17, 30))]), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
            db.WorkingCalendars.Add(calendar);
            var (ours, theirs) = (await db.Agreements.Whole().SingleAsync(a => a.Number == 31), await db.Agreements.Whole().SingleAsync(a => a.Number == 102));
            ours.Promise(1, 15, 480);
            theirs.CalendarId = calendar.Id;
            theirs.Credit(99.5m, [(0, 99.5m, 10)], 50);
            await db.SaveChangesAsync();
        });
        return village;
    }

    static async Task<string> Opened(HttpClient client, string path, int status = 200)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((path, status), (path, (int)answer.StatusCode));
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    static Task<string> Kept(TestSite site) => site.Do(async (_, db) => string.Join('|', await db.Agreements.AsNoTracking().Whole().OrderBy(a => a.Number).Select(a => $"{a.Number}:{a.Version}:{a.Terms.Count}").ToListAsync()) + "|" + await db.Facts.CountAsync());

    static (string Now, string Then, bool? Better) Figure(JsonElement model, string what)
    {
        var figure = model.GetProperty("figures").EnumerateArray().Single(f => Text(f, "what") == what);
        return (Text(figure, "now"), Text(figure, "then"), figure.GetProperty("better").ValueKind == JsonValueKind.Null ? null : figure.GetProperty("better").GetBoolean());
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
