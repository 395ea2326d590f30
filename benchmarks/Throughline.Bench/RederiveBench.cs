using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Bench.Measure;
using Throughline.Data;
using Throughline.Ground;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Keeping;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Published;

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
        var clocks = args.SkipWhile(a => a != "--clocks").Skip(1).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).FirstOrDefault(100_000);
        var section = new Section("rederive", "Deriving clocks anew");
        section.Line($"A holiday is put into a calendar by the verb behind the page; {clocks:N0} open clocks on {clocks / 2:N0} tickets count by it, every third ticket has been paused once. Computed on two threads, written in the transaction of the change, old and new instants kept; {Rounds} rounds, the median.");
        section.Line($"Machine: {Machine.Sentence}");
        section.Line();
        section.Head("database", "s", "clocks moved", "bar, s", "ratio", "processor s");
        var folder = Path.Combine(Repository.Root, "artifacts", $"bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        var met = true;
        try
        {
            if (!args.Contains("--postgres")) met &= await Measure(section, "SQLite, synchronous=FULL", $"sqlite:{folder}/rederive.db", clocks);
            if (PostgresServer.Unavailable is { } why) section.Line($"| PostgreSQL: {why} | | | | | |");
            else if (!args.Contains("--sqlite"))
            {
                await using var server = PostgresServer.Durable();
                met &= await Measure(section, "PostgreSQL", await server.CreateDatabase("rederive"), clocks);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        section.Line();
        section.Line("Made by `./bench rederive --write`.");
        section.Close(args.Contains("--write"));
        return met ? 0 : 1;
    }

    private static async Task<bool> Measure(Section section, string name, string database, int clocks)
    {
        await using var app = Site.Build(database, "http://127.0.0.1:0", b => b.Services.AddSingleton<IClock>(new Fixed()));
        await Schema.Migrate(app.Services);
        await Make(app.Services, clocks);
        Console.Error.WriteLine($"{name}: {clocks} clocks made");
        var rounds = new List<(double Seconds, int Moved, double Processor)>();
        for (var i = 0; i <= Rounds; i++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem();
            var acts = await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().ClockRederivations.CountAsync();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            await scope.ServiceProvider.GetRequiredService<SetDay>().Run(new SetDay.Input("Bench office", new LocalDate(2026, 11, Days[i]), "Founder's day"));
            var seconds = watch.Elapsed.TotalSeconds;
            var moved = await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().ClockRederivations.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.Changed).FirstAsync();
            if (await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().ClockRederivations.CountAsync() == acts) throw new InvalidOperationException("No clock moved.");
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {seconds:0.00} s, {moved} moved, load {Machine.Load}"));
            // the first round also compiles the program
            if (i > 0) rounds.Add((seconds, moved, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds));
        }
        var median = rounds.OrderBy(r => r.Seconds).ElementAt(Rounds / 2);
        section.Row(name, median.Seconds, median.Moved, "5", median.Seconds / 5, median.Processor);
        return median.Seconds <= 5;
    }

    private static async Task Make(IServiceProvider services, int clocks)
    {
        var calendar = new WorkingCalendar("Bench office", StandardHours.Office("Europe/London").Definition);
        await Save(services, db => db.WorkingCalendars.Add(calendar));
        var of = calendar.Compiled;
        for (var first = 0; first < clocks / 2; first += 2500)
        {
            var from = first;
            await Save(services, db =>
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
            });
        }
    }

    private static async Task Save(IServiceProvider services, Action<ThroughlineDb> add)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        add(db);
        await db.SaveChangesAsync();
    }

    private sealed class Fixed : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
