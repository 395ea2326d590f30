using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class UnseenTrackerTests
{
    [Fact]
    public void The_shipped_weights_alone_find_the_repeats_of_a_tracker_they_never_saw()
    {
        var folder = Data("hadoop");
        if (folder is null) Assert.Skip("There is no folder shared/data/tickets/hadoop beside the repository.");
        var truth = File.ReadLines(Path.Combine(folder, "truth.tsv")).Skip(1).Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1]);
        string Of(string id) => truth.GetValueOrDefault(id, id);
        using var links = File.OpenText(Path.Combine(folder, "truth.tsv"));
        using var tickets = File.OpenText(Path.Combine(folder, "tickets.jsonl"));
        using var engine = new SimilarityEngine();
        var replay = new Replay(engine, LinkFile.Read(links, new FileFaults()), truth.Keys.ToHashSet(), 50) { Learns = false };
        var ranks = replay.Run(new TicketFile(tickets, new FileFaults()).Read()).Select(a => a.Found.Select(s => Of(s.Id)).Distinct().ToList().IndexOf(Of(a.Id)) + 1).ToList();
        Assert.Equal(65, ranks.Count);
        Assert.True(ranks.Count(r => r == 1) >= .48 * ranks.Count, $"first: {ranks.Count(r => r == 1)} of {ranks.Count}");
        Assert.True(ranks.Count(r => r is > 0 and <= 10) >= .77 * ranks.Count, $"among ten: {ranks.Count(r => r is > 0 and <= 10)} of {ranks.Count}");
    }

    private static string? Data(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared/data/tickets", name))) return Path.Combine(folder.FullName, "shared/data/tickets", name);
        return null;
    }
}
