using System.Numerics;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Learns linear weights so that the right ticket stands above the others of its list: listwise softmax (ListNet's top-one
/// loss), Adam, averaged over the last half of the passes, held towards given weights so that few examples move them little.
/// </summary>
internal static class LinearLearner
{
    internal sealed record Settings(int Passes = 40, float Rate = .03f, float Hold = .02f, int Hard = 100);

    public static LinearWeights Learn(IReadOnlyList<Example> examples, LinearWeights? start, Settings settings, Func<float[], float>? beside = null)
    {
        var n = Features.Count;
        var (mean, spread) = start is null ? Scale(examples) : (start.Mean, start.Spread);
        var anchor = start?.Weight ?? new float[n];
        var weight = (float[])anchor.Clone();
        var average = new double[n];
        var (first, second, gradient) = (new float[n], new float[n], new float[n]);
        var averaged = 0;
        var step = 0;
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(7);
        var scaled = examples.Select(e => e.Rows.Select(r => Scaled(r, mean, spread)).ToArray()).ToArray();
        var offsets = examples.Select(e => beside is null ? new float[e.Rows.Length] : Array.ConvertAll(e.Rows, r => beside(r))).ToArray();
        for (var pass = 0; pass < settings.Passes; pass++)
        {
            random.Shuffle(order);
            var rate = settings.Rate * (1 - pass / (float)settings.Passes * .9f);
            foreach (var at in order)
            {
                if (!Gradient(scaled[at], offsets[at], examples[at].Right, weight, settings.Hard, gradient)) continue;
                step++;
                var (fix1, fix2) = (1 - MathF.Pow(.9f, step), 1 - MathF.Pow(.999f, step));
                for (var i = 0; i < n; i++)
                {
                    var g = gradient[i] + settings.Hold * 10 / Math.Max(1, examples.Count) * (weight[i] - anchor[i]);
                    first[i] = .9f * first[i] + .1f * g;
                    second[i] = .999f * second[i] + .001f * g * g;
                    weight[i] -= rate * (first[i] / fix1) / (MathF.Sqrt(second[i] / fix2) + 1e-6f);
                }
                if (pass < settings.Passes / 2) continue;
                averaged++;
                for (var i = 0; i < n; i++) average[i] += weight[i];
            }
        }
        if (averaged > 0) for (var i = 0; i < n; i++) weight[i] = (float)(average[i] / averaged);
        return new LinearWeights(weight, mean, spread);
    }

    internal static (float[] Mean, float[] Spread) Scale(IReadOnlyList<Example> examples)
    {
        var n = Features.Count;
        var (sum, squares, count) = (new double[n], new double[n], 0);
        foreach (var row in examples.SelectMany(e => e.Rows))
        {
            count++;
            for (var i = 0; i < n; i++) { sum[i] += row[i]; squares[i] += row[i] * (double)row[i]; }
        }
        var mean = new float[n];
        var spread = new float[n];
        for (var i = 0; i < n; i++)
        {
            mean[i] = (float)(sum[i] / Math.Max(1, count));
            var variance = squares[i] / Math.Max(1, count) - mean[i] * mean[i];
            spread[i] = variance > 1e-9 ? (float)Math.Sqrt(variance) : 1;
        }
        return (mean, spread);
    }

    private static float[] Scaled(float[] row, float[] mean, float[] spread)
    {
        var scaled = new float[row.Length];
        for (var i = 0; i < row.Length; i++) scaled[i] = Math.Clamp((row[i] - mean[i]) / spread[i], -8, 8);
        return scaled;
    }

    private static float Dot(float[] a, float[] b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count) sums += new Vector<float>(a, i) * new Vector<float>(b, i);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void AddTo(float[] sum, float[] row, float times)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= sum.Length; i += Vector<float>.Count) (new Vector<float>(sum, i) + new Vector<float>(row, i) * times).CopyTo(sum, i);
        for (; i < sum.Length; i++) sum[i] += row[i] * times;
    }

    /// <summary>Gradient of −ln(Σ right exp s / Σ exp s) over the right ones and the hardest wrong ones.</summary>
    private static bool Gradient(float[][] rows, float[] offsets, bool[] right, float[] weight, int hard, float[] gradient)
    {
        var scores = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) scores[i] = offsets[i] + Dot(rows[i], weight);
        var wrong = Enumerable.Range(0, rows.Length).Where(i => !right[i]).ToArray();
        if (wrong.Length == 0 || wrong.Length == rows.Length) return false;
        if (wrong.Length > hard) wrong = [.. wrong.OrderByDescending(i => scores[i]).Take(hard)];
        int[] order = [.. wrong, .. Enumerable.Range(0, rows.Length).Where(i => right[i])];
        var top = order.Max(i => scores[i]);
        double all = 0, good = 0;
        foreach (var i in order) { var e = Math.Exp(scores[i] - top); all += e; if (right[i]) good += e; }
        Array.Clear(gradient);
        foreach (var i in order)
        {
            var e = Math.Exp(scores[i] - top);
            var g = (float)(e / all - (right[i] ? e / good : 0));
            if (MathF.Abs(g) > 1e-6f) AddTo(gradient, rows[i], g);
        }
        return true;
    }
}
