using Microsoft.Playwright;
using NodaTime;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Journeys.Agreements;

/// <summary>The customer closes a ticket, and what the provider owes for that night goes through all hands until the money is in the account.</summary>
public sealed class ClaimJourney(Browser browser)
{
    [Fact]
    public async Task A_claim_goes_from_the_closing_of_the_ticket_to_credited_and_reconciled()
    {
        Need.Or(Browser.Unavailable);
        await using var village = await Village.Start();
        var (site, tomas) = (village.Site, village.Site.As("Tomás Reyes"));
        await site.Person("Ada Finch", Role.Finance);
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street down", description = "Everything is offline", network = village.Network, impact = "down", site = "HS", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        await tomas.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" });
        site.Clock.Advance(Duration.FromMinutes(194));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Norrvik replaced the optic" });

        var address = $"http://localhost:{site.Address.Port}";
        await using (var theirs = await browser.Open(address, Look.Phone))
        {
            var seat = await theirs.NewPageAsync();
            await seat.SignIn("sam.okoro@example.org", "correct horse battery", $"/tickets/{ticket}");
            await seat.GetByRole(AriaRole.Button, new() { NameRegex = new("^Close T-") }).ClickAsync();
            await Assertions.Expect(seat.GetByText($"{ticket} closed").First).ToBeVisibleAsync();
        }
        await site.DoDue();

        await using var window = await browser.Open(address, Look.Desk);
        var page = await window.NewPageAsync();
        await page.SignIn("ada.finch@example.org", "correct horse battery", "/claims");
        // 194 of 43,200 minutes: 99.55 %, a tenth of £930
        await page.GetByRole(AriaRole.Link, new() { Name = "Norrvik, November 2026, 194 min" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kpi").First).ToContainTextAsync("£93");
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = ticket })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("7781204").First).ToBeVisibleAsync();

        await Act(page, "Submit the claim", ("theirReference", "NVK-C-77"));
        await Assertions.Expect(page.GetByText("CL-1001 is submitted").First).ToBeVisibleAsync();

        // less than all asks why
        await Act(page, "Record the answer", ("accepted", "90.00"));
        await Assertions.Expect(page.GetByText("Say why the provider does not accept all of it").First).ToBeVisibleAsync();
        await page.Locator("[name=why]").FillAsync("Three minutes were ours");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the answer" }).Last.ClickAsync();
        await Assertions.Expect(page.GetByText("CL-1001 is accepted in part").First).ToBeVisibleAsync();

        await Act(page, "Record the credit note", ("creditNote", "CN-4471"));
        await Assertions.Expect(page.GetByText("CL-1001 is credited").First).ToBeVisibleAsync();
        await Pages.Axe(page);

        await Act(page, "Reconcile");
        await Assertions.Expect(page.GetByText("CL-1001 is reconciled").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("CL-1001 reconciled: £90 is in the account.")).ToBeVisibleAsync();
        await page.GotoAsync("/claims?all=true");
        await Assertions.Expect(page.Locator("#claims")).ToContainTextAsync("Reconciled");
    }

    static async Task Act(IPage page, string label, params (string Name, string Value)[] fields)
    {
        var dialog = page.Locator("details.act").Filter(new() { Has = page.Locator("summary", new() { HasText = label }) });
        await dialog.Locator("summary").ClickAsync();
        foreach (var (name, value) in fields) await dialog.Locator($"[name={name}]").FillAsync(value);
        await dialog.Locator("button.p").ClickAsync();
    }
}
