namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A weight for each measure, and the scale on which it is read: score = Σ weight × (value − mean) / spread.</summary>
public sealed class LinearWeights
{
    public LinearWeights(float[] weight, float[] mean, float[] spread)
    {
        Weight = weight;
        Mean = mean;
        Spread = spread;
    }

    public float[] Weight { get; }
    public float[] Mean { get; }
    public float[] Spread { get; }

    /// <summary>What one measure adds to the score.</summary>
    public float Contribution(int feature, float value) => Weight[feature] * (value - Mean[feature]) / Spread[feature];

    public float Score(float[] row)
    {
        var score = 0f;
        for (var i = 0; i < row.Length; i++) score += Contribution(i, row[i]);
        return score;
    }
}
