namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Small decision trees that correct the linear score where measures matter only together.</summary>
public sealed class Trees
{
    /// <summary>Nodes of all trees, one after another; a leaf has feature −1 and its value in <see cref="Node.Value"/>.</summary>
    public readonly record struct Node(short Feature, float Value, int Left, int Right);

    private readonly Node[] _nodes;
    private readonly int[] _roots;

    public Trees(Node[] nodes, int[] roots)
    {
        _nodes = nodes;
        _roots = roots;
    }

    public static Trees None { get; } = new([], []);
    public int Count => _roots.Length;
    public IReadOnlyList<Node> Nodes => _nodes;
    public IReadOnlyList<int> Roots => _roots;

    /// <summary>These trees and those.</summary>
    public Trees And(Trees others)
    {
        if (others.Count == 0) return this;
        var shift = _nodes.Length;
        return new Trees([.. _nodes, .. others._nodes.Select(n => n.Feature < 0 ? n : n with { Left = n.Left + shift, Right = n.Right + shift })], [.. _roots, .. others._roots.Select(r => r + shift)]);
    }

    public float Score(float[] row)
    {
        var score = 0f;
        foreach (var root in _roots)
        {
            var at = root;
            while (_nodes[at].Feature >= 0) at = row[_nodes[at].Feature] <= _nodes[at].Value ? _nodes[at].Left : _nodes[at].Right;
            score += _nodes[at].Value;
        }
        return score;
    }
}
