using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class WorkLogTests
{
    static async Task<string> Open(Village village) => await village.Open("Sam Okoro", new { title = "Harbour Street is dark", network = village.Network, site = "HS", impact = "down" });

    static async Task<List<(string Who, int Tier, int Minutes, bool Trip, long Paid)>> Work(Village village, string who, string ticket) =>
        [.. (await village.Site.As(who).Read($"/tickets/{ticket}")).Body.GetProperty("work").EnumerateArray().Select(w =>
            (w.GetProperty("who").GetString()!, w.GetProperty("tier").GetInt32(), w.GetProperty("minutes").GetInt32(), w.GetProperty("siteTrip").GetBoolean(), w.GetProperty("expensesMinor").GetInt64()))];

    [Fact]
    public async Task Time_trips_and_what_was_paid_stand_in_the_work_log_by_whom_and_at_whose_tier()
    {
        await using var village = await Village.Start();
        var ticket = await Open(village);
        Assert.Equal(201, (await village.Site.As("Tomás Reyes").Send($"/tickets/{ticket}/work", new { minutes = 20, what = "On the phone" })).Status);
        village.Site.Clock.Advance(NodaTime.Duration.FromHours(1));
        Assert.Equal(201, (await village.Site.As("Maja Kovač").Send($"/tickets/{ticket}/work", new { minutes = 150, what = "Optic replaced", siteTrip = true, expenses = 84.65m })).Status);

        Assert.Equal([("Tomás Reyes", 2, 20, false, 0L), ("Maja Kovač", 3, 150, true, 8465L)], await Work(village, "Jonas Weber", ticket));
        var page = await village.Site.As("Jonas Weber").GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken);
        Assert.Contains("trip to the site, 84.65 paid", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_an_entry_is_said_for_every_field_at_once_and_nothing_is_kept()
    {
        await using var village = await Village.Start();
        var ticket = await Open(village);
        var tomas = village.Site.As("Tomás Reyes");

        var no = await tomas.Send($"/tickets/{ticket}/work", new { minutes = 0, what = "", expenses = -1 });
        Assert.Equal(422, no.Status);
        Assert.Equal(["/expenses", "/minutes", "/what"], Pointers(no.Body));
        no = await tomas.Send($"/tickets/{ticket}/work", new { minutes = 1441, what = new string('x', 401), expenses = 1_000_001 });
        Assert.Equal(422, no.Status);
        Assert.Equal(["/expenses", "/minutes", "/what"], Pointers(no.Body));
        Assert.Equal(404, (await tomas.Send("/tickets/T-99999/work", new { minutes = 5, what = "nothing" })).Status);
        Assert.Empty(await Work(village, "Jonas Weber", ticket));

        static IEnumerable<string> Pointers(JsonElement body) => body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_work_log_is_ours_customers_neither_write_nor_read_it()
    {
        await using var village = await Village.Start();
        var ticket = await Open(village);
        Assert.Equal(201, (await village.Site.As("Maja Kovač").Send($"/tickets/{ticket}/work", new { minutes = 150, what = "Optic replaced", siteTrip = true, expenses = 84.65m })).Status);

        var sam = village.Site.As("Sam Okoro");
        Assert.Equal(403, (await sam.Send($"/tickets/{ticket}/work", new { minutes = 10, what = "Waited" })).Status);
        Assert.Empty(await Work(village, "Sam Okoro", ticket));
        var page = await sam.GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Optic replaced", page, StringComparison.Ordinal);
        Assert.DoesNotContain("84.65", page, StringComparison.Ordinal);
        // and where a query forgets to say so, the database does
        Assert.Empty(await village.Site.Do((_, db) => db.WorkEntries.AsNoTracking().ToListAsync(), village.Sam.Id));
        Assert.Single(await village.Site.Do((_, db) => db.WorkEntries.AsNoTracking().ToListAsync(), village.Jonas.Id));
        // nobody without technical work in their role notes time
        await village.Site.Person("Ada Sale", Role.AccountManager);
        Assert.Equal(403, (await village.Site.As("Ada Sale").Send($"/tickets/{ticket}/work", new { minutes = 10, what = "Called" })).Status);
    }

    [Fact]
    public async Task Who_noted_it_or_a_manager_puts_it_right_and_the_journal_says_what_it_was()
    {
        await using var village = await Village.Start();
        var ticket = await Open(village);
        var (tomas, maja, jonas) = (village.Site.As("Tomás Reyes"), village.Site.As("Maja Kovač"), village.Site.As("Jonas Weber"));
        var entry = (await maja.Send($"/tickets/{ticket}/work", new { minutes = 150, what = "Optic replaced", siteTrip = true, expenses = 8465 })).Body.GetProperty("id").GetGuid();

        var no = await tomas.Send($"/tickets/{ticket}/work/{entry}", new { minutes = 15 });
        Assert.Equal((422, "not-yours"), (no.Status, no.Body.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Equal(422, (await maja.Send($"/tickets/{ticket}/work/{entry}", new { minutes = 0, expenses = -1 })).Status);
        Assert.Equal(403, (await village.Site.As("Sam Okoro").Send($"/tickets/{ticket}/work/{entry}", new { minutes = 15 })).Status);
        Assert.Equal(404, (await maja.Send($"/tickets/{ticket}/work/{Guid.CreateVersion7()}", new { minutes = 15 })).Status);
        Assert.Equal(404, (await maja.Send($"/tickets/{await Open(village)}/work/{entry}", new { minutes = 15 })).Status);
        Assert.Equal([("Maja Kovač", 3, 150, true, 846_500L)], await Work(village, "Jonas Weber", ticket));

        Assert.Equal(200, (await maja.Send($"/tickets/{ticket}/work/{entry}", new { expenses = 84.65m })).Status);
        Assert.Equal([("Maja Kovač", 3, 150, true, 8465L)], await Work(village, "Jonas Weber", ticket));
        Assert.Equal(200, (await jonas.Send($"/tickets/{ticket}/work/{entry}", new { minutes = 90, siteTrip = false })).Status);
        Assert.Equal([("Maja Kovač", 3, 90, false, 8465L)], await Work(village, "Jonas Weber", ticket));
        Assert.Equal([$"Work of Maja Kovač on {ticket} corrected from 150 min, a trip, 8,465.00 paid to 150 min, a trip, 84.65 paid.", $"Work of Maja Kovač on {ticket} corrected from 150 min, a trip, 84.65 paid to 90 min, 84.65 paid."], await Corrections());
        // the same once more is no change
        Assert.Equal(200, (await jonas.Send($"/tickets/{ticket}/work/{entry}", new { minutes = 90, siteTrip = false })).Status);
        Assert.Equal(2, (await Corrections()).Count);
        // the button stands where it does something
        Assert.Contains($"/tickets/{ticket}/work/{entry}", await Page(maja), StringComparison.Ordinal);
        Assert.DoesNotContain($"/tickets/{ticket}/work/{entry}", await Page(tomas), StringComparison.Ordinal);
        Assert.DoesNotContain("corrected from", await Page(village.Site.As("Sam Okoro")), StringComparison.Ordinal);

        Task<List<string>> Corrections() => village.Site.Do((_, db) => db.Facts.AsNoTracking().Where(f => f.Kind == "work-corrected").OrderBy(f => f.Sequence).Select(f => f.Sentence).ToListAsync());
        Task<string> Page(HttpClient who) => who.GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken);
    }
}
