using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Bench.Measure;
using Throughline.Data;
using Throughline.Data.Bulk;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Escalation;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Bench;

/// <summary>A million open clocks, each watched by a step of an escalation; ten thousand of them fall due in the same second.</summary>
internal static class DueBench
{
    private const int Idle = 20, StepMinutes = 15;

    public static async Task<int> Run(string[] args)
    {
        var (clocks, due) = (args.Number("--clocks", 1_000_000), args.Number("--due", 10_000));
        var section = new Section("due", "Falling due");
        section.Begin($"{clocks:N0} open clocks on {clocks / 2:N0} unanswered tickets, a step of their escalation queued for each ticket; {due:N0} of the steps fall due in the same second. Each tells whoever is on duty, is noted in the ticket's journal and queues the next. One node, its own worker; from that second until the last step is taken, and until the last notice stands on its list. Idle: the program's processor time over {Idle} s with nothing due, as a share of one core; the search for like tickets has read them all, the night's look through the history waits for the night.",
            "database", "steps taken, s", "bar, s", "ratio", "notices listed, s", "processor s", "idle, % of a core", "bar, %");
        var met = await BothDatabases.Measure(args, section, "due", 8, database => Measure(section, database, clocks, due));
        section.Close(args);
        return met ? 0 : 1;
    }

    private static async Task<bool> Measure(Section section, BenchDatabase database, int clocks, int due)
    {
        var clock = new TestClock(Base);
        await using var app = Site.Build(database.Address, "http://127.0.0.1:0", b => b.Services.AddSingleton<IClock>(clock));
        await Schema.Migrate(app.Services);
        await Make(app.Services, clocks, due);
        Console.Error.WriteLine($"{database.Name}: {clocks} clocks made");
        await app.StartAsync();
        await Settled(app.Services);
        // one storm of a tenth first: it compiles the program
        await Until(app.Services, clock, Base + Duration.FromMinutes(StepMinutes - 1), notices: true);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var quiet = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(Idle));
        var idle = (Process.GetCurrentProcess().TotalProcessorTime - quiet).TotalSeconds / Idle * 100;

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Until(app.Services, clock, Base + Duration.FromMinutes(StepMinutes), notices: false);
        var steps = watch.Elapsed.TotalSeconds;
        await Until(app.Services, clock, Base + Duration.FromMinutes(StepMinutes), notices: true);
        var (notices, processor) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        await app.Services.Do(async db =>
        {
            var kind = Fact.KindOf(typeof(TicketUnanswered));
            var (told, listed) = (await db.Facts.CountAsync(f => f.Kind == kind), await db.Notices.CountAsync());
            if (told != due + due / 10 || listed != told) throw new InvalidOperationException($"{told} steps were noted and {listed} notices listed, not {due + due / 10}.");
        });
        await app.StopAsync();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Name}: steps {steps:0.00} s, notices {notices:0.00} s, idle {idle:0.00} %, load {Machine.Load}"));
        section.Row(database.Name, steps, 10, steps / 10, notices, processor, idle, 2);
        return steps <= 10 && idle < 2;
    }

    /// <summary>Waits until the search for like tickets has read them all, as it does once after every start.</summary>
    private static async Task Settled(IServiceProvider services)
    {
        while (!services.GetRequiredService<Modules.Improvement.Suggestions.DeskIndex>().Ready) await Task.Delay(500);
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private static readonly Instant Base = Instant.FromUtc(2026, 11, 17, 9, 0);

    /// <summary>Sets the clock and waits for the worker to have done all that is due then.</summary>
    private static async Task Until(IServiceProvider services, TestClock clock, Instant now, bool notices)
    {
        clock.Set(now);
        while (await services.Do((_, db) => db.DueWork.AnyAsync(w => w.DoneAt == null && w.GivenUpAt == null && w.DueAt <= now && (notices || w.Kind == EscalationPlans.Work)))) await Task.Delay(25);
    }

    private static async Task Make(IServiceProvider services, int clocks, int due)
    {
        var team = Guid.Empty;
        EscalationPolicy policy = null!;
        await services.Do(async db =>
        {
            var house = new Organisation("Bench Networks", PartyKind.Us, "Europe/London");
            db.Organisations.Add(house);
            var person = new Person(house.Id, "Tomás Reyes", null, Role.Support, "South");
            db.People.Add(person);
            var one = new Team("Bench", "South", null);
            db.Teams.Add(one);
            team = one.Id;
            db.DutyRotas.Add(new DutyRota(team, new RotaDefinition("bench", [new RotaLayer("all", "Europe/London", new LocalDateTime(2026, 11, 2, 8, 0), null, RotationUnit.Week, 1, [person.Id.ToString()], null)], []), null));
            policy = new EscalationPolicy(team, 1);
            policy.Follow([new(StepMinutes, EscalateTo.Rota), new(60, EscalateTo.Rota)], 0);
            db.EscalationPolicies.Add(policy);
            // the first look through a history of half a million would be taken at once
            db.DueWork.Add(DueWork.At(Base + Duration.FromDays(1), Modules.Improvement.Nights.BeginNight.Work, Modules.Improvement.Nights.BeginNight.Work + ":bench"));
            await db.SaveChangesAsync();
        });
        const int batch = 20_000;
        for (var first = 0; first < clocks / 2; first += batch)
        {
            var (tickets, all, steps) = (new List<Ticket>(), new List<TicketClock>(), new List<DueWork>());
            for (var i = first; i < Math.Min(first + batch, clocks / 2); i++)
            {
                // the storm, a smaller one a minute before it, and the others over the rest of the month
                var at = i < due ? Base : i < due + due / 10 ? Base - Duration.FromMinutes(1) : Base + Duration.FromMinutes(60 + i % 40_000);
                var ticket = new Ticket(i + 1, TicketKind.Incident, "Payments time out", "Nobody can pay.", Impact.Down, Urgency.High, Channel.Phone, null, "Front desk", at);
                ticket.AssignTo(null, team, 1);
                foreach (var (kind, minutes) in new[] { (ClockKind.CustomerRespond, StepMinutes), (ClockKind.CustomerRestore, 240) }) ticket.Promise(new TicketClock(kind, at, minutes, null, StandardHours.Always));
                tickets.Add(ticket);
                all.AddRange(ticket.Clocks);
                steps.Add(EscalationPlans.StepOf(policy, ticket, 0)!);
            }
            var parents = tickets.SelectMany(t => t.Clocks.Select(c => (Clock: c, t.Id))).Select(c => new BulkRow(c.Clock, c.Id)).ToList();
            await services.Do(db => db.InTransaction(async () =>
            {
                await db.Pour(tickets);
                await db.Pour(BulkTable.Of(db.Model, typeof(TicketClock), nameof(TicketClock.TicketId)), parents);
                await db.Pour(steps);
            }));
        }
        await services.Do(db => db.Database.ExecuteSqlRawAsync(db is PostgresDb ? "ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)"));
    }
}
