namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What came of a night's learning.</summary>
/// <param name="Examples">Confirmed repeats that could be learned from.</param>
/// <param name="HeldBack">The newest of them, on which the weights that come with the program and the new ones were compared.</param>
/// <param name="Before">Mean reciprocal rank of the weights that come with the program on those held back, 0..1.</param>
/// <param name="After">The same of the chosen way of learning, from those not held back.</param>
/// <param name="Adopted">True when the new ones won, there and on the rest, and are in use.</param>
public sealed record LearningReport(int Examples, int HeldBack, double Before, double After, bool Adopted);

/// <summary>Learns a ranker from confirmed repeats, starting from the shipped one and held towards it.</summary>
internal static class RankerLearner
{
    internal const int FewestExamples = 20;
    private const int Folds = 5;
    private const float HeldBackShare = .25f;

    /// <summary>One way of learning: how firmly the weights are held to the shipped ones, with how many examples it is tried, and the trees of its own.</summary>
    private sealed record Way(float Hold, int From = 0, int Until = int.MaxValue, TreeLearner.Settings? Trees = null);

    /// <summary>The more there is to learn from, the freer the ways that are tried.</summary>
    private static readonly Way[] Ways =
    [
        new(10, Until: 1000), new(2), new(.5f, Until: 1000),
        new(1, 150, 1000, new(100, 2, .03f, 20, 2)), new(1, 150, Trees: new(150, 3, .03f, 20, 2)),
        new(.5f, 800, Trees: new(250, 4, .05f, 8, 1)),
    ];

    /// <summary>
    /// Chooses the way that ranks best on links it was not shown (each fifth in turn), and uses it if it beats the shipped weights
    /// there and, learned from the older part, on the newest part as well, by more than chance would give. The answer is the ranker to use from now on.
    /// </summary>
    public static (Ranker Ranker, LearningReport Report) Learn(Ranker shipped, Ranker current, IReadOnlyList<Example> examples)
    {
        if (examples.Count < FewestExamples) return (current, new LearningReport(examples.Count, 0, 0, 0, false));
        var ordered = examples.OrderBy(e => e.Moment).ToList();
        var held = Math.Max(5, (int)(ordered.Count * HeldBackShare));
        var newest = ordered.Skip(ordered.Count - held).ToList();
        var older = ordered.Take(ordered.Count - held).ToList();
        var unlearned = ReciprocalRanks(shipped, newest);
        var ways = Ways.Where(w => w.From <= ordered.Count && ordered.Count < w.Until).Select(w => (Way: w, Rank: Unseen(shipped, ordered, w))).ToList();
        var (best, rank) = ways.MaxBy(w => w.Rank);
        var learned = ReciprocalRanks(Fit(shipped, older, best), newest);
        var (before, after) = (unlearned.Average(), learned.Average());
        var wins = after - before > Doubt(unlearned, learned) && rank > ReciprocalRanks(shipped, ordered).Average();
        return (wins ? Fit(shipped, ordered, best) : current, new LearningReport(ordered.Count, held, before, after, wins));
    }

    /// <summary>Mean reciprocal rank on each fifth of the examples, learned from the other four; a fifth is made of stretches of time.</summary>
    private static double Unseen(Ranker shipped, List<Example> ordered, Way way)
    {
        var stretch = Math.Max(1, ordered.Count / (4 * Folds));
        var sums = new double[Folds];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var ranker = Fit(shipped, [.. ordered.Where((_, i) => i / stretch % Folds != fold)], way);
            sums[fold] = ReciprocalRanks(ranker, [.. ordered.Where((_, i) => i / stretch % Folds == fold)]).Sum();
        });
        return sums.Sum() / ordered.Count;
    }

    /// <summary>Half the standard error of the paired difference: a smaller gain may well be chance.</summary>
    private static double Doubt(double[] before, double[] after)
    {
        var differences = before.Zip(after, (b, a) => a - b).ToArray();
        var mean = differences.Average();
        return .5 * Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / differences.Length / differences.Length);
    }

    private static Ranker Fit(Ranker shipped, List<Example> examples, Way way)
    {
        var linear = FitLinear(shipped, examples, way.Hold);
        var local = way.Trees is null ? Trees.None : TreeLearner.Learn(examples, r => linear.Score(r) + shipped.Trees.Score(r), way.Trees);
        return shipped with { Linear = linear, LocalTrees = local };
    }

    /// <summary>Learns on the scale of the installation's own measures, so that each moves as easily as the others, and gives the weights back on the shipped scale.</summary>
    private static LinearWeights FitLinear(Ranker shipped, List<Example> examples, float hold)
    {
        var start = shipped.Linear;
        var (mean, spread) = LinearLearner.Scale(examples);
        for (var f = 0; f < spread.Length; f++) spread[f] = Math.Max(spread[f], start.Spread[f] / 10);
        var passes = Math.Clamp(40_000 / examples.Count, 12, 40);
        var own = LinearLearner.Learn(examples, new LinearWeights(Moved(start.Weight, start.Spread, spread), mean, spread), new(passes, Hold: hold), shipped.Trees.Score);
        return new LinearWeights(Moved(own.Weight, spread, start.Spread), start.Mean, start.Spread);
    }

    private static float[] Moved(float[] weight, float[] from, float[] to) => [.. weight.Select((w, f) => w * to[f] / from[f])];

    /// <summary>One over the rank of the first right candidate of each example.</summary>
    internal static double[] ReciprocalRanks(Ranker ranker, IReadOnlyList<Example> examples)
    {
        var ranks = new double[examples.Count];
        for (var e = 0; e < ranks.Length; e++)
        {
            var scores = Array.ConvertAll(examples[e].Rows, ranker.Score);
            var best = float.NegativeInfinity;
            for (var i = 0; i < scores.Length; i++) if (examples[e].Right[i]) best = Math.Max(best, scores[i]);
            ranks[e] = 1.0 / (1 + scores.Count(s => s > best));
        }
        return ranks;
    }
}
