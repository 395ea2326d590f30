using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Keeping;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class RederiveTests
{
    static Instant At(string time, int day) => InstantPattern.ExtendedIso.Parse($"2026-11-{day:00}T{time}:00Z").Value;

    static async Task<Guid> OfficeHours(Village village) => await village.Site.Do(async (services, db) =>
    {
        var calendar = new WorkingCalendar("Halden office", StandardHours.Office("Europe/London").Definition);
        db.WorkingCalendars.Add(calendar);
        var agreement = await db.Agreements.One("A-031");
        agreement.CalendarId = calendar.Id;
        await db.SaveChangesAsync();
        return calendar.Id;
    });

    [Fact]
    public async Task A_holiday_that_is_put_in_moves_what_is_due_and_both_instants_are_kept()
    {
        await using var village = await Village.Start();
        await OfficeHours(village);
        village.Site.Clock.Set(At("16:00", 17));
        var running = await village.Open("Maja Kovač", new { title = "Slow", network = village.Network, impact = "impaired", urgency = "normal" });
        var paused = await village.Open("Maja Kovač", new { title = "Slower", network = village.Network, impact = "impaired", urgency = "normal" });
        Assert.Equal(200, (await village.Site.As("Maja Kovač").Send($"/tickets/{paused}/wait", new { on = "customer", reason = "no access", evidence = "mail" })).Status);
        var stopped = await village.Open("Maja Kovač", new { title = "Slowest", network = village.Network, impact = "impaired", urgency = "normal" });
        Assert.Equal(200, (await village.Site.As("Maja Kovač").Send($"/tickets/{stopped}/resolve", new { cause = "no-fault-found", fix = "Went away" })).Status);

        // restore within 24 h of office hours: 1.5 h on Tuesday, 8.5 h on Wednesday and Thursday, 5.5 h on Friday until 14:30
        village.Site.Clock.Set(At("16:30", 17));
        var before = await Restore(village, running);
        Assert.Equal(At("14:30", 20), before.DueAt);
        var versionBefore = await village.Site.Do((_, db) => db.Tickets.Where(t => "T-" + t.Number == running).Select(t => t.Version).SingleAsync());
        await village.Site.Do((services, _) => services.GetRequiredService<SetDay>().Run(new SetDay.Input("Halden office", new LocalDate(2026, 11, 19), "Founder's day")), asPerson: village.Jonas.Id);

        var after = await Restore(village, running);
        Assert.Equal(At("14:30", 23), after.DueAt);
        Assert.Equal((At("14:30", 20), At("14:30", 23)), await village.Site.Do((_, db) => db.ClockDueChanges.Where(c => c.ClockId == after.Id).Select(c => new ValueTuple<Instant, Instant>(c.OldDueAt!.Value, c.NewDueAt!.Value)).SingleAsync()));
        Assert.Contains("Founder's day", await village.Site.Do((_, db) => db.ClockRederivations.Select(r => r.Why).SingleAsync()));
        // what runs out first is ranked anew, and whoever read the ticket before must read it again
        Assert.True(await village.Site.Do((_, db) => db.Tickets.AnyAsync(t => "T-" + t.Number == running && t.Version == versionBefore + 1)));
        Assert.Empty(await village.Site.Do((_, db) => db.ClockDueChanges.Where(c => db.Tickets.Any(t => t.Id == c.TicketId && "T-" + t.Number == stopped)).ToListAsync()));
        await EveryClockIsAsItsFactsSay(village);

        // asked once more, nothing moves
        Assert.Equal(0, await village.Site.Do(async (services, db) =>
        {
            var calendar = await db.WorkingCalendars.Select(c => c.Id).SingleAsync();
            var moved = -1;
            await db.InTransaction(async () => moved = await services.GetRequiredService<RederiveClocks>().OfCalendar(calendar, null, "again", village.Site.Clock.Now()));
            return moved;
        }));
    }

    [Fact]
    public async Task A_contract_renewed_in_mid_outage_counts_the_rest_by_the_new_terms()
    {
        await using var village = await Village.Start();
        village.Site.Clock.Set(At("20:00", 17));
        var ticket = await village.Open("Maja Kovač", new { title = "Dark", network = village.Network, impact = "down", urgency = "high" });
        Assert.Equal(At("00:00", 18), (await Restore(village, ticket)).DueAt);
        // from the 18th two hours are promised instead of four; signed while it is dark
        Assert.Equal(200, (await village.Site.As("Jonas Weber").Send("/agreements/A-031/versions", new { from = "2026-11-18", why = "Renewed", targets = new[] { new { priority = 1, respond = "15", restore = "6 h" } } })).Status);
        Assert.Equal(At("00:00", 18), (await Restore(village, ticket)).DueAt);

        village.Site.Clock.Set(At("00:00", 18));
        await village.Site.DoDue();
        var after = await Restore(village, ticket);
        // four hours had accrued; six are promised now
        Assert.Equal(At("02:00", 18), after.DueAt);
        Assert.Equal(0, await Begin(village));
        var reading = await village.Site.Do((services, _) => services.GetRequiredService<Modules.Support.Tickets.ReadTicket>().Run(new(ticket)), asPerson: village.Maja.Id);
        Assert.Equal(Duration.FromHours(4), reading.ClockOf(ClockKind.CustomerRestore)!.Elapsed);
        await EveryClockIsAsItsFactsSay(village);
    }

    [Fact]
    public async Task Of_two_versions_that_began_while_the_program_stood_still_each_counts_from_its_own_day()
    {
        await using var village = await Village.Start();
        village.Site.Clock.Set(At("20:00", 17));
        var ticket = await village.Open("Maja Kovač", new { title = "Dark", network = village.Network, impact = "down", urgency = "high" });
        await village.Site.Do(async (_, db) =>
        {
            var calendar = new WorkingCalendar("Halden office", StandardHours.Office("Europe/London").Definition);
            db.WorkingCalendars.Add(calendar);
            var agreement = await db.Agreements.One("A-031");
            db.DueWork.Add(AgreementWork.Begins(agreement, agreement.Change(new LocalDate(2026, 11, 18), "Cheaper")));
            agreement.CalendarId = calendar.Id;
            agreement.Promise(1, 15, 12 * 60);
            db.DueWork.Add(AgreementWork.Begins(agreement, agreement.Change(new LocalDate(2026, 11, 19), "Too cheap")));
            agreement.CalendarId = null;
            agreement.Promise(1, 15, 20 * 60);
            await db.SaveChangesAsync();
        });

        // nobody was at work until both had begun
        village.Site.Clock.Set(At("06:00", 19));
        await village.Site.DoDue();

        // four hours of Tuesday, Wednesday's eight and a half at the office, six of Thursday
        var reading = await village.Site.Do((services, _) => services.GetRequiredService<Modules.Support.Tickets.ReadTicket>().Run(new(ticket)), asPerson: village.Maja.Id);
        Assert.Equal(Duration.FromHours(18.5), reading.ClockOf(ClockKind.CustomerRestore)!.Elapsed);
        Assert.Equal(At("07:30", 19), (await Restore(village, ticket)).DueAt);
        Assert.Equal(0, await Begin(village));
        await EveryClockIsAsItsFactsSay(village);
    }

    static Task<int> Begin(Village village) => village.Site.Do(async (services, db) =>
    {
        var id = await db.Agreements.Where(a => a.Number == 31).Select(a => a.Id).SingleAsync();
        return await ActivatorUtilities.CreateInstance<CountByNewTerms>(services).Run(id);
    });

    static Task<TicketClock> Restore(Village village, string ticket) => village.Site.Do((_, db) => db.TicketClocks.AsNoTracking().SingleAsync(c => c.Kind == ClockKind.CustomerRestore && db.Tickets.Any(t => t.Id == c.TicketId && "T-" + t.Number == ticket)));

    // what is stored can be thrown away and computed anew from the facts
    static async Task EveryClockIsAsItsFactsSay(Village village) => await village.Site.Do(async (services, db) =>
    {
        var clocks = await db.TicketClocks.AsNoTracking().Include(c => c.Facts).Where(c => c.StoppedAt == null).ToListAsync();
        var of = await services.GetRequiredService<ClockHours>().For(clocks);
        Assert.All(clocks, c => Assert.Equal(c.DueAt, TicketClock.DueAtOf(c.StartedAt, c.Minutes, c.CalendarId, c.Facts, of)));
    });
}
