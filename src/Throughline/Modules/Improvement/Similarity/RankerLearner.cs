namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What came of a night's learning.</summary>
/// <param name="Examples">Confirmed repeats that could be learned from.</param>
/// <param name="HeldBack">How many of them were held back in turn, to compare the weights that come with the program with those learned from the others.</param>
/// <param name="Before">Mean reciprocal rank of the weights that come with the program on those held back, 0..1.</param>
/// <param name="After">The same of the chosen way of learning.</param>
/// <param name="Adopted">True when the new ones won and are in use.</param>
public sealed record LearningReport(int Examples, int HeldBack, double Before, double After, bool Adopted);

/// <summary>Learns a ranker from confirmed repeats, starting from the shipped one and held towards it.</summary>
internal static class RankerLearner
{
    internal const int FewestExamples = 20;
    private const int Folds = 5;

    /// <summary>One way of learning: how firmly the weights are held to the shipped ones, with how many examples it is tried, and the trees of its own.</summary>
    private sealed record Way(float Hold, int From = 0, int Until = int.MaxValue, TreeLearner.Settings? Trees = null);

    /// <summary>The usual way first, which was best on trackers that the shipped weights had not seen. The more there is to learn from, the freer the others that are tried.</summary>
    private static readonly Way[] Ways =
    [
        new(2), new(10, Until: 1000), new(.5f, Until: 1000),
        new(1, 150, 1000, new(100, 2, .03f, 20, 2)), new(1, 150, Trees: new(150, 3, .03f, 20, 2)),
        new(.5f, 800, Trees: new(250, 4, .05f, 8, 1)),
    ];

    /// <summary>
    /// Learns in the usual way, or in one that ranks better by more than chance would give, and uses it if it beats the shipped
    /// weights and does not clearly lose on the newest quarter. All are compared on links they were not shown: each fifth in turn,
    /// learned from the other four. The answer is the ranker to use from now on: the shipped one where
    /// nothing won, also if what was learned from fewer links did before.
    /// </summary>
    public static (Ranker Ranker, LearningReport Report) Learn(Ranker shipped, IReadOnlyList<Example> examples)
    {
        if (examples.Count < FewestExamples) return (shipped, new LearningReport(examples.Count, 0, 0, 0, false));
        var ordered = examples.OrderBy(e => e.Moment).ToList();
        var newest = Math.Max(5, ordered.Count / 4);
        var ways = Ways.Where(w => w.From <= ordered.Count && ordered.Count < w.Until).Select(w => (Way: w, Ranks: Unseen(shipped, ordered, w))).ToList();
        var usual = ways[0].Ranks;
        var (way, ranks) = ways.Where((w, i) => i == 0 || w.Ranks.Average() - usual.Average() > StandardError(usual, w.Ranks)).MaxBy(w => w.Ranks.Average());
        var unlearned = ordered.ConvertAll(e => ReciprocalRank(shipped, e)).ToArray();
        var wins = ranks.Average() > unlearned.Average() && !Loses(unlearned[^newest..], ranks[^newest..]);
        return (wins ? Fit(shipped, ordered, way) : shipped, new LearningReport(ordered.Count, ordered.Count, unlearned.Average(), ranks.Average(), wins));
    }

    /// <summary>The reciprocal rank of each example, learned from the four fifths to which it does not belong; a fifth is made of stretches of time.</summary>
    private static double[] Unseen(Ranker shipped, List<Example> ordered, Way way)
    {
        var stretch = Math.Max(1, ordered.Count / (4 * Folds));
        var ranks = new double[ordered.Count];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var ranker = Fit(shipped, [.. ordered.Where((_, i) => i / stretch % Folds != fold)], way);
            for (var i = 0; i < ranks.Length; i++) if (i / stretch % Folds == fold) ranks[i] = ReciprocalRank(ranker, ordered[i]);
        });
        return ranks;
    }

    /// <summary>Worse by more than twice the standard error: what was true of the older links no longer holds.</summary>
    private static bool Loses(double[] before, double[] after) => before.Average() - after.Average() > 2 * StandardError(before, after);

    /// <summary>Of the mean of paired differences.</summary>
    private static double StandardError(double[] before, double[] after)
    {
        var differences = before.Zip(after, (b, a) => a - b).ToArray();
        var mean = differences.Average();
        return Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean))) / differences.Length;
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

    /// <summary>One over the rank of the first right candidate.</summary>
    private static double ReciprocalRank(Ranker ranker, Example example)
    {
        var scores = Array.ConvertAll(example.Rows, ranker.Score);
        var best = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++) if (example.Right[i]) best = Math.Max(best, scores[i]);
        return 1.0 / (1 + scores.Count(s => s > best));
    }
}
