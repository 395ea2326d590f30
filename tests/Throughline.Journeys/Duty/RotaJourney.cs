using Microsoft.Playwright;
using NodaTime;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Kernel;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.Duty;

/// <summary>A manager plans a rota across a clock change, without a line of script: the hand-off stays at nine, the week lasts 167 hours, and what the clock skips is refused.</summary>
public sealed class RotaJourney(Browser browser)
{
    const string Password = "correct horse battery";

    [Fact]
    public async Task A_rota_is_planned_by_hand_across_the_clock_change_of_March()
    {
        Need.Or(Browser.Unavailable);
        await using var site = await TestSite.Start();
        var jonas = await site.Person("Jonas Weber", Role.Manager);
        await site.Person("Maja Kovač", Role.Engineer);
        await site.Person("Tomás Reyes", Role.Support);
        await site.Do(async (_, db) => { db.Teams.Add(new Team("South", "South West", jonas.Id)); await db.SaveChangesAsync(); });
        site.Clock.Set(Instant.FromUtc(2027, 3, 15, 10, 0));
        await using var window = await browser.Open($"http://localhost:{site.Address.Port}", Look.WithoutJavaScript);
        var page = await window.NewPageAsync();
        await page.SignIn(jonas.Email!, Password, "/duty/rotas");

        await page.GetByRole(AriaRole.Link, new() { Name = "New rota" }).ClickAsync();
        await page.GetByLabel("Team").SelectOptionAsync("South");
        await page.GetByLabel("What the layer is called").FillAsync("By week");
        await page.GetByLabel("People in their turn").FillAsync("Maja Kovac\nTomás Reyes");
        // the first hand-off is typed on the hour that the clocks skip
        await page.GetByLabel("The first takes over").FillAsync("2027-03-28T01:30");
        await page.GetByLabel("Only in these hours").FillAsync("Mon 17:00-09:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rota" }).ClickAsync();
        var alert = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToContainTextAsync("There is no 01:30 on 28 Mar 2027 in Europe/London: the clocks go from 01:00 to 02:00 that day. Write 02:00 on 28 Mar 2027");
        await Assertions.Expect(alert).ToContainTextAsync("17:00-09:00 ends before it begins");
        await Assertions.Expect(page.GetByLabel("People in their turn")).ToHaveValueAsync("Maja Kovac\nTomás Reyes");
        await page.GetByLabel("The first takes over").FillAsync("2027-03-15T09:00");
        await page.GetByLabel("Only in these hours").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rota" }).ClickAsync();

        // the month across the change: the week of the change has an hour less, and the next hand-off is at nine again
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Duty of South");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("On Sun 28 Mar the clocks of Europe/London go forward from 01:00 to 02:00: that day has 23 hours.");
        await page.GetByText("Every turn of the month").ClickAsync();
        var week = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "167 h" });
        await Assertions.Expect(week).ToContainTextAsync("Tomás Reyes");
        await Assertions.Expect(week).ToContainTextAsync("Mon 22 Mar 09:00");
        await Assertions.Expect(week).ToContainTextAsync("Mon 29 Mar 09:00");
        await Assertions.Expect(page.Locator(".wide svg[role=img] desc")).ToContainTextAsync("Tomás Reyes Mon 22 Mar 09:00 to Mon 29 Mar 09:00, 167 h");
        // drawn in real time: Sunday the 28th is 23 of the 167 hours of its row
        Assert.Equal(23 / 167d, await SundayOf(page, 3), 3);

        // Tomás swaps the night of the change to Maja
        await page.GetByLabel("On duty").SelectOptionAsync("Maja Kovač");
        await page.GetByLabel("Instead of").SelectOptionAsync("Tomás Reyes");
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("2027-03-27T22:00");
        await page.GetByLabel("Until", new() { Exact = true }).FillAsync("2027-03-28T01:15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Swap the duty" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no 01:15 on 28 Mar 2027");
        await page.GetByLabel("Until", new() { Exact = true }).FillAsync("2027-03-28T08:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Swap the duty" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Maja Kovač is on duty for South instead of Tomás Reyes Sat 27 Mar 22:00 to Sun 28 Mar 08:00");
        await page.GetByText("Every turn of the month").ClickAsync();
        // ten hours on the wall, nine in truth
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "instead of Tomás Reyes" })).ToContainTextAsync("9 h");

        // leave makes a gap, which is named in words
        await site.Do(async (_, db) =>
        {
            db.People.Single(p => p.Name == "Maja Kovač").TakeLeave(new LocalDate(2027, 3, 20), new LocalDate(2027, 3, 20), "Holiday");
            await db.SaveChangesAsync();
        });
        await page.GotoAsync("/duty/rotas/south");
        await Assertions.Expect(page.Locator(".box.bad")).ToContainTextAsync("Nobody from Sat 20 Mar 00:00 to Sun 21 Mar 00:00, 24 h, because Maja Kovač is away. Calls would go to Jonas Weber.");

        // on a telephone the narrow picture stands in for the wide one
        await using var phone = await browser.Open($"http://localhost:{site.Address.Port}", Look.PhoneDark);
        var small = await phone.NewPageAsync();
        await small.SignIn(jonas.Email!, Password, "/duty/rotas/south?month=2027-03");
        await Assertions.Expect(small.Locator(".narrow svg[role=img]")).ToBeVisibleAsync();
        await Assertions.Expect(small.Locator(".wide svg[role=img]")).ToBeHiddenAsync();
        await Pages.NoSidewaysScroll(small);
        await Pages.Axe(small);
    }

    /// <summary>How wide the Sunday of a week is drawn, as a share of its row.</summary>
    static async Task<double> SundayOf(IPage page, int week)
    {
        var lines = await page.Locator($".wide svg[role=img] > g").Nth(week).Locator("> g > path.grid").EvaluateAllAsync<double[]>("paths => paths.map(p => parseFloat(p.getAttribute('d').slice(1)))");
        return 1 - lines[6] / 980;
    }
}
