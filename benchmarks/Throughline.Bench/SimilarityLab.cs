using System.Globalization;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Bench;

/// <summary>Examples of a data set as its tickets came, for learning and for weighing ideas.</summary>
internal sealed class SimilarityLab
{
    public sealed record Question(int Id, int Master, string Split, long Moment, long Known, IReadOnlyList<int> Candidates, float[][] Rows, bool[] Right, int[] IssueOf);

    public List<Question> Questions { get; } = [];
    public int[] Master { get; private set; } = [];

    /// <param name="width">How many candidates; null as the engine takes them for so few tickets.</param>
    /// <param name="asked">Of which part of the questions; null for all.</param>
    public static SimilarityLab Load(string folder, SearchWidth? width = null, string? asked = null)
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
        var known = new KnownLinks();
        var preparer = new TicketPreparer();
        var search = new CandidateSearch(index);
        var features = new FeatureBuilder(index);
        var applied = 0;
        var waiting = new List<(int Id, int Master, long Known)>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < tickets.Count; i++)
        {
            var moment = tickets[i].Created.ToUnixTimeSeconds();
            while (applied < links.Count && links[applied].Known <= moment) waiting.Add(links[applied++]);
            // one that was known at once waits until its ticket is in the index, as in the replay
            foreach (var link in waiting.Where(l => l.Id < i)) known.Add(index, link.Id, link.Master);
            waiting.RemoveAll(l => l.Id < i);
            var prepared = preparer.Prepare(tickets[i]);
            if (split.TryGetValue(i, out var label) && (asked is null || asked == label.Split))
            {
                var query = Query.Of(index, prepared);
                var candidates = search.Find(query, known.Issues, width ?? new()).ToArray();
                var rows = features.Measure(query, candidates, known);
                lab.Questions.Add(new Question(i, master[i], label.Split, moment, label.Known, candidates, rows, candidates.Select(c => master[c] == master[i]).ToArray(), candidates.Select(known.Issues.Of).ToArray()));
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
        if (args is [var data, "--pairs", var pairs])
        {
            using var engine = new SimilarityEngine();
            using var reader = new StreamReader(data + "/tickets.jsonl");
            foreach (var ticket in new TicketFile(reader, new FileFaults()).Read()) engine.Add(engine.Prepare(ticket));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var found = HistorySearch.Run(engine, 2);
            Console.WriteLine($"{found.Length} tickets in {clock.Elapsed.TotalSeconds:F1} s");
            File.WriteAllLines(pairs, found.Select(f => FormattableString.Invariant($"{f.Later}\t{f.Earlier}\t{f.Probability:F5}\t{f.Share:F4}")));
            return;
        }
        if (args is [var of, "--width"])
        {
            // what the narrower search of a large index loses against a look at every ticket that shares a word
            var ranker = ShippedRanker.Load();
            foreach (var (name, width) in new[] { ("of a million", SearchWidth.For(1_000_000)), ("as here", new SearchWidth()), ("every ticket", new SearchWidth(40_000, 0, 0, 0, 40_000)) })
            {
                var looked = Load(of + "/titanium", width, "test");
                looked.Print(name, looked.Questions, q => Issues.WithVotes(q.IssueOf, Array.ConvertAll(q.Rows, ranker.Score)));
            }
            return;
        }
        var titanium = Load(args[0] + "/titanium");
        var hadoop = Load(args[0] + "/hadoop");
        var cut = NodaTime.Instant.FromUtc(2013, 1, 1, 0, 0).ToUnixTimeSeconds();
        var train = titanium.Questions.Where(q => q.Known < cut && q.Moment < cut && q.Right.Any(r => r)).Select(q => new Example(q.Rows, q.Right, q.Moment)).ToList();
        var dev = titanium.Questions.Where(q => q.Split == "dev").ToList();
        Console.WriteLine($"train {train.Count}; dev found {dev.Average(q => q.Right.Any(r => r) ? 1.0 : 0):F3}");
        titanium.Print("dev TextMatch", dev, q => q.Rows.Select(r => r[(int)Feature.TextMatch]).ToArray());
        if (args is [var root, "--online"])
        {
            var shippedThen = Fit(train);
            foreach (var learns in new[] { false, true })
            {
                using var engine = new SimilarityEngine(shippedThen);
                using var linkReader = File.OpenText(root + "/titanium/truth.tsv");
                var replay = new Replay(engine, LinkFile.Read(linkReader, new FileFaults()), dev.Select(q => q.Id.ToString(CultureInfo.InvariantCulture)).ToHashSet(), 50) { Learns = learns };
                using var reader = File.OpenText(root + "/titanium/tickets.jsonl");
                double n = 0, r1 = 0, r10 = 0, mrr = 0;
                foreach (var (id, found) in replay.Run(new TicketFile(reader, new FileFaults()).Read().Take(14000)))
                {
                    n++;
                    var rank = found.Select(s => titanium.Master[int.Parse(s.Id, CultureInfo.InvariantCulture)]).Distinct().ToList().IndexOf(titanium.Master[int.Parse(id, CultureInfo.InvariantCulture)]) + 1;
                    if (rank == 1) r1++;
                    if (rank is > 0 and <= 10) r10++;
                    if (rank > 0) mrr += 1.0 / rank;
                }
                Console.WriteLine($"dev by replay, weights from before 2013, learning {learns}: n={n} {r1 / n:F3} {r10 / n:F3} mrr {mrr / n:F3}");
                foreach (var night in replay.Nights) Console.WriteLine($"   {night}");
            }
            return;
        }
        List<Example> Examples(IEnumerable<Question> questions) => questions.Where(q => q.Right.Any(r => r)).Select(q => new Example(q.Rows, q.Right, q.Moment)).ToList();
        var open = titanium.Questions.Where(q => q.Split != "test").ToList();
        // weighing single ideas: in five folds, on 2013, and each tracker by weights from the other
        void Weigh(string name, Func<List<Example>, Func<float[], float>> learn, bool votes = true)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Func<Question, float[]> Learned(IEnumerable<Question> from)
            {
                var score = learn(Examples(from));
                return q => votes ? Issues.WithVotes(q.IssueOf, Array.ConvertAll(q.Rows, r => score(r))) : Array.ConvertAll(q.Rows, r => score(r));
            }
            var score = new System.Collections.Concurrent.ConcurrentDictionary<Question, float[]>();
            Func<Question, float[]>? dev0 = null, all = null, elsewhere = null;
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 3 }, fold =>
            {
                if (fold == 5) { dev0 = Learned(titanium.Questions.Where(q => q.Known < cut && q.Moment < cut)); return; }
                if (fold == 6) { all = Learned(open); return; }
                if (fold == 7) { elsewhere = Learned(hadoop.Questions); return; }
                var fit = Learned(open.Where((q, i) => i / 20 % 5 != fold));
                foreach (var (q, _) in open.Select((q, i) => (q, i)).Where(p => p.i / 20 % 5 == fold)) score[q] = fit(q);
            });
            titanium.Print($"5-fold  {name}", open, q => score[q]);
            titanium.Print($"   dev  {name}", dev, dev0!);
            titanium.Print($"unseen  {name}", open, elsewhere!);
            hadoop.Print($"   had  {name}  {clock.Elapsed.TotalSeconds:F0} s", hadoop.Questions, all!);
        }
        if (args is [_, "--write", var file])
        {
            var until = NodaTime.Instant.FromUtc(2014, 1, 1, 0, 0).ToUnixTimeSeconds();
            var shipped = Shipped(args[0] + "/titanium", titanium, until, titanium.Questions.Where(q => q.Known < until && q.Moment < until && q.Right.Any(r => r)).Select(q => new Example(q.Rows, q.Right, q.Moment)).ToList());
            using var writer = new StreamWriter(file);
            writer.Write("# Learned by bench similarity-lab from the public Titanium tracker (Apache-2.0), links known before 2014; things it does not record are weighted by judgement.\n");
            ShippedRanker.Write(shipped, writer);
            return;
        }
        Weigh("as shipped", e => Fit(e).Score);
        Weigh("without votes", e => Fit(e).Score, votes: false);
        Weigh("linear alone", e => Fit(e).Linear.Score);
    }

    /// <summary>Linear weights, those by judgement in their places, and trees above them; without pairs.</summary>
    private static Ranker Fit(List<Example> examples)
    {
        // the titles of an issue are weighed above the rest, which grouping stands on as well
        var alone = examples.ConvertAll(e => e with { Rows = Array.ConvertAll(e.Rows, row => { var own = (float[])row.Clone(); own[(int)Feature.IssueLetters] = 0; return own; }) });
        var linear = LinearLearner.Learn(alone, null, new(Hold: 1f));
        void Judged(Feature feature, float weight, float mean, float spread) => (linear.Weight[(int)feature], linear.Mean[(int)feature], linear.Spread[(int)feature]) = (weight, mean, spread);
        foreach (var (feature, weight) in new[] { (Feature.SamePlatform, .05f), (Feature.SameNetwork, .35f), (Feature.SameSite, .35f), (Feature.SameService, .2f), (Feature.SameCustomer, .25f), (Feature.SameModel, .4f), (Feature.SameCause, .5f), (Feature.SameReference, .6f) })
            Judged(feature, weight, 0, .2f);
        Judged(Feature.OtherPlatform, -.1f, .3f, .45f);
        // the middle of what was as good in five folds (6 to 18 a whole title)
        Judged(Feature.IssueLetters, 1, 0, .1f);
        return new Ranker(linear, TreeLearner.Learn(alone, linear.Score, new(100, 2, .03f, 20f, 2f)), Trees.None, new PairWeights(new float[Features.Count], 0, 0, 0, linear));
    }

    /// <summary>Weights for the program: learned, and by judgement for things that the tracker does not record.</summary>
    private static Ranker Shipped(string folder, SimilarityLab lab, long until, List<Example> examples)
    {
        Console.WriteLine($"shipped weights from {examples.Count} repeats");
        var ranker = Fit(examples);
        using var engine = new SimilarityEngine(ranker);
        using var reader = new StreamReader(folder + "/tickets.jsonl");
        foreach (var ticket in new TicketFile(reader, new FileFaults()).Read()) if (ticket.Created.ToUnixTimeSeconds() < until) engine.Add(engine.Prepare(ticket));
        var confirmed = new Issues();
        foreach (var q in lab.Questions.Where(q => q.Known < until && q.Moment < until)) confirmed.Link(q.Id, q.Master);
        var pairs = HistorySearch.Run(engine, 2, withRows: true).Select(p => (p.Row!, p.Share, confirmed.Of(p.Later) == confirmed.Of(p.Earlier))).ToList();
        Console.WriteLine($"{pairs.Count} pairs, {pairs.Count(p => p.Item3)} the same");
        return ranker with { Pair = PairWeights.Learn(pairs, ranker.Linear, 20) };
    }
}
