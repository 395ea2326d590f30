using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements.Exposure;

[Trait("needs", "server")]
public class ExposureSliceTests
{
    [Fact]
    public async Task The_page_finds_Friday_ten_past_five_judges_each_promise_and_adds_up_the_money()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var jonas = site.As("Jonas Weber");
        await site.Person("Ada Finch", Role.Finance);

        // both day and night: 4 h promised, 6 h behind, 30 min of our own
        var plain = (await jonas.Read("/exposure")).Body;
        var restore = Gap(plain, "Restore P1");
        Assert.Equal(("−2 h 30", "any hour → breach by 2 h 30", "short", "Ask Norrvik for 3 h 30"), (Text(restore, "margin"), Text(restore, "worst"), Text(restore, "footing"), Text(restore, "wayOut")));
        Assert.Equal(("0", "covered"), (Text(Gap(plain, "Availability"), "margin"), Text(Gap(plain, "Availability"), "footing")));
        // 100 % of £930 each way, for one circuit
        Assert.Equal("£0", Text(plain.GetProperty("sums"), "worstYear"));

        // now we promise 8 h, and Norrvik works on weekdays until half past five
        await site.Do(async (_, db) =>
        {
            var calendar = new WorkingCalendar("Weekdays", new CalendarDefinition("Weekdays", "Europe/London", Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)[new Hours(new LocalTime(8, 0), new LocalTime(17, 30))]), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
            db.WorkingCalendars.Add(calendar);
            var (ours, theirs) = (await db.Agreements.Whole().SingleAsync(a => a.Number == 31), await db.Agreements.Whole().SingleAsync(a => a.Number == 102));
            ours.Promise(1, 15, 480);
            ours.Promise(3, 240, 10 * 1440);
            theirs.CalendarId = calendar.Id;
            theirs.Credit(99.5m, [(0, 99.5m, 10)], 50);
            ours.StandOn(theirs);
            await db.SaveChangesAsync();
        });
        var weekdays = (await jonas.Read($"/exposure?service={village.Service}")).Body;
        restore = Gap(weekdays, "Restore P1");
        Assert.Equal(("−61 h", "Fri 17:10 → breach by 61 h", "2026-11-20T17:10:00Z", "Ask Norrvik for day and night"), (Text(restore, "margin"), Text(restore, "worst"), Text(restore, "worstStart"), Text(restore, "wayOut")));
        Assert.Equal(("short", "−0.4"), (Text(Gap(weekdays, "Availability"), "footing"), Text(Gap(weekdays, "Availability"), "margin")));
        var picture = weekdays.GetProperty("picture");
        Assert.Equal(("Brightwater Clinics", "A-031", "A-102", 3660), (Text(picture.GetProperty("customer"), "name"), Text(picture.GetProperty("promise"), "agreement"), Text(picture.GetProperty("behind")[0], "agreement"), picture.GetProperty("restore").GetProperty("gapMinutes").GetInt32()));
        // 12 · (£465 − £930)
        Assert.Equal("−£5,580", Text(weekdays.GetProperty("sums"), "worstYear"));

        // nothing stands behind any more
        await site.Do(async (_, db) =>
        {
            (await db.Agreements.Whole().SingleAsync(a => a.Number == 102)).End(new LocalDate(2026, 11, 16), "They left the market");
            await db.SaveChangesAsync();
        });
        restore = Gap((await jonas.Read("/exposure?by=engineer")).Body, "Restore P1");
        Assert.Equal(("uncovered", "Put the agreement behind it that delivers it"), (Text(restore, "footing"), Text(restore, "wayOut")));

