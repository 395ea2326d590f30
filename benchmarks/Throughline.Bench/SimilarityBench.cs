using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Bench;

/// <summary>How good and how fast the search for repeats is: quality on the trackers with human labels, cost on a million tickets.</summary>
internal static class SimilarityBench
{
    /// <summary>Recall at 1 and 10 and mean reciprocal rank of the published methods on the same queries.</summary>
    private static readonly (string Data, string Split, string Reference, double R1, double R10, double Mrr)[] References =
    [
        ("titanium", "test", "BM25F", .340, .618, .439), ("titanium", "test", "REP", .407, .649, .498), ("titanium", "test", "bar", .50, .82, .62),
        ("hadoop", "test", "bar (shipped weights)", .48, .77, .575),
    ];

    /// <summary>similarity [quality|cost|scaling] [tickets]: all three without a word. parts and file PATH [tickets] [one in so many with a log] are for looking closer.</summary>
    public static int Run(string[] args)
    {
        int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
        if (args is ["file", var path, ..]) { WriteFile(path, Number(2, 1_000_000), Number(3, 2_000)); return 0; }
        var what = args.FirstOrDefault(a => !char.IsAsciiDigit(a[0])) ?? "all";
        var tickets = args.Select(a => int.TryParse(a, out var n) ? n : 0).FirstOrDefault(n => n > 0, 1_000_000);
        if (what is "all" or "quality") Quality();
        if (what is "all" or "cost") Cost(tickets);
        if (what is "all" or "scaling") Scaling();
        if (what is "parts") Parts(tickets);
        return 0;
    }

    private static void Quality()
    {
        var data = Data();
        if (data is null) { Console.WriteLine("quality: no folder shared/data/tickets beside the repository; skipped"); return; }
        Console.WriteLine("| data | system | RR@1 | RR@10 | MRR | RR@10 to ours |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, learns) in new[] { ("titanium", true), ("hadoop", false) })
        {
            var (r1, r10, mrr) = Replayed(Path.Combine(data, name), "test", learns);
            Row(name, learns ? "ours, learning by replay" : "ours, shipped weights only", r1, r10, mrr, r10);
            foreach (var reference in References.Where(r => r.Data == name)) Row(name, reference.Reference, reference.R1, reference.R10, reference.Mrr, r10);
        }
    }

    private static void Row(string data, string system, double r1, double r10, double mrr, double ours) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {data} | {system} | {r1:F3} | {r10:F3} | {mrr:F3} | {r10 / ours:F2} |"));

    private static (double R1, double R10, double Mrr) Replayed(string folder, string split, bool learns)
    {
        var truth = File.ReadLines(Path.Combine(folder, "truth.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();
        var master = truth.ToDictionary(c => c[0], c => c[1]);
        string Of(string id) => master.GetValueOrDefault(id, id);
        var asked = truth.Where(c => c[2] == split).Select(c => c[0]).ToHashSet();
        using var linkReader = File.OpenText(Path.Combine(folder, "truth.tsv"));
        var faults = new FileFaults();
        using var engine = new SimilarityEngine();
        var replay = new Replay(engine, LinkFile.Read(linkReader, faults), asked, 50) { Learns = learns };
        using var reader = File.OpenText(Path.Combine(folder, "tickets.jsonl"));
        double n = 0, r1 = 0, r10 = 0, mrr = 0;
        foreach (var (id, found) in replay.Run(new TicketFile(reader, faults).Read()))
        {
            n++;
            var rank = found.Select(s => Of(s.Id)).Distinct().ToList().IndexOf(Of(id)) + 1;
            if (rank == 0) continue;
            if (rank == 1) r1++;
            if (rank <= 10) r10++;
            mrr += 1.0 / rank;
        }
        return (r1 / n, r10 / n, mrr / n);
    }

    private static void Cost(int tickets)
    {
        var desk = new SyntheticDesk();
        using var engine = new SimilarityEngine();
        var before = Process.GetCurrentProcess().WorkingSet64;
        // the tickets are made beforehand, some thousands at a time, so that only the reading of them is measured
        var (clock, worked) = (new Stopwatch(), TimeSpan.Zero);
        foreach (var part in Enumerable.Range(0, tickets).Chunk(20_000))
        {
            var made = new TicketRecord[part.Length];
            Parallel.For(0, part.Length, i => made[i] = desk.Ticket(part[i], tickets));
            var start = Processor();
            clock.Start();
            engine.AddAll(made, Environment.ProcessorCount);
            clock.Stop();
            worked += Processor() - start;
        }
        var built = clock.Elapsed;
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {tickets:N0} tickets | figure | bar | ratio |\n| --- | --- | --- | --- |"));
        Line("built from text, s", built.TotalSeconds, 60);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| processor seconds of that | {worked.TotalSeconds:F1} | | load {File.ReadAllText("/proc/loadavg")[..4]} |"));
        Line("resident, MB", process.WorkingSet64 / 1e6, 1500);
        var asked = Enumerable.Range(0, 400).Select(i => engine.Prepare(desk.Ticket(tickets + i, tickets))).ToList();
        foreach (var warm in asked.Take(60)) engine.Suggest(warm);
        var times = asked.Skip(60).Select(q => { var start = Stopwatch.GetTimestamp(); engine.Suggest(q); return Stopwatch.GetElapsedTime(start).TotalMilliseconds; }).Order().ToList();
        Line("query p50, ms", times[times.Count / 2], 8);
        Line("query p99, ms", times[times.Count * 99 / 100], 20);
        // without the time in which other programs had the processor
        var used = asked.Skip(60).Select(q => { var start = Environment.CpuUsage.TotalTime; engine.Suggest(q); return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds; }).Order().ToList();
        Line("processor time of a query p50, ms", used[used.Count / 2], 8);
        Line("processor time of a query p99, ms", used[used.Count * 99 / 100], 20);
        var arriving = Arriving(engine, desk, asked, tickets);
        Line("query p50 while 50 a second arrive, ms", arriving[arriving.Count / 2], 8);
        Line("query p99 while 50 a second arrive, ms", arriving[arriving.Count * 99 / 100], 20);
    }

    private static List<double> Arriving(SimilarityEngine engine, SyntheticDesk desk, List<PreparedTicket> asked, int tickets)
    {
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                engine.Add(engine.Prepare(desk.Ticket(tickets + 1000 + i, tickets)));
                await Task.Delay(20);
            }
        });
        var times = asked.Skip(60).Select(q => { var start = Stopwatch.GetTimestamp(); engine.Suggest(q); return Stopwatch.GetElapsedTime(start).TotalMilliseconds; }).Order().ToList();
        stop.Cancel();
        writer.Wait();
        return times;
    }

