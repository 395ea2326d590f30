using Microsoft.Playwright;
using NodaTime;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Journeys.Agreements;

/// <summary>A ticket shows why three hours and twenty minutes counted and fourteen hours did not.</summary>
public sealed class StretchesJourney(Browser browser)
{
    [Theory]
    [InlineData(nameof(Look.Desk), "ticket-stretches")]
    [InlineData(nameof(Look.PhoneDark), "ticket-stretches-phone-dark")]
    public async Task A_ticket_says_why_3_h_20_min_counted_and_14_h_did_not(string look, string picture)
    {
        Need.Or(Browser.Unavailable);
        await using var village = await Village.Start();
        await village.Site.Do(async (_, db) =>
        {
            IReadOnlyList<Hours> day = [new Hours(new LocalTime(8, 0), new LocalTime(18, 0))];
            var desk = new WorkingCalendar("Service desk", new CalendarDefinition("desk", "Europe/London", Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => day), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
            db.WorkingCalendars.Add(desk);
            (await db.Agreements.One("A-031")).CalendarId = desk.Id;
            await db.SaveChangesAsync();
        });
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 17, 16, 0));
        var ticket = await village.Open("Maja Kovač", new { title = "Harbour Street is dark", network = village.Network, impact = "down", urgency = "high" });
        village.Site.Clock.Set(Instant.FromUtc(2026, 11, 18, 9, 20));

        await using var window = await browser.Open($"http://localhost:{village.Site.Address.Port}", (Look)typeof(Look).GetField(look)!.GetValue(null)!);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/sign-in?back=/tickets/{ticket}");
        await page.GetByLabel("E-mail").FillAsync("maja.kovač@example.org");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByText("What counted and why").ClickAsync();

        await Assertions.Expect(page.GetByText("3 h 20 min counted of 4 h; 14 h did not: 14 h outside the agreed hours.")).ToBeVisibleAsync();
        var stretches = page.Locator("details:has-text('What counted and why') h2:has-text('Restore the customer') ~ ul").First.Locator("li");
        await Assertions.Expect(stretches).ToHaveCountAsync(3);
        await Assertions.Expect(stretches.Nth(0)).ToContainTextAsync("2 h");
        await Assertions.Expect(stretches.Nth(1)).ToContainTextAsync("not counted");
        await Assertions.Expect(stretches.Nth(2)).ToContainTextAsync("1 h 20 min");
        await Pages.Screenshot(page, picture, wholePage: true);
        await Pages.NoSidewaysScroll(page);
        await Pages.Axe(page);

        // half an hour of waiting was learnt of late; first its end is mistyped
        async Task Note(string until)
        {
            var form = page.Locator("details.act[open]:has-text('Note a wait') form");
            if (await form.CountAsync() == 0) await page.GetByText("Note a wait", new() { Exact = true }).First.ClickAsync();
            await form.GetByLabel("For whom").FillAsync("Brightwater");
            await form.GetByLabel("Why").FillAsync("the key was away");
            await form.GetByLabel("What shows it").FillAsync("mail of the guard");
            await form.GetByLabel("From").FillAsync("2026-11-17T17:00");
            await form.GetByLabel("Until").FillAsync(until);
            await form.GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        }
        await Note("2026-11-17T16:30");
        await Assertions.Expect(page.GetByText("The pause would begin Tue 17 Nov").First).ToBeVisibleAsync();
        await Pages.Axe(page);
        await Note("2026-11-17T17:30");
        await page.GetByText("What counted and why").ClickAsync();
        await Assertions.Expect(page.GetByText("2 h 50 min counted of 4 h; 14 h 30 did not: 14 h outside the agreed hours, 30 min waiting on Brightwater: the key was away.")).ToBeVisibleAsync();

        // it began a quarter of an hour later
        await page.GetByText("Put right", new() { Exact = true }).First.ClickAsync();
        var right = page.Locator("details.act[open] form");
        await right.GetByLabel("When it was").FillAsync("2026-11-17T17:15");
        await right.GetByLabel("Why").FillAsync("the mail says a quarter past");
        await right.GetByRole(AriaRole.Button, new() { Name = "Put it right" }).ClickAsync();
        await page.GetByText("What counted and why").ClickAsync();
        await Assertions.Expect(page.GetByText("3 h 5 min counted of 4 h;")).ToBeVisibleAsync();
        await Pages.Screenshot(page, picture + "-put-right", wholePage: true);
        await Pages.NoSidewaysScroll(page);
        await Pages.Axe(page);
    }
}
