namespace Throughline.Modules.Improvement.Similarity;

/// <summary>How candidates are put in order: a linear score whose parts can be told, and trees that correct it.</summary>
public sealed record Ranker(LinearWeights Linear, Trees Trees, Trees LocalTrees, PairWeights Pair)
{
    /// <summary>The whole score; only its order matters.</summary>
    public float Score(float[] row) => Linear.Score(row) + Correction(row);

    /// <summary>The same ranker with all its trees in one list, as it is written down.</summary>
    public Ranker Whole() => this with { Trees = Trees.And(LocalTrees), LocalTrees = Trees.None };

    /// <summary>What the trees add to the linear part.</summary>
    public float Correction(float[] row) => Trees.Score(row) + LocalTrees.Score(row);
}