    /// <summary>Where the time of a query goes.</summary>
    private static void Parts(int tickets)
    {
        var desk = new SyntheticDesk();
        var index = new TicketIndex();
        var preparer = new TicketPreparer();
        TimeSpan making = default, preparing = default, adding = default;
        for (var i = 0; i < tickets; i++)
        {
            var a = Stopwatch.GetTimestamp();
            var ticket = desk.Ticket(i, tickets);
            var b = Stopwatch.GetTimestamp();
            var prepared = preparer.Prepare(ticket);
            var c = Stopwatch.GetTimestamp();
            index.Add(prepared);
            (making, preparing, adding) = (making + Stopwatch.GetElapsedTime(a, b), preparing + Stopwatch.GetElapsedTime(b, c), adding + Stopwatch.GetElapsedTime(c));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"per ticket, us: making {making.TotalMicroseconds / tickets:F1} preparing {preparing.TotalMicroseconds / tickets:F1} adding {adding.TotalMicroseconds / tickets:F1}"));
        var search = new CandidateSearch(index);
        var builder = new FeatureBuilder(index);
        var ranker = ShippedRanker.Load();
        var known = new KnownLinks();
        var postings = 0L;
        var parts = new List<double>[4];
        for (var i = 0; i < 4; i++) parts[i] = [];
        for (var i = 0; i < 1500; i++)
        {
            var prepared = preparer.Prepare(desk.Ticket(tickets + i, tickets));
            if (i == 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready, {Environment.ProcessId}"));
            var a = Stopwatch.GetTimestamp();
            var query = Query.Of(index, prepared);
            var b = Stopwatch.GetTimestamp();
            var found = search.Find(query, known.Issues, SearchWidth.For(index.Count));
            postings += query.SearchTerms.Sum(t => (long)index.Words.Frequency(t.Term));
            var c = Stopwatch.GetTimestamp();
            var rows = builder.Measure(query, found, known);
            var d = Stopwatch.GetTimestamp();
            foreach (var row in rows) ranker.Score(row);
            var e = Stopwatch.GetTimestamp();
            if (i < 60) continue;
            parts[0].Add(Stopwatch.GetElapsedTime(a, b).TotalMilliseconds);
            parts[1].Add(Stopwatch.GetElapsedTime(b, c).TotalMilliseconds);
            parts[2].Add(Stopwatch.GetElapsedTime(c, d).TotalMilliseconds);
            parts[3].Add(Stopwatch.GetElapsedTime(d, e).TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"postings read a query, share of the tickets: {postings / 1500.0 / tickets:F2}"));
        foreach (var (name, list) in new[] { "query", "search", "measure", "score" }.Zip(parts)) { list.Sort(); Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: p10 {list[list.Count / 10]:F2} p50 {list[list.Count / 2]:F2} p99 {list[list.Count * 99 / 100]:F2} ms")); }
    }

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    /// <summary>A file of tickets for the commands: one in so many carries a log of a million letters.</summary>
    private static void WriteFile(string path, int tickets, int withLog)
    {
        var desk = new SyntheticDesk();
        using var writer = new StreamWriter(path);
        var log = string.Concat(Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"{i:00000} %LINK-3-UPDOWN: Interface Gi1/0/{i % 48} changed\\n")));
        foreach (var part in Enumerable.Range(0, tickets).Chunk(10_000))
        {
            var lines = new string[part.Length];
            Parallel.For(0, part.Length, i =>
            {
                var ticket = desk.Ticket(part[i], tickets);
                string Of(FacetKind kind) => ticket.Of(kind).First();
                lines[i] = $"{{\"id\":\"{ticket.Id}\",\"created\":\"{ticket.Created}\",\"closed\":\"{ticket.Closed}\",\"component\":\"{Of(FacetKind.Component)}\",\"site\":\"{Of(FacetKind.Site)}\",\"customer\":\"{Of(FacetKind.Customer)}\",\"title\":\"{ticket.Title}\",\"body\":\"{ticket.Body}{(part[i] % withLog == 7 ? log : "")}\"}}";
            });
            foreach (var line in lines) writer.Write($"{line}\n");
        }
    }

    /// <summary>What each ticket costs in a whole history: a part of its tickets is compared, spread over all of it.</summary>
    private static void Scaling()
    {
        const int Compared = 10_000;
        Console.WriteLine("| tickets | of them compared | processor ms per ticket | ratio | load |\n| --- | --- | --- | --- | --- |");
        var first = 0.0;
        foreach (var tickets in new[] { 50_000, 200_000, 1_000_000 })
        {
            var desk = new SyntheticDesk();
            using var engine = new SimilarityEngine();
            engine.AddAll(Enumerable.Range(0, tickets).Select(i => desk.Ticket(i, tickets)), 2);
            var worked = Processor();
            HistorySearch.Run(engine, 2, every: tickets / Compared);
            var each = (Processor() - worked).TotalMilliseconds / Compared;
            if (first == 0) first = each;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {tickets:N0} | {Compared:N0} | {each:F3} | {each / first:F2} | {File.ReadAllText("/proc/loadavg")[..4]} |"));
        }
    }

    private static void Line(string what, double figure, double bar) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {figure:F1} | {bar:F0} | {figure / bar:F2} |"));

    private static string? Data()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared/data/tickets"))) return Path.Combine(folder.FullName, "shared/data/tickets");
        return null;
    }
}

