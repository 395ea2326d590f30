using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Tests.Dossier;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.Dossier;

/// <summary>Somebody at 2 a.m. pastes what they have and is led to the thing, and from a word to every ticket that holds it.</summary>
public sealed class SearchJourney(Browser browser)
{
    static readonly string Long = string.Concat(Enumerable.Repeat("Nordwestküstenkabelverzweigerstation", 6))[..200];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pasted_number_leads_to_the_circuit_and_a_word_to_all_tickets_that_hold_it(bool phone)
    {
        Need.Or(Browser.Unavailable);
        await using var site = await DemoSite.Start();
        await using var window = await browser.Open($"http://localhost:{site.Address.Port}", phone ? Look.Phone : Look.Desk);
        var page = await window.NewPageAsync();
        await page.SignIn("tomas.reyes@halden.example", to: "/tickets/new");
        await page.GetByLabel("What is wrong, in one line").FillAsync(Long);
        await page.GetByLabel("What you see").FillAsync("serial FCZ2148A0QX");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();
        await page.WaitForURLAsync("**/tickets/T-*");
        await site.App.Services.GetRequiredService<DeskIndex>().CatchUp(TestContext.Current.CancellationToken);

        await page.GotoAsync("/search");
        await Pages.Readable(page, "search-blank");
        await page.GetByLabel("Search", new() { Exact = true }).FillAsync("NVK/ETH/448-21907");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "NVK/ETH/448-21907" }).First).ToBeVisibleAsync();
        await Pages.Readable(page, "search-circuit");

        foreach (var (q, picture) in new[] { ("uplink", "search-words"), ("fcz2148a0qx", "search-long"), ("nobody wrote this", "search-empty"), (new string('x', 401), "search-error") })
        {
            await page.GotoAsync($"/search?q={Uri.EscapeDataString(q)}");
            await Pages.Readable(page, picture);
        }

        await page.GotoAsync("/search?q=uplink");
        await page.GetByRole(AriaRole.Link, new() { Name = "All tickets with these words" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("No light on the uplink") }).First).ToBeVisibleAsync();
        await Pages.Readable(page, "tickets-found");
        await page.GetByLabel("Find among these tickets").FillAsync("uplink nobody");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("No ticket holds all these words")).ToBeVisibleAsync();
        await Pages.Readable(page, "tickets-found-none");
        await page.GotoAsync("/tickets?q=optic+reseated");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look in all tickets" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        await page.GotoAsync("/tickets?show=all&q=fcz2148a0qx");
        await Pages.Readable(page, "tickets-found-long");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_the_first_minute_after_a_start_the_pages_say_what_is_not_searched_yet_and_the_slow_way_finds_it(bool phone)
    {
        Need.Or(Browser.Unavailable);
        // nobody reads the tickets here: the first minute does not end
        await using var site = await TestSite.Start(adjust: b => b.Services.Remove(b.Services.Single(s => s.ImplementationType == typeof(FollowTickets))));
        await BrightwaterAtNight.Fill(site);
        await using var window = await browser.Open($"http://localhost:{site.Address.Port}", phone ? Look.Phone : Look.Desk);
        var page = await window.NewPageAsync();
        await page.SignIn("tomás.reyes@example.org", "correct horse battery", "/search?q=harbour+dark");

        await Assertions.Expect(page.GetByText("The tickets are still being read.")).ToBeVisibleAsync();
        await Pages.Readable(page, "search-reading");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look through all tickets slowly" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Harbour Street is dark" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The tickets are still being read.")).ToBeVisibleAsync();
        await Pages.Readable(page, "tickets-reading");
    }
}
