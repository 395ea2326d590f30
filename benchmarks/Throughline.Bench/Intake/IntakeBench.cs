using System.Globalization;
using Throughline.Bench.Measure;

namespace Throughline.Bench.Intake;

/// <summary>Tickets opened per second over HTTP, beside what the database alone reaches with the same rows.</summary>
internal static class IntakeBench
{
    private const int Rounds = 3;
    private static readonly string[] Titles = ["Payments time out at the front desk", "No link on the north access switch", "Voice breaks up after ten", "Guests cannot get an address", "The backup line flaps since noon"];

    public static async Task<int> Run(string[] args)
    {
        var seconds = args.Number("--seconds", 5);
        var section = new Section("intake", "Opening tickets");
        section.Begin($"Ticket, fact with its journal, two clocks and the message to the engineer in one transaction, over HTTP on loopback, {IntakeWorld.Size:N0} networks; {Rounds} rounds of {seconds} s in turn, the median.",
            "opened per second", "ours", "pgbench", "ratio", "bar", "median ms", "p99 ms");
        var met = await BothDatabases.Measure(args, section, "intake", 7, database => database.IsSqlite ? OnSqlite(section, database, seconds) : OnPostgres(section, database, seconds));
        section.Close(args);
        return met ? 0 : 1;
    }

    private static async Task<bool> OnPostgres(Section section, BenchDatabase database, int seconds)
    {
        var world = await IntakeWorld.Make(database.Address);
        await using var site = await SiteProcess.Start(database.Address, options: "--empty");
        await Load(site, world, 32, 40, most: 8000);
        var pgbench = new PgBench(database.Address);
        await pgbench.Learn(database.Folder);
        await pgbench.Run(32, 2);
        var met = true;
        foreach (var clients in new[] { 8, 32 })
        {
            var rounds = new List<(HttpLoad.Outcome Ours, double Theirs)>();
            for (var i = 0; i < Rounds; i++)
            {
                var ours = await Load(site, world, clients, seconds);
                rounds.Add((ours, await pgbench.Run(clients, seconds)));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clients} clients: {ours.Rate:N0} against {rounds[^1].Theirs:N0}, ratio {ours.Rate / rounds[^1].Theirs:0.00}, load {Machine.Load}"));
            }
            var median = rounds.OrderBy(r => r.Ours.Rate / r.Theirs).ElementAt(Rounds / 2);
            var ratio = median.Ours.Rate / median.Theirs;
            met &= ratio >= 0.5;
            section.Row($"{database.Name}, {clients} clients", median.Ours.Rate, median.Theirs, ratio, "0.5", median.Ours.Median, median.Ours.At(0.99));
        }
        return met;
    }

    private static async Task<bool> OnSqlite(Section section, BenchDatabase database, int seconds)
    {
        var world = await IntakeWorld.Make(database.Address);
        await using var site = await SiteProcess.Start(database.Address, options: "--empty");
        await Load(site, world, 32, 40, most: 8000);
        var met = true;
        foreach (var clients in new[] { 8, 32 })
        {
            var rounds = new List<(HttpLoad.Outcome Ours, double Disk)>();
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add((await Load(site, world, clients, seconds), DiskRate.Measure(database.Folder, TimeSpan.FromSeconds(1))));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clients} clients: {rounds[^1].Ours.Rate:N0}, disk {rounds[^1].Disk:N0}, load {Machine.Load}"));
            }
            var median = rounds.OrderBy(r => r.Ours.Rate).ElementAt(Rounds / 2);
            met &= median.Ours.Rate >= 1000;
            section.Row($"{database.Name}, {clients} clients", median.Ours.Rate, $"the disk alone: {median.Disk:N0} fdatasync/s", median.Ours.Rate / 1000, "1,000/s", median.Ours.Median, median.Ours.At(0.99));
        }
        return met;
    }

    private static async Task<HttpLoad.Outcome> Load(SiteProcess site, IntakeWorld world, int clients, int seconds, int most = int.MaxValue)
    {
        var before = site.ProcessorTime;
        var outcome = await HttpLoad.Run(site.Address, clients, TimeSpan.FromSeconds(seconds), random => HttpLoad.Post("/api/v1/tickets", world.Tokens[random.Next(world.Tokens.Length)], Body(random, world)), 201, most);
        if (outcome.Refused > 0) throw new InvalidOperationException($"{outcome.Refused} of the tickets were not opened. The first answer: {outcome.Refusal}");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {clients} clients: {outcome.Rate:N0}/s, {(site.ProcessorTime - before).TotalMilliseconds / outcome.Seconds.Length:0.00} ms of processor each, median {outcome.Median:0} ms"));
        return outcome;
    }

    private static string Body(Random random, IntakeWorld world) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"title":"{{Titles[random.Next(Titles.Length)]}}","description":"Said on the phone by the front desk; it began at about nine and comes and goes.","network":"{{world.Networks[random.Next(world.Networks.Length)]}}","impact":"impaired","reporter":"Front desk"}""");
}
