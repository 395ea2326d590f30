namespace Throughline.Modules.Improvement.Similarity;

/// <summary>An older ticket that the new one may repeat.</summary>
public sealed class Suggestion
{
    internal Suggestion(string id, float score, int document, float[] row, Ranker ranker)
    {
        Id = id;
        Score = score;
        Document = document;
        Row = row;
        Ranker = ranker;
    }

    public string Id { get; }
    /// <summary>Higher is more alike; the scale has no unit.</summary>
    public float Score { get; }
    /// <summary>How likely the two are the same issue, 0..1: logistic over the measures and the share of the list, fitted on a public tracker's links.</summary>
    public float Likeness { get; internal init; }
    internal int Document { get; }
    internal float[] Row { get; }
    private Ranker Ranker { get; }

    /// <summary>What each measure adds; together they are the linear part of the score.</summary>
    public IReadOnlyDictionary<Feature, float> Contributions =>
        Enumerable.Range(0, Features.Count).ToDictionary(f => (Feature)f, f => Ranker.Linear.Contribution(f, Row[f]));

    /// <summary>The linear part of the score.</summary>
    public float LinearPart => Ranker.Linear.Score(Row);
}