/// <summary>Tickets of an invented desk: about 87 words each, by Zipf's law over 300,000 words, five years, 40 components, 5,000 sites.</summary>
internal sealed class SyntheticDesk
{
    private const int Vocabulary = 300_000;
    private static readonly double[] Heap = Cumulative();

    public TicketRecord Ticket(int i, int of)
    {
        var random = new Random(i * 7919 + 13);
        return new TicketRecord
        {
            Id = i.ToString(CultureInfo.InvariantCulture),
            Created = Instant.FromUtc(2020, 1, 1, 0, 0) + Duration.FromSeconds(i * (5L * 365 * 86400 / of)),
            Closed = Instant.FromUtc(2020, 1, 1, 0, 0) + Duration.FromSeconds(i * (5L * 365 * 86400 / of)) + Duration.FromHours(random.Next(1, 2000)),
            Title = Text(random, 8),
            Body = Text(random, 79),
            Facets = [new(FacetKind.Component, $"c{random.Next(40) * random.Next(40) / 40}"), new(FacetKind.Site, $"s{random.Next(5000)}"), new(FacetKind.Customer, $"k{random.Next(800)}"), new(FacetKind.Priority, $"{random.Next(4)}")],
        };
    }

    private static string Text(Random random, int words)
    {
        var text = new System.Text.StringBuilder();
        for (var w = 0; w < words; w++)
        {
            var at = Array.BinarySearch(Heap, random.NextDouble());
            var n = at < 0 ? ~at : at;
            if (n > 60_000 && random.Next(3) == 0) n = Vocabulary + random.Next(int.MaxValue - Vocabulary);
            if (w > 0) text.Append(' ');
            for (var rest = n + 30; rest > 0; rest /= 21) text.Append("bcdfghjklmnpqrtvwxzao"[rest % 21]);
        }
        return text.ToString();
    }

    private static double[] Cumulative()
    {
        var sums = new double[Vocabulary];
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++) sums[i] = sum += 1 / Math.Pow(i + 12, 1.02);
        for (var i = 0; i < Vocabulary; i++) sums[i] /= sum;
        return sums;
    }
}
