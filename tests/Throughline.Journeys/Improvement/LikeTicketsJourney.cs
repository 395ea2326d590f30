using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Modules.Improvement.Nights;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.Improvement;

/// <summary>What keeps coming back is seen as it arrives: while it is typed, on its page, and in the whole history.</summary>
public sealed class LikeTicketsJourney(Browser browser)
{
    const string Dark = "Depot dark: no light on the uplink after a power dip";

    static async Task<TestSite> Demo()
    {
        var site = await DemoSite.Start();
        await Followed(site);
        return site;
    }

    static Task Followed(TestSite site) => site.App.Services.GetRequiredService<DeskIndex>().CatchUp();

    async Task<(IBrowserContext Window, IPage Page)> Open(TestSite site, string email, string to, Look? look = null)
    {
        var window = await browser.Open($"http://localhost:{site.Address.Port}", look);
        var page = await window.NewPageAsync();
        await page.SignIn(email, to: to);
        return (window, page);
    }

    static ILocator Similar(IPage page) => page.Locator("ul.similar > li");

    [Fact]
    public async Task Typing_a_ticket_shows_the_like_ones_and_linking_and_refusing_change_what_is_shown_next()
    {
        Need.Or(Browser.Unavailable);
        await using var site = await Demo();
        var (window, page) = await Open(site, "tomas.reyes@halden.example", "/tickets/new");
        await using var _ = window;

        await page.GetByLabel("What is wrong, in one line").FillAsync(Dark);
        await Assertions.Expect(Similar(page).First).ToContainTextAsync("No light on the uplink after a power dip");
        Assert.InRange(await Similar(page).CountAsync(), 1, 5);
        await Pages.Screenshot(page, "like-tickets-typed", wholePage: true);
        await Pages.Axe(page);

        await page.Locator("[name=network]").FillAsync("N-961");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();
        await page.WaitForURLAsync("**/tickets/T-*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Dark);
        var before = await Similar(page).CountAsync();
        var (first, second) = (await Similar(page).Nth(0).Locator("a").First.InnerTextAsync(), await Similar(page).Nth(1).Locator("a").First.InnerTextAsync());
        await Pages.Screenshot(page, "like-tickets", wholePage: true);
        await Pages.Axe(page);

        await Similar(page).Nth(0).GetByRole(AriaRole.Button, new() { Name = "Same issue" }).ClickAsync();
        await Assertions.Expect(Similar(page).Filter(new() { HasText = first })).ToContainTextAsync("Same issue, said by Tomás Reyes");
        await Similar(page).Filter(new() { HasText = second }).First.GetByRole(AriaRole.Button, new() { Name = "Not the same" }).ClickAsync();
        await Assertions.Expect(Similar(page).Filter(new() { HasText = second[..7] })).ToHaveCountAsync(0);
        Assert.True(before > 1);
    }

    [Fact]
    public async Task Without_script_the_button_looks_for_like_tickets_and_keeps_what_was_typed()
    {
        Need.Or(Browser.Unavailable);
        await using var site = await Demo();
        var (window, page) = await Open(site, "helen.ashworth@brightwater.example", "/tickets/new", Look.WithoutJavaScript);
        await using var _ = window;

        await page.GetByLabel("Network").SelectOptionAsync("N-1042");
        await page.GetByLabel("What is wrong, in one line").FillAsync("Harbour Street: no light on the uplink");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look for like tickets" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("What is wrong, in one line")).ToHaveValueAsync("Harbour Street: no light on the uplink");
        await Assertions.Expect(Similar(page).First).ToContainTextAsync("no light on the Norrvik uplink");
        // only what is shared with them
        foreach (var line in await Similar(page).AllInnerTextsAsync()) Assert.DoesNotContain("depots", line, StringComparison.OrdinalIgnoreCase);

        // refused for a description that is missing nothing but a title: the like ones stay beside it
        await page.GetByLabel("What is wrong, in one line").FillAsync("");
        await page.GetByLabel("What you see").FillAsync("No light on the Norrvik uplink since the power dip");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(Similar(page).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_third_in_ninety_days_raises_a_candidate_and_erasing_one_takes_it_out()
    {
        Need.Or(Browser.Unavailable);
        await using var site = await Demo();
        var (window, page) = await Open(site, "jonas.weber@halden.example", "/tickets/new");
        await using var _ = window;
        const string title = "Zebra scanner hall loses its multicast stream";
        for (var i = 0; i < 3; i++)
        {
            await page.GotoAsync("/tickets/new");
            await page.GetByLabel("What is wrong, in one line").FillAsync(title);
            await page.Locator("[name=network]").FillAsync("N-961");
            await page.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();
            await page.WaitForURLAsync("**/tickets/T-*");
            await Followed(site);
        }
        var last = page.Url;
        await page.ReloadAsync();
        await Assertions.Expect(Similar(page).Filter(new() { HasText = title })).ToHaveCountAsync(2);
        await Similar(page).Filter(new() { HasText = title }).First.GetByRole(AriaRole.Button, new() { Name = "Same issue" }).ClickAsync();
        await Assertions.Expect(page.Locator("main a[href^='/problems/PR-']")).ToHaveCountAsync(0);
        await Similar(page).Filter(new() { HasText = title }).GetByRole(AriaRole.Button, new() { Name = "Same issue" }).ClickAsync();
        await page.Locator("main a[href^='/problems/PR-']").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(title);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("candidate");

        await page.GotoAsync(last);
        var gone = await Similar(page).Filter(new() { HasText = title }).First.Locator("a").First.GetAttributeAsync("href");
        await page.GotoAsync(gone!);
        await page.Locator("summary", new() { HasText = "Resolve" }).ClickAsync();
        await page.GetByLabel("Cause").SelectOptionAsync("Kit");
        await page.GetByLabel("What fixed it").FillAsync("Switch replaced");
        await page.Locator("form[action$='/resolve'] button.p").ClickAsync();
        await page.Locator("summary", new() { HasText = "Erase the text" }).ClickAsync();
        await page.Locator("form[action$='/erase'] textarea").FillAsync("Asked by the person");
        await page.Locator("form[action$='/erase'] button.d").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Erased");
        await page.GotoAsync(last);
        await Assertions.Expect(Similar(page).Filter(new() { HasText = title })).ToHaveCountAsync(1);
        await page.GotoAsync("/tickets/new");
        await page.GetByLabel("What is wrong, in one line").FillAsync(title);
        await Assertions.Expect(Similar(page).Filter(new() { HasText = title })).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_chronic_page_ranks_by_run_rate_and_a_person_takes_out_what_is_not_the_same()
    {
        Need.Or(Browser.Unavailable);
        await using var site = await Demo();
        await site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);
        var (window, page) = await Open(site, "maja.kovac@halden.example", "/improvement");
        await using var _ = window;

        await Pages.Screenshot(page, "improvement", wholePage: true);
        var costs = await page.Locator("td[data-l='Cost a year'] b").AllInnerTextsAsync();
        var amounts = costs.Select(c => decimal.Parse(c.Trim('£'), NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        Assert.True(amounts.Count > 3);
        Assert.Equal(amounts.OrderDescending(), amounts);

        await page.Locator("main td a[href^='/improvement/CI-']", new() { HasText = "Access points restart" }).First.ClickAsync();
        await page.WaitForURLAsync("**/improvement/CI-*");
        await Pages.Screenshot(page, "chronic-issue", wholePage: true);
        await Pages.Axe(page);
        var tickets = page.Locator("input[name=tickets]");
        var before = await tickets.CountAsync();
        await tickets.First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the ticked ones out" }).ClickAsync();
        await Assertions.Expect(tickets).ToHaveCountAsync(before - 1);
        await Assertions.Expect(page.GetByText("taken out of CI-").First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(390, 844);
        await Pages.NoSidewaysScroll(page);
    }
}
