using System.CommandLine;
using System.Globalization;
using Throughline.Kernel;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>throughline similar: replays a file of tickets and writes what would have been suggested for each.</summary>
public static class SimilarCommand
{
    public static Command Create()
    {
        var tickets = new Option<FileInfo>("--tickets") { Description = "Tickets, one JSON object a line, or CSV with a head line (.csv, .tsv).", Required = true };
        var links = new Option<FileInfo?>("--links") { Description = "Confirmed repeats: id, master, known_at, tab-separated with a head line. A link is used only once known_at has passed." };
        var queries = new Option<FileInfo?>("--queries") { Description = "Ids to ask for, one a line; all tickets if not given." };
        var top = new Option<int>("--top") { Description = "Suggestions for each ticket.", DefaultValueFactory = _ => 50 };
        var learn = new Option<bool>("--no-learning") { Description = "Keep the shipped weights: do not learn from the links." };
        var output = new Option<FileInfo>("--out") { Description = "Where to write: query id, rank, ticket id, score, tab-separated.", Required = true };
        var command = new Command("similar", "Replays a file of tickets in order and writes the older tickets most like each.") { tickets, links, queries, top, learn, output };
        command.SetAction(parsed =>
        {
            var wrong = CallFiles.Faults([parsed.GetValue(tickets), parsed.GetValue(links), parsed.GetValue(queries)], [parsed.GetValue(output)]).ToList();
            if (parsed.GetValue(top) is < 1 or > 10_000) wrong.Add("--top must be between 1 and 10,000.");
            foreach (var fault in wrong) Console.Error.WriteLine(fault);
            if (wrong.Count > 0) return ExitCode.WrongCall;
            return CallFiles.Guarded(() => Run(parsed.GetValue(tickets)!, parsed.GetValue(links), parsed.GetValue(queries), parsed.GetValue(top), !parsed.GetValue(learn), parsed.GetValue(output)!));
        });
        return command;
    }

    private static int Run(FileInfo tickets, FileInfo? links, FileInfo? queries, int top, bool learns, FileInfo output)
    {
        var faults = new FileFaults();
        IReadOnlyList<Link> known = [];
        if (links is not null)
        {
            using var linkReader = links.OpenText();
            known = LinkFile.Read(linkReader, faults);
        }
        var asked = queries is null ? null : File.ReadLines(queries.FullName).Select((text, i) => (Id: text.Trim(), Line: i + 1L)).Where(q => q.Id.Length > 0).DistinctBy(q => q.Id).ToDictionary(q => q.Id, q => q.Line);
        using var engine = new SimilarityEngine();
        var replay = new Replay(engine, known, asked?.Keys.ToHashSet(), top) { Learns = learns };
        using var writer = new StreamWriter(output.FullName);
        var source = new TicketSource(tickets, new Dictionary<string, string>());
        var answered = 0;
        foreach (var (id, found) in replay.Run(source.InOrder(faults)))
        {
            answered++;
            asked?.Remove(id);
            for (var i = 0; i < found.Count; i++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{id}\t{i + 1}\t{found[i].Id}\t{found[i].Score:F4}\n"));
        }
        foreach (var link in replay.Unused) faults.Add("link to a ticket that is not in the file", link.Line, $"{link.Id} → {link.Master}");
        foreach (var (id, line) in asked ?? []) faults.Add("query that is not in the file", line, id);
        foreach (var fault in faults.Sentences()) Console.Error.WriteLine(fault);
        foreach (var night in replay.Nights)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learned from {night.Examples} repeats; on each fifth of them, learned from the others: {night.Before:F3} before, {night.After:F3} after, {(night.Adopted ? "in use" : "not used")}"));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine.Count:N0} tickets, {engine.Links:N0} links, {answered:N0} answered"));
        return ExitCode.Done;
    }
}
