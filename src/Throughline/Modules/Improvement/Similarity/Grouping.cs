namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Groups the tickets of a history into issues: confirmed links first, then the strongest evidence first. Two groups are joined
/// only by evidence that grows with their size, so that one chance likeness does not chain whole families together.
/// </summary>
internal sealed class Grouping
{
    /// <summary>Tickets of one family are worth looking at together.</summary>
    public const float FamilyStrength = .055f;
    /// <summary>Tickets of one issue are very probably the same: what a report may count.</summary>
    public const float IssueStrength = .16f;
    private const double SizePower = 1.3;
    private const int LargestByMachine = 400;

    private readonly int[] _parent;
    private readonly int[] _size;
    private readonly bool[] _confirmed;
    private readonly Dictionary<int, float>?[] _evidence;
    private readonly HashSet<int>?[] _apart;
    private readonly PriorityQueue<(int One, int Other), float> _queue = new();

    public Grouping(int tickets)
    {
        _parent = [.. Enumerable.Range(0, tickets)];
        _size = [.. Enumerable.Repeat(1, tickets)];
        _confirmed = new bool[tickets];
        _evidence = new Dictionary<int, float>?[tickets];
        _apart = new HashSet<int>?[tickets];
    }

    /// <summary>The evidence that two tickets are one issue: 0..1, the geometric mean of how likely and how far ahead of the others.</summary>
    public static float Strength(Pair pair) => MathF.Sqrt(pair.Probability * pair.Share);

    /// <summary>Whether a pair is strong enough to count in any grouping.</summary>
    public static bool Weighs(Pair pair) => Strength(pair) >= FamilyStrength / 3;

    public int Of(int ticket)
    {
        while (_parent[ticket] != ticket) ticket = _parent[ticket] = _parent[_parent[ticket]];
        return ticket;
    }

    /// <summary>True when a person confirmed a link of the group.</summary>
    public bool IsConfirmed(int ticket) => _confirmed[Of(ticket)];

    /// <summary>A person said they are the same.</summary>
    public void Confirm(int one, int other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a != b) Join(a, b);
        _confirmed[Of(one)] = true;
    }

    /// <summary>A person said they are not the same: no machine joins their groups.</summary>
    public void Refuse(int one, int other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a == b) return;
        (_apart[a] ??= []).Add(b);
        (_apart[b] ??= []).Add(a);
    }

    /// <summary>Takes the machine's evidence; call once, after what people said.</summary>
    public void Weigh(IEnumerable<Pair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (!Weighs(pair)) continue;
            var strength = Strength(pair);
            var (a, b) = (Of(pair.Later), Of(pair.Earlier));
            if (a == b) continue;
            Evidence(a)[b] = Evidence(a).GetValueOrDefault(b) + strength;
            Evidence(b)[a] = Evidence(b).GetValueOrDefault(a) + strength;
        }
        for (var a = 0; a < _parent.Length; a++)
            if (_evidence[a] is { } found) foreach (var (b, _) in found) if (a < b) _queue.Enqueue((a, b), -Between(a, b));
    }

    /// <summary>Joins groups until no evidence of this strength is left; can go on with a lower one.</summary>
    public void JoinDownTo(float strength)
    {
        while (_queue.TryPeek(out var pair, out var priority) && -priority >= strength)
        {
            _queue.Dequeue();
            var (a, b) = (Of(pair.One), Of(pair.Other));
            if (a == b) continue;
            var now = Between(a, b);
            if (now < -priority - 1e-6f)
            {
                if (now > 0) _queue.Enqueue((a, b), -now);
                continue;
            }
            if (_size[a] + _size[b] > LargestByMachine || (_apart[a]?.Contains(b) ?? false)) continue;
            Join(a, b);
        }
    }

    /// <summary>The group of every ticket, by its oldest ticket.</summary>
    public int[] Labels()
    {
        var oldest = new Dictionary<int, int>();
        var labels = new int[_parent.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var group = Of(i);
            if (!oldest.TryGetValue(group, out var first)) oldest[group] = first = i;
            labels[i] = first;
        }
        return labels;
    }

    private Dictionary<int, float> Evidence(int group) => _evidence[group] ??= [];

    private float Between(int a, int b) => _evidence[a] is { } found && found.TryGetValue(b, out var sum) ? (float)(sum / Math.Pow(Math.Min(_size[a], _size[b]), SizePower)) : 0;

    private void Join(int a, int b)
    {
        if ((_evidence[a]?.Count ?? 0) < (_evidence[b]?.Count ?? 0)) (a, b) = (b, a);
        _parent[b] = a;
        _size[a] += _size[b];
        _confirmed[a] |= _confirmed[b];
        if (_apart[b] is { } apart)
        {
            (_apart[a] ??= []).UnionWith(apart);
            foreach (var other in apart) (_apart[Of(other)] ??= []).Add(a);
            _apart[b] = null;
        }
        if (_evidence[b] is not { } theirs) return;
        _evidence[b] = null;
        var ours = Evidence(a);
        ours.Remove(b);
        foreach (var (other, sum) in theirs)
        {
            if (other == a) continue;
            ours[other] = ours.GetValueOrDefault(other) + sum;
            var back = Evidence(other);
            back.Remove(b);
            back[a] = ours[other];
            _queue.Enqueue((a, other), -Between(a, other));
        }
    }
}
