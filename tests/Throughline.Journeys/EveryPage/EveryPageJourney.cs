using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;

namespace Throughline.Journeys.EveryPage;

/// <summary>Every page of the demo organisation: readable by everyone in both themes, no wider than a telephone, complete without script.</summary>
public sealed class EveryPageJourney(Browser browser, DemoSite demo)
{
    const string Building = "/networks/N-1107", Running = "/networks/N-1042";

    /// <summary>The ten main pages carry the name of their picture.</summary>
    internal static readonly (string Path, string? Picture)[] Ours =
    [
        ("/", "today"), ("/networks", null), ("/networks/new", null), ("/tickets", "tickets"), ("/tickets/new", null), ("/tickets/direct", null), ("/escalation", null),
        ("/agreements", null), ("/agreements/A-031", null), ("/availability", null), ("/plans", null), ("/kit-lists", null), ("/catalogue", null), ("/catalogue?kind=optic", null), ("/kit-lists?state=signed", null), ("/agreements?q=nobody", null), ("/problems", null), ("/improvement", null), ("/people", null), ("/organisations", null), ("/handovers", null), ("/service-reports", null),
        ("/duty", "duty"), ("/duty/rotas", null), ("/duty/rotas/north", "rota"), ("/duty/handovers/South", null), ("/calendars", null), ("/calendars/halden-office-hours", "calendar"), ("/me/calendar", null), ("/search?q=NVK", null), ("/me/security", null), ("/components", null),
        (Building, "network"), (Building + "/design", "design"), (Building + "/kit-list", "kit-list"), (Building + "/proposal", null), (Building + "/readiness", "readiness"),
        (Building + "/plan", "plan"), (Building + "/changes", null), (Building + "/acceptance", null), (Building + "/tickets", null), (Building + "/handover", null),
        (Running, null), (Running + "/dossier", "dossier"), (Running + "/journal", "journal"), (Running + "/acceptance", null), (Running + "/packet", null), ("/networks/N-961/handover", null), (Running + "/tickets", null), (Running + "/maintenance", null),
    ];

    internal static readonly (string Path, string? Picture)[] Theirs = [("/", null), ("/networks", null), ("/tickets", null), ("/tickets/new", null), ("/service-reports", null), (Building, null), (Building + "/plan", null), (Building + "/readiness", null), (Building + "/acceptance", null), (Running, null), (Running + "/tickets", null), (Running + "/maintenance", null)];

    [Fact]
    public async Task Our_pages_are_readable_at_a_desk() => await Walk.Through(browser, demo, "maja.kovac@halden.example", Look.Desk, Ours);

    [Fact]
    public async Task The_customers_pages_are_readable_at_a_desk() => await Walk.Through(browser, demo, "helen.ashworth@brightwater.example", Look.Desk, Theirs);

    [Fact]
    public async Task Letters_can_be_read_on_a_laptop_too_where_drawings_are_narrower()
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), Look.Laptop);
        var page = await window.NewPageAsync();
        await page.SignIn("jonas.weber@halden.example");
        foreach (var path in (string[])[Running + "/dossier", Building + "/design", Building + "/plan", "/duty", "/duty/rotas/north", "/calendars/halden-office-hours", "/exposure", "/improvement", "/components"])
        {
            await page.GotoAsync(path);
            await Pages.NoSidewaysScroll(page);
            await Pages.NoTinyLetters(page);
        }
    }

    [Fact]
    public async Task Every_page_is_complete_without_script()
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), Look.WithoutJavaScript);
        var page = await window.NewPageAsync();
        await page.SignIn("maja.kovac@halden.example");
        var empty = new List<string>();
        foreach (var (path, _) in Ours)
        {
            var answer = await page.GotoAsync(path);
            var words = (await page.Locator("main").InnerTextAsync()).Length;
            if (answer!.Status != 200 || words < 80) empty.Add($"{path} answers {answer.Status} with {words} letters");
        }
        Assert.True(empty.Count == 0, string.Join('\n', empty));
    }

    [Fact]
    public async Task A_ticket_with_both_clocks_is_readable_on_a_desk_and_on_a_telephone()
    {
        Need.Or(Browser.Unavailable);
        foreach (var look in new[] { Look.Desk, Look.Phone })
        {
            await using var window = await browser.Open(await demo.Address(), look);
            var page = await window.NewPageAsync();
            await page.SignIn("tomas.reyes@halden.example", to: Running + "/tickets");
            await page.Locator("main a[href^='/tickets/T-']").First.ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Pages.Readable(page, "ticket");
        }
    }
}