        foreach (var (who, status) in new[] { ("Ada Finch", 200), ("Tomás Reyes", 403), ("Maja Kovač", 403), ("Sam Okoro", 403) }) Assert.Equal((who, status), (who, (await site.As(who).Read("/exposure")).Status));
        Assert.Equal(404, (await jonas.Read($"/exposure?customer={Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Three_missed_months_in_a_row_give_the_right_to_leave_and_an_outage_costs_by_the_circuit()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var (sam, tomas, jonas) = (site.As("Sam Okoro"), site.As("Tomás Reyes"), site.As("Jonas Weber"));
        await site.Do(async (_, db) =>
        {
            (await db.Agreements.Whole().SingleAsync(a => a.Number == 31)).Latest.Clauses(30, 90, chronicMonths: 2, chronicNoticeDays: 30, installDays: null);
            var service = (await db.Networks.Include(n => n.Services).SingleAsync(n => n.Id == village.NetworkId)).Services[0];
            (service.MonthlyMinor, service.MonthlyCostMinor) = (186_000, 98_000);
            await db.SaveChangesAsync();
        });
        foreach (var night in new[] { Instant.FromUtc(2026, 10, 6, 1, 0), Village.Night })
        {
            site.Clock.Set(night);
            var ticket = await village.Open("Sam Okoro", new { title = "Down", description = "Dark", network = village.Network, impact = "down", site = "HS", service = village.Service });
            await tomas.Send($"/tickets/{ticket}/take", new { });
            await tomas.Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" });
            site.Clock.Advance(Duration.FromHours(4));
            await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Optic" });
            await sam.Send($"/tickets/{ticket}/close", new { });
            await site.DoDue();
        }
        Assert.Equal(200, (await jonas.Send("/credits/compute", new { month = "2026-10" })).Status);

        var model = (await jonas.Read("/exposure")).Body;
        var right = Assert.Single(model.GetProperty("rights").EnumerateArray());
        Assert.Equal(("Brightwater Clinics", "2026-11-30", 2, "£22,320"), (Text(right, "customer"), Text(right, "from"), right.GetProperty("months").GetArrayLength(), Text(right, "yearHangs")));
        // four hours of November: a tenth of £1,860 out, a tenth of £980 in; October the same, claimed and computed
        var sums = model.GetProperty("sums");
        Assert.Equal(("−£88", "£186", "£98", "−£176"), (Text(sums, "monthNet"), Text(sums, "monthOut"), Text(sums, "monthIn"), Text(sums, "yearNet")));
        Assert.Equal(("Norrvik", "−£88"), (Text(Assert.Single((await jonas.Read("/exposure?by=provider")).Body.GetProperty("groups").EnumerateArray()), "name"), Text((await jonas.Read("/exposure?by=provider")).Body.GetProperty("groups")[0], "monthNet")));
    }

    [Theory]
    // restoring late in both months, or something else in each
    [InlineData(true, "restore")]
    [InlineData(false, null)]
    public async Task The_same_promise_missed_month_after_month_is_chronic_whichever_it_is(bool restoreInBoth, string? missed)
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var (tomas, jonas) = (site.As("Tomás Reyes"), site.As("Jonas Weber"));
        await site.Do(async (_, db) =>
        {
            (await db.Agreements.Whole().SingleAsync(a => a.Number == 31)).Latest.Clauses(30, 90, chronicMonths: 2, chronicNoticeDays: 30, installDays: null);
            await db.SaveChangesAsync();
        });
        // slow, never dark: the promises of availability hold
        async Task Slow(Instant from, bool answeredLate, Duration restored)
        {
            site.Clock.Set(from);
            var ticket = await village.Open("Sam Okoro", new { title = "Slow", network = village.Network, impact = "impaired", site = "HS", service = village.Service });
            if (answeredLate) site.Clock.Advance(Duration.FromHours(5));
            Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/take", new { })).Status);
            site.Clock.Set(from + restored);
            Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Turned it back" })).Status);
        }
        await Slow(Instant.FromUtc(2026, 10, 6, 1, 0), answeredLate: false, Duration.FromHours(30));
        await Slow(Village.Night, answeredLate: true, restoreInBoth ? Duration.FromHours(26) : Duration.FromHours(20));

        var rights = (await jonas.Read("/exposure")).Body.GetProperty("rights").EnumerateArray().ToList();
        Assert.Equal(missed is null ? [] : [missed], rights.Select(r => Text(r, "missed")));
        if (missed is null) return;
        Assert.Equal(("Brightwater Clinics", "2026-11-30", 2), (Text(rights[0], "customer"), Text(rights[0], "from"), rights[0].GetProperty("months").GetArrayLength()));
        Assert.Contains("The promise to restore in time was missed", await jonas.GetStringAsync("/exposure", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Availability_that_nobody_is_paid_for_is_chronic_too_and_what_the_customer_caused_is_not()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var (tomas, jonas) = (site.As("Tomás Reyes"), site.As("Jonas Weber"));
        async Task<int> Rights(Exclusions excluded)
        {
            await site.Do(async (_, db) =>
            {
                var terms = (await db.Agreements.Whole().SingleAsync(a => a.Number == 31)).Latest;
                terms.Clauses(30, 90, chronicMonths: 2, chronicNoticeDays: 30, installDays: null);
                terms.Credit(99.9m, Array.Empty<CreditTier>());
                terms.Rule(terms.ClockStarts, terms.ClockPauses, terms.ClockStops, excluded);
                await db.SaveChangesAsync();
            });
            return (await jonas.Read("/exposure")).Body.GetProperty("rights").GetArrayLength();
        }
        foreach (var night in new[] { Instant.FromUtc(2026, 10, 6, 1, 0), Village.Night })
        {
            site.Clock.Set(night);
            var ticket = await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down", site = "HS", service = village.Service });
            await tomas.Send($"/tickets/{ticket}/take", new { });
            site.Clock.Advance(Duration.FromHours(3));
            Assert.Equal(200, (await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "customer-power", fix = "They put the fuse back" })).Status);
        }

        Assert.Equal((1, 0), (await Rights(Exclusions.None), await Rights(Exclusions.CustomerPower)));
    }

    static JsonElement Gap(JsonElement model, string target) => model.GetProperty("gaps").EnumerateArray().First(g => Text(g, "target") == target);

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
