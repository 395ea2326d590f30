namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>One check of a kit list against its design: what was asked of which element or line, and the answer with both sides.</summary>
/// <param name="Code">Stable word for programs: <c>optic-mismatch</c>.</param>
/// <param name="Subject">What it is about: <c>5:H-1</c>, <c>QS-CPE-01</c>.</param>
/// <param name="Title">The fault in one short sentence; for a check that passed, what was looked at.</param>
/// <param name="Words">Both sides and the way out; empty when it passed.</param>
/// <param name="Waivable">Whether it can be taken on with a reason; what would not work cannot.</param>
public sealed record KitCheck(string Code, string Subject, string Title, string Words, bool Passed, bool Waivable = true)
{
    /// <summary>Numbers of the kit lines that it is about.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>The word at the end of the line: Mismatch, Serves nothing.</summary>
    public string Mark { get; init; } = "";
    public IReadOnlyList<Mend> Mends { get; init; } = [];

    /// <summary>Why somebody took it on; null when nobody did.</summary>
    public string? WaivedBecause { get; init; }

    public string Key => $"{Code}:{Subject}";
    public bool IsOpen => !Passed && WaivedBecause is null;

    internal static KitCheck Pass(string code, string subject, string title) => new(code, subject, title, "", true);
}

/// <summary>A way out that the program can take at one click.</summary>
/// <param name="Key">What the verb is told: <c>swap:5:12:H-1</c>.</param>
/// <param name="Words">What the button says: Use line 12 for H-1, remove line 5.</param>
public sealed record Mend(string Key, string Words);

/// <summary>All checks of a kit list at one moment.</summary>
public sealed record KitReview(IReadOnlyList<KitCheck> Checks)
{
    public IReadOnlyList<KitCheck> Open { get; } = [.. Checks.Where(c => c.IsOpen)];
    public IReadOnlyList<KitCheck> Waived { get; } = [.. Checks.Where(c => !c.Passed && !c.IsOpen)];
    public IReadOnlyList<KitCheck> Passed { get; } = [.. Checks.Where(c => c.Passed)];

    /// <summary>Requirements that an element or a line answers, and all of them.</summary>
    public int Covered => Checks.Count(c => c.Code == RequirementChecks.Code && c.Passed);
    public int Requirements => Checks.Count(c => c.Code == RequirementChecks.Code);
}
