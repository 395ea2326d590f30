using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Bench.Measure;
using Throughline.Data;
using Throughline.Host;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Keeping;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Bench;

/// <summary>A holiday is put into the calendar by which a hundred thousand open clocks count: all are due at another instant, in one transaction.</summary>
internal static class RederiveBench
{
    private const int Rounds = 3;
    // working days: closing a Saturday moves nothing
    private static readonly int[] Days = [19, 20, 23, 24];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 9, 20);

    public static async Task<int> Run(string[] args)
    {
        var clocks = args.Number("--clocks", 100_000);
        var section = new Section("rederive", "Deriving clocks anew");
        section.Begin($"A holiday is put into a calendar by the verb behind the page; {clocks:N0} open clocks on {clocks / 2:N0} tickets count by it, every third ticket has been paused once. Computed on two threads, written in the transaction of the change, old and new instants kept; {Rounds} rounds, the median.",
            "database", "s", "clocks moved", "bar, s", "ratio", "processor s");
        var met = await BothDatabases.Measure(args, section, "rederive", 6, database => Measure(section, database, clocks));
        section.Close(args);
        return met ? 0 : 1;
    }

    private static async Task<bool> Measure(Section section, BenchDatabase database, int clocks)
    {
        await using var app = Site.Build(database.Address, "http://127.0.0.1:0", b => b.Services.AddSingleton<IClock>(new TestClock(Now)));
        await Schema.Migrate(app.Services);
        await Make(app.Services, clocks);
        Console.Error.WriteLine($"{database.Name}: {clocks} clocks made");
        var rounds = new List<(double Seconds, int Moved, double Processor)>();
        for (var i = 0; i <= Rounds; i++)
        {
            var round = await app.Services.Do((services, db) => Round(services, db, new LocalDate(2026, 11, Days[i])));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Name}: {round.Seconds:0.00} s, {round.Moved} moved, load {Machine.Load}"));
            // the first round also compiles the program
            if (i > 0) rounds.Add(round);
        }
        var median = rounds.OrderBy(r => r.Seconds).ElementAt(Rounds / 2);
        section.Row(database.Name, median.Seconds, median.Moved, "5", median.Seconds / 5, median.Processor);
        return median.Seconds <= 5;
    }

    private static async Task<(double Seconds, int Moved, double Processor)> Round(IServiceProvider services, ThroughlineDb db, LocalDate holiday)
    {
        var acts = await db.ClockRederivations.CountAsync();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<SetDay>().Run(new SetDay.Input("Bench office", holiday, "Founder's day"));
        var (seconds, processor) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        if (await db.ClockRederivations.CountAsync() == acts) throw new InvalidOperationException("No clock moved.");
        return (seconds, await db.ClockRederivations.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.Changed).FirstAsync(), processor);
    }

    private static async Task Make(IServiceProvider services, int clocks)
    {
        var calendar = new WorkingCalendar("Bench office", StandardHours.Office("Europe/London").Definition);
        await services.Do(db =>
        {
            db.WorkingCalendars.Add(calendar);
            return db.SaveChangesAsync();
        });
        var of = calendar.Compiled;
        for (var first = 0; first < clocks / 2; first += 2500)
        {
            var from = first;
            await services.Do(db =>
            {
                for (var i = from; i < Math.Min(from + 2500, clocks / 2); i++)
                {
                    var at = Now - Duration.FromMinutes(i % 400);
                    var ticket = new Ticket(i + 1, TicketKind.Incident, "Payments time out", "", Impact.Impaired, Urgency.Normal, Channel.Phone, null, "Front desk", at);
                    ticket.Promise(new TicketClock(ClockKind.CustomerRestore, at, 1440 + i % 2000, calendar.Id, of));
                    ticket.Promise(new TicketClock(ClockKind.CustomerResolve, at, 3000 + i % 4000, calendar.Id, of));
                    if (i % 3 == 0)
                    {
                        ticket.Note(ClockEvent.Paused, at + Duration.FromMinutes(5), at + Duration.FromMinutes(5), _ => of, reason: "no access", waitingOn: "the customer", evidence: "mail");
                        ticket.Note(ClockEvent.Resumed, at + Duration.FromMinutes(35), at + Duration.FromMinutes(35), _ => of);
                    }
                    db.Tickets.Add(ticket);
                }
                return db.SaveChangesAsync();
            });
        }
    }
}
