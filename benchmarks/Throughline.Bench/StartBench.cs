using System.Diagnostics;
using System.Globalization;
using Throughline.Bench.Measure;

namespace Throughline.Bench;

/// <summary>How soon the first page is there, and how much memory the program holds after a hundred thousand requests.</summary>
internal static class StartBench
{
    private const int Starts = 5;

    public static async Task<int> Run(string[] args)
    {
        var requests = args.Number("--requests", 100_000);
        var section = new Section("start", "Start and memory");
        section.Begin($"From the start of the process until the page to sign in had been read, with a database that exists; {Starts} starts, the median. Memory: resident, after {requests.ToString("N0", CultureInfo.InvariantCulture)} requests by 8 clients, half of them lists and tickets with their journals.",
            "start and memory", "measured", "bar", "ratio", "processor time");
        var met = true;
        using (var folder = new BenchFolder())
        {
            var world = await World.Generate(folder.Sqlite("demo"), 100, 10_000);
            var starts = new List<(TimeSpan Wall, TimeSpan Processor)>();
            for (var i = 0; i < Starts; i++)
            {
                await using var once = await SiteProcess.Start(world.Database, "/sign-in");
                starts.Add((once.FirstPage, once.ProcessorTime));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first page after {once.FirstPage.TotalSeconds:0.00} s, {once.ProcessorTime.TotalSeconds:0.00} s of processor, load {Machine.Load}"));
            }
            var median = starts.OrderBy(s => s.Wall).ElementAt(Starts / 2);
            met &= median.Wall.TotalSeconds <= 2;
            section.Row("first page, s", median.Wall.TotalSeconds, "2", median.Wall.TotalSeconds / 2, $"{Text(starts.Min(s => s.Processor.TotalSeconds))} s at best");

            await using var site = await SiteProcess.Start(world.Database);
            var before = site.ResidentMegabytes;
            var clock = Stopwatch.StartNew();
            var load = await HttpLoad.Run(site.Address, 8, TimeSpan.FromMinutes(8), r => r.Next(4) switch
            {
                0 => HttpLoad.Get($"/tickets/T-{world.Tickets[r.Next(world.Tickets.Length)]}", world.Token),
                1 => HttpLoad.Get("/networks", world.Token),
                2 => HttpLoad.Get("/sign-in"),
                _ => HttpLoad.Get($"/api/v1/networks/{world.Networks[r.Next(world.Networks.Length)]}", world.Token, "application/json"),
            }, 200, most: requests);
            if (load.Refusal is { } refusal) throw new InvalidOperationException($"{load.Refused} requests were not answered with 200; the first: {refusal}");
            await Task.Delay(2000);
            met &= site.ResidentMegabytes <= 250;
            section.Row($"memory after {load.Seconds.Length.ToString("N0", CultureInfo.InvariantCulture)} requests, MB", site.ResidentMegabytes, "250", site.ResidentMegabytes / 250, $"{Text(site.ProcessorTime.TotalMilliseconds / load.Seconds.Length)} ms each");
            section.Row("memory after the start, MB", before, null, null, null);
            section.Row("memory at its most, MB", site.PeakMegabytes, null, null, null);
        }
        section.Close(args);
        return met ? 0 : 1;
    }

    private static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
