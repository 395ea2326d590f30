namespace Throughline.Modules.Delivery.TestReports;

/// <summary>What a test report proves, from best to worst; with several reasons the worst stands.</summary>
public enum TestVerdict
{
    /// <summary>Everything ordered was measured and lies within its limit.</summary>
    Pass,
    /// <summary>A figure misses its limit.</summary>
    Fail,
    /// <summary>Something ordered is missing or differs: the figures do not prove this order.</summary>
    Incomplete,
    /// <summary>The figures are physically impossible or cannot be read: they prove nothing.</summary>
    Invalid,
}

/// <summary>Why a report does not pass.</summary>
/// <param name="Code">For programs: <c>FLR:A-Z/gold:CIR100</c>.</param>
/// <param name="Verdict">How much it weighs.</param>
/// <param name="Sentence">For people: what was measured and what was ordered.</param>
public sealed record TestReason(string Code, TestVerdict Verdict, string Sentence);

/// <summary>Our own verdict on a report, always computed from its figures, with every reason.</summary>
public sealed record Judgement
{
    public Judgement(IEnumerable<TestReason> reasons) =>
        Reasons = [.. reasons.DistinctBy(r => r.Code).OrderBy(r => r.Code, StringComparer.Ordinal)];

    public IReadOnlyList<TestReason> Reasons { get; }

    public TestVerdict Verdict => Reasons.Count == 0 ? TestVerdict.Pass : Reasons.Max(r => r.Verdict);
}
