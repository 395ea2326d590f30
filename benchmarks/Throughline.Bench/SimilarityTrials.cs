using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Bench;

/// <summary>A tracker the shipped weights never saw, learned as its links become known: ways of learning side by side.</summary>
internal static class SimilarityTrials
{
    sealed record Night(long Moment, List<Example> Known);

    public static void Run(SimilarityLab titanium, SimilarityLab hadoop)
    {
        var open = titanium.Questions.Where(q => q.Split != "test").ToList();
        var small = hadoop.Questions.Where(q => q.Right.Any(r => r)).Select(q => new Example(q.Rows, q.Right, q.Moment)).ToList();
        var linear = LinearLearner.Learn(small, null, new(Hold: 1f));
        var none = new PairWeights(new float[Features.Count], 0, 0, 0, linear);
        var fromHadoop = new Ranker(linear, Trees.None, Trees.None, none);
        var nights = Nights(titanium, open);
        Console.WriteLine($"{nights.Count} nights: {string.Join(' ', nights.Select(n => n.Known.Count))}");
        var late = open.Where(q => q.Split == "dev").ToList();
        var ships = new List<(string, Ranker)> { ("had", fromHadoop) };
        foreach (var year in new[] { 2012, 2013 })
        {
            var cut = NodaTime.Instant.FromUtc(year, 1, 1, 0, 0).ToUnixTimeSeconds();
            var then = titanium.Questions.Where(q => q.Known < cut && q.Moment < cut && q.Right.Any(r => r)).Select(q => new Example(q.Rows, q.Right, q.Moment)).ToList();
            var w = LinearLearner.Learn(then, null, new(Hold: 1f));
            ships.Add(($"{year}", new Ranker(w, TreeLearner.Learn(then, w.Score, new(100, 2, .03f, 20f, 2f)), Trees.None, none)));
        }
        foreach (var (name, ship) in ships)
            Parallel.ForEach(Policies, new ParallelOptions { MaxDegreeOfParallelism = 2 }, policy =>
            {
                var current = ship;
                var rankers = new List<(long From, Ranker Ranker)> { (long.MinValue, ship) };
                var log = "";
                foreach (var night in nights)
                {
                    var next = policy.Learn(ship, current, night.Known);
                    log += ReferenceEquals(next, current) ? "-" : "+";
                    current = next;
                    rankers.Add((night.Moment, current));
                }
                Ranker At(long moment) => rankers.Last(r => r.From < moment).Ranker;
                lock (nights)
                {
                    if (name == "had") titanium.Print($"{name} all {policy.Name} {log}", open, q => { var r = At(q.Moment); return Array.ConvertAll(q.Rows, r.Score); });
                    titanium.Print($"{name} dev {policy.Name} {log}", late, q => { var r = At(q.Moment); return Array.ConvertAll(q.Rows, r.Score); });
                }
            });
    }

    static List<Night> Nights(SimilarityLab lab, List<SimilarityLab.Question> open)
    {
        var nights = new List<Night>();
        var last = 0;
        foreach (var moment in open.Select(q => q.Moment).Order())
        {
            var known = lab.Questions.Where(q => q.Known <= moment && q.Moment <= moment).ToList();
            if (known.Count < last + 20 || known.Count < last * 1.2) continue;
            last = known.Count;
            var issues = new Issues();
            foreach (var q in known) issues.Link(q.Id, q.Master);
            nights.Add(new Night(moment, [.. known.OrderBy(q => q.Moment).Select(q => new Example(q.Rows, [.. q.Candidates.Select(c => issues.Of(c) == issues.Of(q.Id))], q.Moment)).Where(e => e.Right.Contains(true))]));
        }
        return nights;
    }

    sealed record Policy(string Name, Func<Ranker, Ranker, List<Example>, Ranker> Learn);

    sealed record Way(float Hold, bool Own, int Trees = 0, int Depth = 2);

    static readonly Way[] Lines = [new(.5f, true), new(2, true), new(10, true)];
    static readonly Way[] Forests = [new(.5f, true), new(2, true), new(10, true), new(1, true, 100), new(1, true, 150, 3)];

    static readonly Policy[] Policies =
    [
        new("never", (s, c, e) => c),
        new("now", (s, c, e) => RankerLearner.Learn(s, c, e).Ranker),
    ];

    static Ranker Mixed(Ranker shipped, List<Example> examples)
    {
        Ranker[] all = [Fit(shipped, examples, .5f, true, 0), Fit(shipped, examples, 2, true, 0), Fit(shipped, examples, 10, true, 0)];
        var (m, d) = (all[0].Linear.Mean, all[0].Linear.Spread);
        return shipped with { Linear = new LinearWeights([.. m.Select((_, i) => all.Average(r => r.Linear.Weight[i]))], m, d) };
    }

    static Ranker Chosen(Ranker shipped, List<Example> examples, Way[] ways, int folds)
    {
        if (examples.Count < 20) return shipped;
        var best = (Mrr: RankerLearner.ReciprocalRanks(shipped, examples).Average(), Way: (Way?)null);
        foreach (var way in ways)
        {
            if (way.Trees > 0 && examples.Count < 150) continue;
            var block = Math.Max(1, examples.Count / 20);
            double sum = 0;
            for (var f = 0; f < folds; f++)
            {
                var rest = examples.Where((_, i) => i / block % folds != f).ToList();
                var held = examples.Where((_, i) => i / block % folds == f).ToList();
                sum += RankerLearner.ReciprocalRanks(Fitted(shipped, rest, way), held).Sum();
            }
            if (sum / examples.Count > best.Mrr) best = (sum / examples.Count, way);
        }
        return best.Way is null ? shipped : Fitted(shipped, examples, best.Way);
    }

    static Ranker Fitted(Ranker shipped, List<Example> examples, Way way)
    {
        var flat = Fit(shipped, examples, way.Hold, way.Own, 0);
        if (way.Trees == 0) return flat;
        return flat with { LocalTrees = TreeLearner.Learn(examples, r => flat.Linear.Score(r) + shipped.Trees.Score(r), new(way.Trees, way.Depth, .03f, 20f, 2f)) };
    }

    static Ranker Fit(Ranker shipped, List<Example> examples, float hold, bool ownScale, int trees)
    {
        var start = shipped.Linear;
        if (ownScale)
        {
            var (mean, spread) = LinearLearner.Scale(examples);
            start = new LinearWeights([.. start.Weight.Select((w, i) => w * spread[i] / start.Spread[i])], mean, spread);
        }
        var linear = LinearLearner.Learn(examples, start, new(Hold: hold), shipped.Trees.Score);
        if (trees == 0 || examples.Count < trees) return shipped with { Linear = linear, LocalTrees = Trees.None };
        return shipped with { Linear = linear, LocalTrees = TreeLearner.Learn(examples, r => linear.Score(r) + shipped.Trees.Score(r), new(100, 2, .03f, 20f, 2f)) };
    }
}
