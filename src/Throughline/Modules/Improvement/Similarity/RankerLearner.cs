namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What came of a night's learning.</summary>
/// <param name="Examples">Confirmed repeats that could be learned from.</param>
/// <param name="HeldBack">The newest of them, on which old and new were compared.</param>
/// <param name="Before">Mean reciprocal rank of the weights in use on those held back, 0..1.</param>
/// <param name="After">The same of the better of the new weights, learned without those held back.</param>
/// <param name="Adopted">True when the new ones won by more than chance would give and are in use.</param>
public sealed record LearningReport(int Examples, int HeldBack, double Before, double After, bool Adopted);

/// <summary>Learns a ranker from confirmed repeats, starting from the shipped one and held towards it.</summary>
internal static class RankerLearner
{
    internal const int FewestExamples = 100;
    private const int FewestForTrees = 400;
    private sealed record Trial(float Hold, bool Trees);

    /// <summary>Two ways of learning: held lightly, with trees of its own; and held so firmly that only plain evidence moves the weights.</summary>
    private static readonly Trial[] Trials = [new(.5f, true), new(10, false)];
    private const float HeldBackShare = .25f;

    /// <summary>Learns on the older part, compares on the newest part; the answer is the ranker to use from now on.</summary>
    public static (Ranker Ranker, LearningReport Report) Learn(Ranker shipped, Ranker current, IReadOnlyList<Example> examples)
    {
        if (examples.Count < FewestExamples) return (current, new LearningReport(examples.Count, 0, 0, 0, false));
        var ordered = examples.OrderBy(e => e.Moment).ToList();
        var held = Math.Max(8, (int)(ordered.Count * HeldBackShare));
        var newest = ordered.Skip(ordered.Count - held).ToList();
        var older = ordered.Take(ordered.Count - held).ToList();
        var ranks = ReciprocalRanks(current, newest);
        var before = ranks.Average();
        var best = (Ranks: ranks, After: double.NegativeInfinity, Trial: Trials[0]);
        foreach (var trial in Trials)
        {
            var tried = ReciprocalRanks(Fit(shipped, older, trial), newest);
            if (tried.Average() > best.After) best = (tried, tried.Average(), trial);
        }
        if (best.After - before <= Doubt(ranks, best.Ranks)) return (current, new LearningReport(ordered.Count, held, before, best.After, false));
        return (Fit(shipped, ordered, best.Trial), new LearningReport(ordered.Count, held, before, best.After, true));
    }

    /// <summary>Half the standard error of the paired difference: a smaller gain may well be chance.</summary>
    private static double Doubt(double[] before, double[] after)
    {
        var differences = before.Zip(after, (b, a) => a - b).ToArray();
        var mean = differences.Average();
        return .5 * Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / differences.Length / differences.Length);
    }

    private static Ranker Fit(Ranker shipped, List<Example> examples, Trial trial)
    {
        var linear = LinearLearner.Learn(examples, shipped.Linear, new(Hold: trial.Hold), shipped.Trees.Score);
        if (!trial.Trees || examples.Count < FewestForTrees) return shipped with { Linear = linear, LocalTrees = Trees.None };
        var local = TreeLearner.Learn(examples, r => linear.Score(r) + shipped.Trees.Score(r), new(100, 2, .03f, 20f, 2f));
        return shipped with { Linear = linear, LocalTrees = local };
    }

    /// <summary>One over the rank of the first right candidate of each example.</summary>
    private static double[] ReciprocalRanks(Ranker ranker, IReadOnlyList<Example> examples)
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
