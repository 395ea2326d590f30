using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;

namespace Throughline.Journeys.Agreements;

/// <summary>A manager asks what promises cost: the Friday afternoon at which a carrier's door has shut is found in the demo organisation, and the pages of the money can be read by everyone.</summary>
public sealed class ExposureJourney(Browser browser, DemoSite demo)
{
    [Fact]
    public async Task The_exposure_page_finds_Friday_ten_past_five_and_leads_to_both_agreements()
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), Look.Desk);
        var page = await window.NewPageAsync();
        await page.SignIn("jonas.weber@halden.example", to: "/exposure");

        var worst = page.Locator("#gaps tbody tr").First;
        await Assertions.Expect(worst).ToContainTextAsync("Fri 17:10 → breach by 61 h");
        await Assertions.Expect(worst).ToContainTextAsync("Pelham Legal");
        await Assertions.Expect(worst).ToContainTextAsync("Ask Norrvik for day and night");
        // what holds is folded away below what does not
        await Assertions.Expect(page.Locator("#gaps details summary")).ToContainTextAsync("promises are covered");
        // the same in the drawing, and read aloud
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Promises from customer to provider, service S-1950" })).ToContainTextAsync("gap 61 h");

        // what day and night would be worth: asked in a form, answered beside what is agreed, saved nowhere
        await worst.GetByRole(AriaRole.Link, new() { Name = "Try other terms" }).ClickAsync();
        await Assertions.Expect(page.Locator("#figures")).ToContainTextAsync("Fri 17:10 → breach by 61 h");
        var theirs = page.Locator("section.card", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "A-104" }) });
        await theirs.GetByLabel("Hours in which its time counts").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try these terms" }).ClickAsync();
        await Assertions.Expect(page.Locator("#figures tbody tr").First).ToContainTextAsync("Better");
        await Assertions.Expect(page.Locator("#figures tbody tr").First).ToContainTextAsync("to spare");
        await Pages.Readable(page);
        await theirs.GetByRole(AriaRole.Link, new() { Name = "Change the agreement" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Change A-104" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Hours in which they count")).ToHaveValueAsync("");
        await page.GotoAsync("/exposure");

        // the chain of another service
        await page.GetByRole(AriaRole.Link, new() { Name = "S-2101 E-Line" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "service S-2101" })).ToContainTextAsync("Brightwater Clinics");

        await page.Locator("#groups").GetByRole(AriaRole.Link, new() { Name = "Pelham Legal" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Back to back: Pelham Legal" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Brightwater Clinics")).ToHaveCountAsync(0);
        await page.Locator("#gaps").GetByRole(AriaRole.Link, new() { Name = "A-104" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Internet access, business care" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(nameof(Look.Desk))]
    [InlineData(nameof(Look.Phone))]
    public async Task The_pages_of_the_money_are_readable_by_everyone(string look)
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), (Look)typeof(Look).GetField(look)!.GetValue(null)!);
        var page = await window.NewPageAsync();
        await page.SignIn("grace.okafor@halden.example", to: "/claims");
        var claim = await page.Locator("#claims tbody a").First.GetAttributeAsync("href");
        var credit = await page.Locator("#credits tbody a").First.GetAttributeAsync("href");
        foreach (var (path, picture) in new[] { ("/exposure", "exposure"), ("/exposure?by=engineer", null), ("/exposure/other-terms", null), ("/agreements/A-031/change", null), ("/agreements/new", null), ("/claims", "claims"), ("/claims?all=true", null), (claim!, "claim"), (credit!, null), ("/service-reports", null) })
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal((path, 200), (path, answer!.Status));
            await Pages.Readable(page, picture);
        }
    }

    [Fact]
    public async Task On_a_telephone_the_chain_is_a_list_and_nothing_in_it_scrolls_sideways()
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), Look.Phone);
        var page = await window.NewPageAsync();
        await page.SignIn("jonas.weber@halden.example", to: "/exposure?service=S-1950");
        var chain = page.Locator("section.card", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "The chain" }) });
        await Assertions.Expect(chain.Locator("li", new() { HasText = "Restore P1" })).ToContainTextAsync("Fri 17:10 → breach by 61 h");
        await Assertions.Expect(chain.Locator("li small", new() { HasText = "Norrvik promises 6 h" })).ToBeVisibleAsync();
        Assert.Equal(0, await chain.EvaluateAsync<int>("card => [...card.querySelectorAll('*')].filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1).length"));
    }

    [Fact]
    public async Task The_customer_opens_the_report_of_last_month()
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), Look.Phone);
        var page = await window.NewPageAsync();
        await page.SignIn("helen.ashworth@brightwater.example", to: "/service-reports");
        await page.GetByRole(AriaRole.Link, new() { Name = "Brightwater Clinics, October 2026" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Brightwater Clinics, October 2026" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("promises kept")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is being done" })).ToBeVisibleAsync();
        await Pages.Screenshot(page, "service-report-phone", wholePage: true);
    }
}
