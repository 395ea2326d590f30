namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What came of a night's learning.</summary>
/// <param name="Examples">Confirmed repeats that could be learned from.</param>
/// <param name="HeldBack">The newest of them, on which old and new were compared.</param>
/// <param name="Before">Mean reciprocal rank of the weights in use on those held back, 0..1.</param>
/// <param name="After">The same of the better of the new weights, learned without those held back.</param>
/// <param name="Adopted">True when the new ones won and are in use.</param>
public sealed record LearningReport(int Examples, int HeldBack, double Before, double After, bool Adopted);

/// <summary>Learns a ranker from confirmed repeats, starting from the shipped one and held towards it.</summary>
internal static class RankerLearner
{
    internal const int FewestExamples = 100;
    private const int FewestForTrees = 150;
    /// <summary>How firmly new weights are held towards the shipped ones: lightly, and so that only plain evidence moves them.</summary>
    private static readonly float[] Holds = [.5f, 10f];
    private const float HeldBackShare = .25f;

    /// <summary>Learns on the older part, compares on the newest part; the answer is the ranker to use from now on.</summary>
    public static (Ranker Ranker, LearningReport Report) Learn(Ranker shipped, Ranker current, IReadOnlyList<Example> examples)
    {
        if (examples.Count < FewestExamples) return (current, new LearningReport(examples.Count, 0, 0, 0, false));
        var ordered = examples.OrderBy(e => e.Moment).ToList();
        var held = Math.Max(8, (int)(ordered.Count * HeldBackShare));
        var newest = ordered.Skip(ordered.Count - held).ToList();
        var older = ordered.Take(ordered.Count - held).ToList();
        var before = Judge(current, newest);
        var (after, hold) = Holds.Select(h => (Judge(Fit(shipped, older, h), newest), h)).Max();
        if (after <= before) return (current, new LearningReport(ordered.Count, held, before, after, false));
        return (Fit(shipped, ordered, hold), new LearningReport(ordered.Count, held, before, after, true));
    }

    private static Ranker Fit(Ranker shipped, List<Example> examples, float hold)
    {
        var linear = LinearLearner.Learn(examples, shipped.Linear, new(Hold: hold), shipped.Trees.Score);
        if (examples.Count < FewestForTrees) return shipped with { Linear = linear, LocalTrees = Trees.None };
        var local = TreeLearner.Learn(examples, r => linear.Score(r) + shipped.Trees.Score(r), new(100, 2, .03f, 20f, 2f));
        return shipped with { Linear = linear, LocalTrees = local };
    }

    /// <summary>Mean reciprocal rank of the first right candidate.</summary>
    internal static double Judge(Ranker ranker, IReadOnlyList<Example> examples)
    {
        var sum = 0.0;
        foreach (var example in examples)
        {
            var scores = Array.ConvertAll(example.Rows, ranker.Score);
            var best = float.NegativeInfinity;
            for (var i = 0; i < scores.Length; i++) if (example.Right[i]) best = Math.Max(best, scores[i]);
            sum += 1.0 / (1 + scores.Count(s => s > best));
        }
        return examples.Count == 0 ? 0 : sum / examples.Count;
    }
}
