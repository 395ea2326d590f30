namespace Throughline.Modules.Delivery.TestReports;

/// <summary>Gathers why a report does not pass.</summary>
internal sealed class Reasons
{
    private readonly List<TestReason> _all = [];

    public bool AnyFigureMisses => _all.Any(r => r.Verdict == TestVerdict.Fail);

    public void Fail(string code, FormattableString sentence) => Add(code, TestVerdict.Fail, sentence);
    public void Incomplete(string code, FormattableString sentence) => Add(code, TestVerdict.Incomplete, sentence);
    public void Invalid(string code, FormattableString sentence) => Add(code, TestVerdict.Invalid, sentence);

    public Judgement Judgement() => new(_all);

    private void Add(string code, TestVerdict verdict, FormattableString sentence) =>
        _all.Add(new TestReason(code, verdict, FormattableString.Invariant(sentence)));
}
