using System.CommandLine;
using System.Globalization;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>throughline chronic: a report on what keeps coming back, from the export of any help desk.</summary>
public static class ChronicCommand
{
    private const int ShownOnScreen = 20;

    private sealed record Call(FileInfo Tickets, FileInfo? Links, FileInfo? Clusters, FileInfo? Html, FileInfo? Json, IReadOnlyDictionary<string, string> Mapping, CostRate Rate, int Processors);

    public static Command Create()
    {
        var tickets = new Option<FileInfo>("--tickets") { Description = "Tickets: JSON Lines, or CSV with a head line (.csv, .tsv).", Required = true };
        var links = new Option<FileInfo?>("--links") { Description = "Confirmed repeats: id, master, known_at, tab-separated with a head line." };
        var clusters = new Option<FileInfo?>("--clusters") { Description = "Where to write the family of each ticket: id, cluster, tab-separated." };
        var html = new Option<FileInfo?>("--html") { Description = "Where to write the report, one self-contained page." };
        var json = new Option<FileInfo?>("--json") { Description = "Where to write the report for programs." };
        var map = new Option<string[]>("--map") { Description = $"FIELD=COLUMN for a CSV whose columns are not found by their names. Fields: {string.Join(", ", TicketCsv.Fields)}.", AllowMultipleArgumentsPerToken = true };
        var rate = new Option<decimal>("--rate") { Description = "What an hour costs.", DefaultValueFactory = _ => 60 };
        var floor = new Option<decimal>("--floor-hours") { Description = "Hours counted for a ticket with no time booked.", DefaultValueFactory = _ => .5m };
        var currency = new Option<string>("--currency") { Description = "ISO 4217.", DefaultValueFactory = _ => "EUR" };
        var processors = new Option<int>("--processors") { Description = "How many processors to use.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("chronic", "Finds what keeps coming back in a whole history of tickets, and what it costs.") { tickets, links, clusters, html, json, map, rate, floor, currency, processors };
        command.SetAction(parsed =>
        {
            var mapping = new Dictionary<string, string>();
            var wrong = CallFiles.Faults([parsed.GetValue(tickets), parsed.GetValue(links)], [parsed.GetValue(clusters), parsed.GetValue(html), parsed.GetValue(json)]).ToList();
            foreach (var pair in parsed.GetValue(map) ?? [])
            {
                var cut = pair.IndexOf('=', StringComparison.Ordinal);
                if (cut < 1 || !TicketCsv.Fields.Contains(pair[..cut])) wrong.Add($"--map {pair}: write FIELD=COLUMN with one of {string.Join(", ", TicketCsv.Fields)}.");
                else mapping[pair[..cut]] = pair[(cut + 1)..];
            }
            if (parsed.GetValue(rate) is < 0 or > 1_000_000 || parsed.GetValue(floor) is < 0 or > 1_000) wrong.Add("--rate must be between 0 and 1,000,000, --floor-hours between 0 and 1,000.");
            if (parsed.GetValue(currency) is not { Length: 3 }) wrong.Add("--currency wants three letters, such as EUR.");
            foreach (var fault in wrong) Console.Error.WriteLine(fault);
            if (wrong.Count > 0) return ExitCode.WrongCall;
            return CallFiles.Guarded(() => Run(new Call(parsed.GetValue(tickets)!, parsed.GetValue(links), parsed.GetValue(clusters), parsed.GetValue(html), parsed.GetValue(json), mapping,
                new CostRate(Money.MinorOf(parsed.GetValue(rate)), parsed.GetValue(floor), parsed.GetValue(currency)!.ToUpperInvariant()), Math.Max(1, parsed.GetValue(processors)))));
        });
        return command;
    }

    private static int Run(Call call)
    {
        var faults = new FileFaults();
        IReadOnlyList<Link> links = [];
        if (call.Links is not null)
        {
            using var reader = call.Links.OpenText();
            links = LinkFile.Read(reader, faults);
        }
        var bar = new ProgressBar();
        var history = new HistoryReader(call.Rate, call.Processors, bar.Show).Read(new TicketSource(call.Tickets, call.Mapping), links, faults);
        var sentences = faults.Sentences().ToList();
        if (call.Clusters is not null)
        {
            using var writer = new StreamWriter(call.Clusters.FullName);
            for (var i = 0; i < history.Tickets.Count; i++) writer.Write($"{history.Tickets[i].Id}\t{history.Tickets[history.Families[i]].Id}\n");
        }
        if (call.Html is not null) File.WriteAllText(call.Html.FullName, new ChronicReport(history, call.Tickets.Name, sentences).Write());
        if (call.Json is not null)
        {
            using var stream = call.Json.Create();
            ChronicJson.Write(stream, history, sentences);
        }
        Print(history);
        foreach (var sentence in sentences) Console.Error.WriteLine(sentence);
        return ExitCode.Done;
    }

    private static void Print(History history)
    {
        var chronic = history.Chronic.ToList();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{history.Tickets.Count:N0} tickets, {chronic.Count:N0} chronic issues with {chronic.Sum(i => i.Tickets.Count):N0} tickets; repeats cost {Written.Amount(chronic.Sum(i => i.RunRateMinor), history.Rate.Currency)} a year, the first ten {Written.Amount(chronic.Take(10).Sum(i => i.RunRateMinor), history.Rate.Currency)}"));
        foreach (var (issue, i) in chronic.Take(ShownOnScreen).Select((issue, i) => (issue, i)))
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,3}  {issue.Tickets.Count,5} tickets  {Written.Amount(issue.RunRateMinor, history.Rate.Currency),10} a year  {(issue.Confirmed ? "known" : "new  ")}  {issue.Name}"));
    }
}
