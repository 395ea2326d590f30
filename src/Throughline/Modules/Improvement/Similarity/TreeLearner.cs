namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Boosts small trees on top of a given score: each tree follows the gradient of the listwise softmax loss (second order,
/// as XGBoost does), on histograms of 64 steps. The same examples always give the same trees.
/// </summary>
internal sealed class TreeLearner
{
    internal sealed record Settings(int Trees = 200, int Depth = 4, float Rate = .05f, float Hold = 4, float MinimumHessian = .5f, float SampleOfFeatures = .6f, float SampleOfLists = .8f, int Hard = 60, int Seed = 11);

    private const int Steps = 64;
    private readonly Settings _settings;
    private readonly Random _random;
    private readonly float[][] _edges = new float[Features.Count][];
    private readonly List<Trees.Node> _nodes = [];
    private readonly List<int> _roots = [];
    private byte[][] _binned = [];
    private float[] _gradient = [], _hessian = [];

    private TreeLearner(Settings settings) => (_settings, _random) = (settings, new Random(settings.Seed));

    public static Trees Learn(IReadOnlyList<Example> examples, Func<float[], float> start, Settings settings)
    {
        var learner = new TreeLearner(settings);
        return examples.Count == 0 ? Trees.None : learner.Boost(examples, start);
    }

    private Trees Boost(IReadOnlyList<Example> examples, Func<float[], float> start)
    {
        // of each list only the right ones and the hardest wrong ones: the rest have no gradient to speak of
        var rows = new List<float[]>();
        var right = new List<bool>();
        var lists = new List<(int From, int To)>();
        foreach (var example in examples)
        {
            var order = Enumerable.Range(0, example.Rows.Length).Where(i => !example.Right[i]).OrderByDescending(i => start(example.Rows[i])).Take(_settings.Hard)
                .Concat(Enumerable.Range(0, example.Rows.Length).Where(i => example.Right[i])).ToArray();
            if (order.Length < 2 || !order.Any(i => example.Right[i])) continue;
            var from = rows.Count;
            foreach (var i in order) { rows.Add(example.Rows[i]); right.Add(example.Right[i]); }
            lists.Add((from, rows.Count));
        }
        if (lists.Count == 0) return Trees.None;
        Bin(rows);
        var score = rows.Select(start).ToArray();
        _gradient = new float[rows.Count];
        _hessian = new float[rows.Count];
        for (var tree = 0; tree < _settings.Trees; tree++)
        {
            var used = new List<int>();
            foreach (var (from, to) in lists)
            {
                if (_random.NextSingle() > _settings.SampleOfLists) continue;
                Gradients(from, to, score, right);
                for (var i = from; i < to; i++) used.Add(i);
            }
            if (used.Count == 0) continue;
            var features = Enumerable.Range(0, Features.Count).Where(f => _edges[f].Length > 0 && _random.NextSingle() < _settings.SampleOfFeatures).ToArray();
            if (features.Length == 0) continue;
            _roots.Add(Grow([.. used], features, 0));
            var root = _roots[^1];
            for (var i = 0; i < rows.Count; i++) score[i] += Leaf(root, rows[i]);
        }
        return new Trees([.. _nodes], [.. _roots]);
    }

    private float Leaf(int at, float[] row)
    {
        while (_nodes[at].Feature >= 0) at = row[_nodes[at].Feature] <= _nodes[at].Value ? _nodes[at].Left : _nodes[at].Right;
        return _nodes[at].Value;
    }

    private void Bin(List<float[]> rows)
    {
        _binned = new byte[Features.Count][];
        for (var f = 0; f < Features.Count; f++)
        {
            var values = rows.Select(r => r[f]).Order().ToArray();
            var edges = new List<float>();
            for (var s = 1; s < Steps; s++)
            {
                var i = (int)((long)values.Length * s / Steps);
                if (i > 0 && values[i - 1] < values[i]) { var edge = (values[i - 1] + values[i]) / 2; if (edges.Count == 0 || edge > edges[^1]) edges.Add(edge); }
                else if (values[i] < values[^1] && (edges.Count == 0 || values[i] > edges[^1])) edges.Add(values[i]);
            }
            _edges[f] = [.. edges];
            _binned[f] = new byte[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                var at = Array.BinarySearch(_edges[f], rows[i][f]);
                _binned[f][i] = (byte)(at >= 0 ? at : ~at);
            }
        }
    }

    private void Gradients(int from, int to, float[] score, List<bool> right)
    {
        var top = float.NegativeInfinity;
        for (var i = from; i < to; i++) top = Math.Max(top, score[i]);
        double all = 0, good = 0;
        for (var i = from; i < to; i++) { var e = Math.Exp(score[i] - top); all += e; if (right[i]) good += e; }
        for (var i = from; i < to; i++)
        {
            var e = Math.Exp(score[i] - top);
            var p = e / all;
            _gradient[i] = (float)(p - (right[i] ? e / good : 0));
            _hessian[i] = (float)Math.Max(p * (1 - p), 1e-4);
        }
    }

    private int Grow(int[] used, int[] features, int depth)
    {
        double gradient = 0, hessian = 0;
        foreach (var i in used) { gradient += _gradient[i]; hessian += _hessian[i]; }
        var at = _nodes.Count;
        _nodes.Add(new Trees.Node(-1, (float)(-gradient / (hessian + _settings.Hold)) * _settings.Rate, 0, 0));
        if (depth == _settings.Depth || hessian < 2 * _settings.MinimumHessian) return at;
        var (feature, edge) = BestSplit(used, features, gradient, hessian);
        if (feature < 0) return at;
        var left = used.Where(i => _binned[feature][i] <= edge).ToArray();
        var right = used.Where(i => _binned[feature][i] > edge).ToArray();
        var value = _edges[feature][edge];
        var leftAt = Grow(left, features, depth + 1);
        var rightAt = Grow(right, features, depth + 1);
        _nodes[at] = new Trees.Node((short)feature, value, leftAt, rightAt);
        return at;
    }

    private (int Feature, int Edge) BestSplit(int[] used, int[] features, double gradient, double hessian)
    {
        var whole = gradient * gradient / (hessian + _settings.Hold);
        var best = (Gain: 1e-4, Feature: -1, Edge: 0);
        var (sums, weights) = (new double[Steps + 1], new double[Steps + 1]);
        foreach (var feature in features)
        {
            Array.Clear(sums);
            Array.Clear(weights);
            var bins = _binned[feature];
            foreach (var i in used) { sums[bins[i]] += _gradient[i]; weights[bins[i]] += _hessian[i]; }
            double leftSum = 0, leftWeight = 0;
            for (var edge = 0; edge < _edges[feature].Length; edge++)
            {
                leftSum += sums[edge];
                leftWeight += weights[edge];
                var rightWeight = hessian - leftWeight;
                if (leftWeight < _settings.MinimumHessian || rightWeight < _settings.MinimumHessian) continue;
                var rightSum = gradient - leftSum;
                var gain = leftSum * leftSum / (leftWeight + _settings.Hold) + rightSum * rightSum / (rightWeight + _settings.Hold) - whole;
                if (gain > best.Gain) best = (gain, feature, edge);
            }
        }
        return (best.Feature, best.Edge);
    }
}
