using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;

namespace Throughline.Journeys.Support;

public class WorkLogJourney(Browser browser)
{
    [Fact]
    public async Task A_trip_that_was_mistyped_is_put_right_on_a_desk_and_on_a_telephone()
    {
        Need.Or(Browser.Unavailable);
        // a demo of its own: what is noted here must not stand in the pictures of the others
        await using var site = await DemoSite.Start();
        foreach (var look in new[] { Look.Desk, Look.PhoneDark })
        {
            await using var window = await browser.Open($"http://localhost:{site.Address.Port}", look);
            var page = await window.NewPageAsync();
            await page.SignIn("tomas.reyes@halden.example", to: "/networks/N-1042/tickets");
            await page.Locator("main a[href^='/tickets/T-']").First.ClickAsync();
            await page.GetByLabel("What was done").Last.FillAsync("Went to Harbour Street");
            await page.GetByLabel("Travel and parts").Last.FillAsync("846.5");
            await page.GetByLabel("Somebody went to the site").Last.CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add time" }).ClickAsync();

            var line = page.Locator("tr", new() { HasText = "Went to Harbour Street" }).Last;
            await Assertions.Expect(line).ToContainTextAsync("trip to the site, 846.50 paid");
            await line.GetByText("Correct", new() { Exact = true }).ClickAsync();
            await Assertions.Expect(line.GetByLabel("Travel and parts")).ToHaveValueAsync("846.50");
            await Pages.Readable(page);
            await line.GetByLabel("Travel and parts").FillAsync("84.65");
            await line.GetByLabel("Somebody went to the site").UncheckAsync();
            await line.GetByRole(AriaRole.Button, new() { Name = "Put it right" }).ClickAsync();

            await Assertions.Expect(line).ToContainTextAsync("84.65 paid");
            await Assertions.Expect(line).Not.ToContainTextAsync("trip to the site");
            await Assertions.Expect(page.GetByText("a trip, 846.50 paid to 15 min, 84.65 paid").First).ToBeVisibleAsync();
        }
    }
}
