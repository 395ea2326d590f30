namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Tickets that people said are the same issue: groups that only grow, each with its members and its latest ticket.</summary>
public sealed class Issues
{
    private readonly Dictionary<int, int> _parent = [];
    private readonly Dictionary<int, List<int>> _members = [];

    /// <summary>The oldest ticket of the issue; a ticket on its own stands for itself.</summary>
    public int Of(int document) => _parent.GetValueOrDefault(document, document);

    /// <summary>Joins two issues; says whether they were apart.</summary>
    public bool Link(int one, int other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a == b) return false;
        if (b < a) (a, b) = (b, a);
        // every member points at the oldest itself: looking up changes nothing, so that many may look at once
        _parent[a] = _parent[b] = a;
        var members = _members.TryGetValue(a, out var own) ? own : _members[a] = [a];
        foreach (var moved in _members.GetValueOrDefault(b) ?? []) _parent[moved] = a;
        if (_members.Remove(b, out var joined)) members.AddRange(joined);
        else members.Add(b);
        members.Sort();
        return true;
    }

    /// <summary>
    /// Scores with the votes of each issue: a ticket whose issue has more candidates is lifted by ln Σ exp(s − best) over them, so
    /// that three fair likenesses to one known issue weigh as much as they should against one chance likeness elsewhere.
    /// </summary>
    /// <param name="issueOf">The issue of each candidate.</param>
    public static float[] WithVotes(IReadOnlyList<int> issueOf, float[] scores)
    {
        var issues = new Dictionary<int, (float Best, float Sum)>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (!issues.TryGetValue(issueOf[i], out var vote)) issues[issueOf[i]] = (scores[i], 1);
            else if (scores[i] <= vote.Best) issues[issueOf[i]] = vote with { Sum = vote.Sum + MathF.Exp(scores[i] - vote.Best) };
            else issues[issueOf[i]] = (scores[i], 1 + vote.Sum * MathF.Exp(vote.Best - scores[i]));
        }
        return [.. scores.Select((score, i) => score + MathF.Log(issues[issueOf[i]].Sum))];
    }

    /// <summary>The members of an issue by its oldest ticket, oldest first; null for a ticket on its own.</summary>
    public IReadOnlyList<int>? Members(int issue) => _members.GetValueOrDefault(issue);

    public IEnumerable<KeyValuePair<int, List<int>>> All => _members;
}
