using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Journeys.Agreements;

/// <summary>An agreement whose tiers leave a hole is refused with the hole named; mended, it stands, and its pages can be read by everyone.</summary>
public sealed class AgreementJourney(Browser browser)
{
    [Theory]
    [InlineData(nameof(Look.Desk), true)]
    [InlineData(nameof(Look.WithoutJavaScript), false)]
    public async Task A_hole_in_the_tiers_is_named_and_what_was_typed_is_kept(string look, bool script)
    {
        Need.Or(Browser.Unavailable);
        await using var village = await Village.Start();
        await using var window = await browser.Open($"http://localhost:{village.Site.Address.Port}", (Look)typeof(Look).GetField(look)!.GetValue(null)!);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in?back=/agreements/new?template=silver");
        await page.GetByLabel("E-mail").FillAsync("jonas.weber@example.org");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("The other party").FillAsync("Brightwater Clinics");
        await page.GetByLabel("What it is about").FillAsync("Wavelength, Harbour Street");
        await page.Locator("[name=monthly]").FillAsync("930");
        await page.GetByLabel("Covers").FillAsync("N-1042");
        await page.GetByLabel("Availability promised, percent").FillAsync("100");
        // the table as a carrier once published it
        await Tier(page, 0, "97.9", "100", "5");
        await Tier(page, 1, "0", "96.89", "10");
        await Tier(page, 2, "", "", "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the agreement" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Between 96.89 % and 97.9 % no tier says what is owed").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name='tiers[1].below']")).ToHaveValueAsync("96.89");
        if (script)
        {
            await Pages.Screenshot(page, "agreement-hole", wholePage: true);
            await Pages.Axe(page);
        }

        await Tier(page, 1, "0", "97.9", "10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the agreement" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Wavelength, Harbour Street" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("below 97.9 %, 10 % of the month").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(nameof(Look.Desk))]
    [InlineData(nameof(Look.Phone))]
    public async Task The_pages_of_an_agreement_are_readable_by_everyone(string look)
    {
        Need.Or(Browser.Unavailable);
        await using var village = await Village.Start();
        await village.Site.As("Jonas Weber").Send("/agreements/A-031/supports", new { behind = "A-102" });
        await using var window = await browser.Open($"http://localhost:{village.Site.Address.Port}", (Look)typeof(Look).GetField(look)!.GetValue(null)!);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in?back=/agreements");
        await page.GetByLabel("E-mail").FillAsync("jonas.weber@example.org");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        foreach (var (path, picture) in new[] { ("/agreements", "agreements"), ("/agreements/A-031", "agreement"), ("/agreements/A-031/change", "agreement-change"), ("/agreements/new?template=gold", "agreement-new") })
        {
            await page.GotoAsync(path);
            await Pages.Readable(page, picture);
        }
    }

    static async Task Tier(IPage page, int row, string from, string below, string percent)
    {
        await page.Locator($"[name='tiers[{row}].kind']").SelectOptionAsync(percent.Length == 0 ? "" : "availability");
        await page.Locator($"[name='tiers[{row}].from']").FillAsync(from);
        await page.Locator($"[name='tiers[{row}].below']").FillAsync(below);
        await page.Locator($"[name='tiers[{row}].percent']").FillAsync(percent);
    }
}
