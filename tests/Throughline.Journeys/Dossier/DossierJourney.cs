using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Tests.Dossier;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.Dossier;

/// <summary>2 a.m., a site is down: the page that the duty engineer opens on a telephone, and what stands around it.</summary>
public sealed class DossierJourney(Browser browser)
{
    [Theory]
    [InlineData(nameof(Look.Desk))]
    [InlineData(nameof(Look.Phone))]
    public async Task The_dossier_and_its_neighbours_are_readable_by_everyone(string look)
    {
        Need.Or(Browser.Unavailable);
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        await using var window = await browser.Open($"http://localhost:{site.Address.Port}", (Look)typeof(Look).GetField(look)!.GetValue(null)!);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in?back=/networks/N-1001/dossier");
        await page.GetByLabel("E-mail").FillAsync("tomás.reyes@example.org");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Harbour Street is dark").First).ToBeVisibleAsync();

        foreach (var (path, picture) in new[] { ("/networks/N-1001/dossier", "dossier"), ("/people", "people"), ("/search?q=harbour", "search"), ("/organisations", "organisations"), ("/api", "api") })
        {
            await page.GotoAsync(path);
            await Pages.Readable(page, picture);
        }
        await page.GotoAsync("/networks/N-1001/dossier");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("Still true.*Access") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Tomás Reyes, 17 Nov 2026 · 0 d old, of 90")).ToBeVisibleAsync();
    }
}
