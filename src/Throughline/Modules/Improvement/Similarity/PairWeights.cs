namespace Throughline.Modules.Improvement.Similarity;

/// <summary>How likely two tickets are the same issue at all: logistic over the measures, on the ranker's scale, and the pair's share of its list.</summary>
public sealed class PairWeights(float[] weight, float share, float logShare, float bias, LinearWeights scale)
{
    public float[] Weight { get; } = weight;
    public float Share { get; } = share;
    public float LogShare { get; } = logShare;
    public float Bias { get; } = bias;

    /// <summary>0..1; the measures are cut at ±5 spreads, so that one odd figure does not decide.</summary>
    public float Probability(float[] row, float share)
    {
        var sum = Bias + Share * share + LogShare * MathF.Log(share + 1e-4f);
        for (var i = 0; i < row.Length; i++)
            if (Weight[i] != 0) sum += Weight[i] * Math.Clamp((row[i] - scale.Mean[i]) / scale.Spread[i], -5, 5);
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>Fits the weights by batch gradient (Adam) with a penalty on their size.</summary>
    internal static PairWeights Learn(IReadOnlyList<(float[] Row, float Share, bool Same)> pairs, LinearWeights scale, float hold)
    {
        var n = Features.Count;
        var rows = pairs.Select(p =>
        {
            var x = new float[n + 3];
            for (var i = 0; i < n; i++) x[i] = Math.Clamp((p.Row[i] - scale.Mean[i]) / scale.Spread[i], -5, 5);
            (x[n], x[n + 1], x[n + 2]) = (p.Share, MathF.Log(p.Share + 1e-4f), 1);
            return x;
        }).ToArray();
        var (w, first, second) = (new double[n + 3], new double[n + 3], new double[n + 3]);
        w[n + 2] = -4;
        for (var step = 1; step <= 400; step++)
        {
            var gradient = new double[n + 3];
            for (var r = 0; r < rows.Length; r++)
            {
                double sum = 0;
                for (var i = 0; i < w.Length; i++) sum += w[i] * rows[r][i];
                var error = 1 / (1 + Math.Exp(-sum)) - (pairs[r].Same ? 1 : 0);
                for (var i = 0; i < w.Length; i++) gradient[i] += error * rows[r][i];
            }
            for (var i = 0; i < w.Length; i++)
            {
                var g = gradient[i] + (i < n ? hold * w[i] : 0);
                first[i] = .9 * first[i] + .1 * g;
                second[i] = .99 * second[i] + .01 * g * g;
                w[i] -= .05 * (first[i] / (1 - Math.Pow(.9, step))) / (Math.Sqrt(second[i] / (1 - Math.Pow(.99, step))) + 1e-9);
            }
        }
        return new PairWeights([.. w.Take(n).Select(x => (float)x)], (float)w[n], (float)w[n + 1], (float)w[n + 2], scale);
    }
}
