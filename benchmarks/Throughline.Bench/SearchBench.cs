using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Throughline.Bench.Measure;
using Throughline.Ground;

namespace Throughline.Bench;

/// <summary>Finding tickets by words, and whatever else is pasted into the search, in a large world.</summary>
internal static class SearchBench
{
    private const int Times = 15;

    public static async Task<int> Run(string[] args)
    {
        var (networks, tickets) = (args.Number("--networks", 10_000), args.Number("--tickets", 1_000_000));
        var sqlite = !args.Contains("--postgres");
        var section = new Section(sqlite ? "search" : "search-postgres", sqlite ? "Search, SQLite" : "Search, PostgreSQL");
        section.Begin(string.Create(CultureInfo.InvariantCulture, $"{(sqlite ? "SQLite" : "PostgreSQL")}, {networks:N0} networks, {tickets:N0} tickets; one client, {Times} times each after one that is not counted."), "what", "median ms", "slowest ms", "found", "bar, median ms");
        var met = true;
        using (var folder = new BenchFolder())
        {
            await using var server = PostgresServer.Durable();
            var world = await World.Generate(sqlite ? folder.Sqlite("world") : await server.CreateDatabase("world"), networks, tickets);
            Console.Error.WriteLine("world made");
            await using var site = await SiteProcess.Start(world.Database, options: "--empty");
            using var client = new HttpClient { BaseAddress = new Uri($"http://{site.Address}"), DefaultRequestHeaders = { Authorization = new("Bearer", world.Token) }, Timeout = TimeSpan.FromMinutes(5) };
            var unread = await Ask(client, "/tickets?show=all&q=zzyzxq");
            section.Row("a word that nobody wrote, before the tickets are read (a walk)", unread.Milliseconds, unread.Milliseconds, unread.Found, "none");
            await site.ReadsEveryTicket(world);
            foreach (var (name, path) in Asked(world))
            {
                await Ask(client, path);
                var asked = new List<(double Milliseconds, int Found)>();
                for (var i = 0; i < Times; i++) asked.Add(await Ask(client, path));
                var median = asked.Select(a => a.Milliseconds).Order().ElementAt(Times / 2);
                met &= median <= 50;
                section.Row(name, median, asked.Max(a => a.Milliseconds), asked[0].Found, "50");
            }
        }
        section.Close(args, sqlite ? null : "search --postgres");
        return met ? 0 : 1;
    }

    private static async Task<(double Milliseconds, int Found)> Ask(HttpClient client, string path)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1" + path, UriKind.Relative))).RootElement;
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (answer.TryGetProperty("list", out var list)) answer = list;
        return (took, answer.GetProperty(path.StartsWith("/search", StringComparison.Ordinal) ? "found" : "tickets").GetArrayLength());
    }

    // the words of a generated world: twelve troubles again and again, circuits by their number
    private static (string, string)[] Asked(World world) =>
    [
        ("open tickets, one word of many", "/tickets?q=uplink"),
        ("all tickets, one word of many", "/tickets?show=all&q=uplink"),
        ("resolved tickets, two words in any order", "/tickets?show=resolved&q=link+errors"),
        ("all tickets, words of text and fix", "/tickets?show=all&q=crackle+cabinet"),
        ("all tickets, a word that nobody wrote", "/tickets?show=all&q=zzyzxq"),
        ("all tickets, the beginning of a word", "/tickets?show=all&q=dig"),
        ("all tickets, a number", $"/tickets?show=all&q=T-{world.Tickets[world.Tickets.Length / 2]}"),
        ("all tickets of a network, a word", $"/networks/{world.Networks[world.Networks.Length / 2]}/tickets?q=link"),
        ("search: a word of many tickets", "/search?q=uplink"),
        ("search: a circuit", "/search?q=NVK/GEN/000011"),
        ("search: nothing there", "/search?q=zzyzxq"),
        ("search: a site", "/search?q=ashby"),
        ("search: a device", "/search?q=A-CPE-01"),
        ("search: a person", "/search?q=okafor"),
        ("search: a telephone number", "/search?q=0117+496+0001"),
    ];
}
