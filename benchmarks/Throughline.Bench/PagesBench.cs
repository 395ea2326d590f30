using System.Globalization;
using Throughline.Bench.Measure;
using Throughline.Ground;

namespace Throughline.Bench;

/// <summary>
/// The pages that are opened most, in a small world and in a large one; <c>--page ticket</c> measures one of them, and <c>--worlds FOLDER</c> keeps the
/// SQLite worlds for the next run.
/// </summary>
internal static class PagesBench
{
    private const int Clients = 8, Rounds = 3;

    public static async Task<int> Run(string[] args)
    {
        var seconds = args.Number("--seconds", 5);
        var (networks, tickets) = (args.Number("--networks", 10_000), args.Number("--tickets", 1_000_000));
        var sqlite = !args.Contains("--postgres");
        var section = new Section(sqlite ? "pages" : "pages-postgres", sqlite ? "Pages in a large world, SQLite" : "Pages in a large world, PostgreSQL");
        section.Begin($"{(sqlite ? "SQLite" : "PostgreSQL")}, {Clients} clients, {Rounds} rounds of {seconds} s for each world in turn, the median of the rounds. Small: 100 networks, {(tickets / 100).ToString("N0", CultureInfo.InvariantCulture)} tickets; large: {networks.ToString("N0", CultureInfo.InvariantCulture)} networks, {tickets.ToString("N0", CultureInfo.InvariantCulture)} tickets. The search for like tickets has read them all before.",
            "page", "small, median ms", "large, median ms", "ratio", "bar", "large, p99 ms", "pages/s", "processor ms a page, small and large", "bars");
        var met = true;
        using (var folder = new BenchFolder(sqlite ? args.Word("--worlds") : null))
        {
            await using var server = PostgresServer.Durable();
            async Task<World> Made(string name, int networks, int tickets)
            {
                if (sqlite && folder.Has(name)) return await World.Open(folder.Sqlite(name));
                var world = await World.Generate(sqlite ? folder.Sqlite(name) : await server.CreateDatabase(name), networks, tickets);
                Console.Error.WriteLine($"{name} world made");
                return world;
            }
            var small = await Made("small", 100, tickets / 100);
            var large = await Made("large", networks, tickets);
            await using var atSmall = await SiteProcess.Start(small.Database, options: "--empty");
            await using var atLarge = await SiteProcess.Start(large.Database, options: "--empty");
            await atSmall.ReadsEveryTicket(small);
            await atLarge.ReadsEveryTicket(large);
            foreach (var (name, request) in Pages().Where(p => args.Word("--page") is not { } one || p.Name.StartsWith(one, StringComparison.Ordinal)))
            {
                await HttpLoad.Run(atSmall.Address, Clients, TimeSpan.FromSeconds(20), r => request(small, r), 200, most: 1000);
                await HttpLoad.Run(atLarge.Address, Clients, TimeSpan.FromSeconds(20), r => request(large, r), 200, most: 1000);
                async Task<Round> Measured(SiteProcess site, World world)
                {
                    var before = site.ProcessorTime;
                    var outcome = await HttpLoad.Run(site.Address, Clients, TimeSpan.FromSeconds(seconds), r => request(world, r), 200);
                    return new(outcome.Median, outcome.At(0.99), outcome.Rate, (site.ProcessorTime - before).TotalMilliseconds / Math.Max(1, outcome.Seconds.Length), outcome.Refusal);
                }
                var rounds = new List<(Round Small, Round Large)>();
                for (var i = 0; i < Rounds; i++)
                {
                    rounds.Add((await Measured(atSmall, small), await Measured(atLarge, large)));
                    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {rounds[^1].Small.Median:0.0} and {rounds[^1].Large.Median:0.0} ms, p99 {rounds[^1].Large.Slowest:0} ms, processor {rounds[^1].Small.Processor:0.0} and {rounds[^1].Large.Processor:0.0} ms, load {Machine.Load}"));
                }
                if (rounds.Select(r => r.Large.Refusal ?? r.Small.Refusal).FirstOrDefault(r => r is not null) is { } refusal) throw new InvalidOperationException($"{name} was not answered with 200 but with: {refusal}");
                var median = rounds.OrderBy(r => r.Large.Median / r.Small.Median).ElementAt(Rounds / 2);
                var ratio = median.Large.Median / median.Small.Median;
                met &= ratio <= 1.3 && median.Large.Median <= 15 && median.Large.Slowest <= 60;
                section.Row(name, median.Small.Median, median.Large.Median, ratio, "1.3", median.Large.Slowest, median.Large.Rate, string.Create(CultureInfo.InvariantCulture, $"{median.Small.Processor:0.0} and {median.Large.Processor:0.0}"), "median 15 ms, p99 60 ms");
            }
        }
        section.Close(args, sqlite ? null : "pages --postgres");
        return met ? 0 : 1;
    }

    /// <param name="Median">Milliseconds, as <paramref name="Slowest"/>, which the slowest hundredth of the pages exceeded.</param>
    /// <param name="Processor">Milliseconds of the program's processor time for a page.</param>
    private sealed record Round(double Median, double Slowest, double Rate, double Processor, string? Refusal);

    private static (string Name, Func<World, Random, byte[]> Request)[] Pages() =>
    [
        ("dossier", (w, r) => HttpLoad.Get($"/networks/{w.Networks[r.Next(w.Networks.Length)]}/dossier", w.Token)),
        // nearly every one for the first time, so that what is like it has to be searched for
        ("ticket", (w, r) => HttpLoad.Get($"/tickets/T-{w.Tickets[r.Next(w.Tickets.Length)]}", w.Token)),
        ("ticket, opened again", (w, r) => HttpLoad.Get($"/tickets/T-{w.Tickets[r.Next(200) * (w.Tickets.Length / 200)]}", w.Token)),
        ("list of tickets", (w, _) => HttpLoad.Get("/tickets", w.Token)),
        ("list of networks", (w, _) => HttpLoad.Get("/networks", w.Token)),
    ];
}
