using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Calendars;

[Trait("needs", "server")]
public class GapAlarmTests
{
    [Fact]
    public async Task Leave_that_makes_a_hole_in_the_rota_alarms_the_manager_once_and_the_next_day_looks_again()
    {
        await using var site = await TestSite.Start();
        var jonas = await site.Person("Jonas Weber", Role.Manager);
        var other = await site.Person("Edith Manager", Role.Manager);
        var (maja, tomas) = (await site.Person("Maja Kovač", Role.Engineer), await site.Person("Tomás Reyes", Role.Support));
        await site.Do(async (_, db) => { db.Teams.Add(new Team("South", "South West", jonas.Id)); await db.SaveChangesAsync(); });
        Assert.Equal(201, (await site.As("Jonas Weber").Send("/duty/rotas", new { team = "South", zone = "Europe/London", start = "2026-11-16T08:00", people = new[] { "Tomás Reyes" } })).Status);
        await Work();
        Assert.Empty(await Told());

        Assert.Equal(200, (await site.As("Tomás Reyes").Send($"/people/{tomas.Id}/leave", new { from = "2026-11-24", to = "2026-11-25" })).Status);
        await Work();
        var notice = Assert.Single(await Told());
        Assert.Equal((jonas.Id, "Duty of South: nobody from Tue 24 Nov 00:00", "/duty/rotas/south"), (notice.PersonId, notice.Subject, notice.Href));
        Assert.Equal("In the duty of South there is nobody from Tue 24 Nov 00:00 to Thu 26 Nov 00:00, 48 h, because Tomás Reyes is away. Until somebody takes it, calls would go to you.", notice.Text);

        // the same gap is told once, whoever changes something and however often it is looked for
        Assert.Equal(201, (await site.As("Jonas Weber").Send("/duty/rotas/south/overrides", new { person = "Maja Kovač", from = "2026-11-19T20:00", until = "2026-11-20T08:00" })).Status);
        await Work();
        site.Clock.Set(TestSite.Morning + Duration.FromDays(1));
        await Work();
        Assert.Single(await Told());
        await site.Do(async (_, db) => Assert.Single(await db.DueWork.Where(w => w.Kind == DutyGapCheck.Kind && w.DoneAt == null).ToListAsync()));

        // while it runs it is told every day, until somebody covers
        site.Clock.Set(Instant.FromUtc(2026, 11, 24, 9, 0));
        await Work();
        Assert.Equal(2, (await Told()).Count);
        Assert.Equal(201, (await site.As("Jonas Weber").Send("/duty/rotas/south/overrides", new { person = "Maja Kovač", from = "2026-11-24T09:00", until = "2026-11-26T08:00" })).Status);
        site.Clock.Set(Instant.FromUtc(2026, 11, 25, 9, 0));
        await Work();
        Assert.Equal(2, (await Told()).Count);
        Assert.DoesNotContain(await Told(), n => n.PersonId == other.Id);

        Task Work() => Due(site);
        Task<List<Throughline.Modules.Support.Notices.Notice>> Told() => site.Do((_, db) => db.Notices.AsNoTracking().Where(n => n.Subject.StartsWith("Duty of")).ToListAsync());
    }

    [Fact]
    public async Task A_team_without_a_manager_alarms_every_manager_when_somebody_leaves()
    {
        await using var site = await TestSite.Start();
        var (jonas, tomas) = (await site.Person("Jonas Weber", Role.Manager), await site.Person("Tomás Reyes", Role.Support));
        await site.Do(async (_, db) => { db.Teams.Add(new Team("South", "South West", null)); await db.SaveChangesAsync(); });
        Assert.Equal(201, (await site.As("Jonas Weber").Send("/duty/rotas", new { team = "South", zone = "Europe/London", start = "2026-11-16T08:00", people = new[] { "Tomás Reyes" } })).Status);
        Assert.Equal(200, (await site.As("Jonas Weber").Send($"/people/{tomas.Id}/disable", new { })).Status);
        await Due(site);
        var notice = await site.Do((_, db) => db.Notices.AsNoTracking().SingleAsync(n => n.Subject.StartsWith("Duty of")));
        Assert.Equal(jonas.Id, notice.PersonId);
        Assert.Contains("because Tomás Reyes is away", notice.Text, StringComparison.Ordinal);
    }

    // the site's own worker may have taken a row a moment before: wait for what is due, whoever does it
    static async Task Due(TestSite site)
    {
        var worker = site.App.Services.GetRequiredService<DueWorker>();
        while (await site.Do((_, db) => db.DueWork.AnyAsync(w => w.DoneAt == null && w.GivenUpAt == null && w.DueAt <= site.Clock.GetCurrentInstant())))
        {
            Assert.Empty(await site.Do((_, db) => db.DueWork.Where(w => w.LastError != null).Select(w => w.LastError).ToListAsync()));
            if (await worker.RunOnce() == 0) await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
