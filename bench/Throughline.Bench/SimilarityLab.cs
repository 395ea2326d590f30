using System.Globalization;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Bench;

/// <summary>Examples of a data set as its tickets came, for learning and for weighing ideas.</summary>
internal sealed class SimilarityLab
{
    public sealed record Question(int Id, int Master, string Split, long Moment, long Known, IReadOnlyList<int> Candidates, float[][] Rows, bool[] Right);

    public List<Question> Questions { get; } = [];
    public int[] Master { get; private set; } = [];

    public static SimilarityLab Load(string folder)
    {
        var lab = new SimilarityLab();
        var faults = new FileFaults();
        using var reader = new StreamReader(Path.Combine(folder, "tickets.jsonl"));
        var tickets = new TicketFile(reader, faults).Read().ToList();
        var master = lab.Master = Enumerable.Range(0, tickets.Count).ToArray();
        var split = new Dictionary<int, (string Split, long Known)>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "truth.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            var id = int.Parse(cells[0], CultureInfo.InvariantCulture);
            master[id] = int.Parse(cells[1], CultureInfo.InvariantCulture);
            split[id] = (cells[2], NodaTime.Text.InstantPattern.ExtendedIso.Parse(cells[3]).Value.ToUnixTimeSeconds());
        }
        var links = split.Select(s => (Id: s.Key, Master: master[s.Key], s.Value.Known)).OrderBy(l => l.Known).ToList();
        var index = new TicketIndex();
        var issues = new Issues();
        var preparer = new TicketPreparer();
        var search = new CandidateSearch(index);
        var features = new FeatureBuilder(index);
        var applied = 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < tickets.Count; i++)
        {
            var moment = tickets[i].Created.ToUnixTimeSeconds();
            while (applied < links.Count && links[applied].Known <= moment) { issues.Link(links[applied].Id, links[applied].Master); applied++; }
            var prepared = preparer.Prepare(tickets[i]);
            if (split.TryGetValue(i, out var label))
            {
                var query = new Query(index, prepared, index.Count);
                var candidates = search.Find(query, issues, new SearchWidth()).ToArray();
                var rows = features.Measure(query, candidates, issues);
                lab.Questions.Add(new Question(i, master[i], label.Split, moment, label.Known, candidates, rows, candidates.Select(c => master[c] == master[i]).ToArray()));
            }
            index.Add(prepared);
        }
        Console.WriteLine($"{folder}: {tickets.Count} tickets, {lab.Questions.Count} questions, {clock.Elapsed.TotalSeconds:F1} s, candidates {lab.Questions.Average(q => q.Rows.Length):F0}, found among them {lab.Questions.Average(q => q.Right.Any(r => r) ? 1.0 : 0):F3}");
        return lab;
    }

    public (double R1, double R5, double R10, double R20, double Mrr) Judge(IEnumerable<Question> questions, Func<Question, float[]> score)
    {
        double n = 0, r1 = 0, r5 = 0, r10 = 0, r20 = 0, mrr = 0;
        foreach (var question in questions)
        {
            n++;
            var scores = score(question);
            var seen = new HashSet<int>();
            foreach (var i in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]))
            {
                if (!seen.Add(Master[question.Candidates[i]])) continue;
                if (!question.Right[i]) continue;
                var rank = seen.Count;
                if (rank <= 1) r1++;
                if (rank <= 5) r5++;
                if (rank <= 10) r10++;
                if (rank <= 20) r20++;
                mrr += 1.0 / rank;
                break;
            }
        }
        return (r1 / n, r5 / n, r10 / n, r20 / n, mrr / n);
    }

    public void Print(string name, IReadOnlyList<Question> questions, Func<Question, float[]> score)
    {
        var (r1, r5, r10, r20, mrr) = Judge(questions, score);
        Console.WriteLine($"{name,-44} n={questions.Count,4} {r1:F3} {r5:F3} {r10:F3} {r20:F3} mrr {mrr:F3}");
    }

    public static void Run(string[] args)
    {
        var titanium = Load(args[0] + "/titanium");
        var hadoop = Load(args[0] + "/hadoop");
        var cut = NodaTime.Instant.FromUtc(2013, 1, 1, 0, 0).ToUnixTimeSeconds();
        var train = titanium.Questions.Where(q => q.Known < cut && q.Moment < cut && q.Right.Any(r => r)).Select(q => new Example(q.Rows, q.Right, q.Moment)).ToList();
        var dev = titanium.Questions.Where(q => q.Split == "dev").ToList();
        Console.WriteLine($"train {train.Count}; dev found {dev.Average(q => q.Right.Any(r => r) ? 1.0 : 0):F3}");
        titanium.Print("dev TextMatch", dev, q => q.Rows.Select(r => r[(int)Feature.TextMatch]).ToArray());
        foreach (var hold in new[] { .005f, .02f, .1f, .3f })
        {
            var weights = LinearLearner.Learn(train, null, new(Hold: hold));
            titanium.Print($"dev linear hold {hold}", dev, q => q.Rows.Select(weights.Score).ToArray());
            hadoop.Print($"hadoop linear hold {hold}", hadoop.Questions, q => q.Rows.Select(weights.Score).ToArray());
            if (hold == .02f) for (var i = 0; i < Features.Count; i++) Console.WriteLine($"   {(Feature)i,-20} {weights.Weight[i],8:F3} mean {weights.Mean[i]:F3} sd {weights.Spread[i]:F3}");
        }
    }
}
