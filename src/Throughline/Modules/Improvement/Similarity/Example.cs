namespace Throughline.Modules.Improvement.Similarity;

/// <summary>One confirmed repeat to learn from: the candidates as they were when it came, and which of them were right.</summary>
public sealed record Example(float[][] Rows, bool[] Right, long Moment);

/// <summary>The candidates of one confirmed repeat with their measures; which are right is asked anew each time, because links go on coming.</summary>
internal sealed record Case(int Document, long Moment, int[] Candidates, float[][] Rows)
{
    public Example? Against(Issues issues)
    {
        var issue = issues.Of(Document);
        var right = Array.ConvertAll(Candidates, c => issues.Of(c) == issue);
        return Array.IndexOf(right, true) < 0 ? null : new Example(Rows, right, Moment);
    }
}
