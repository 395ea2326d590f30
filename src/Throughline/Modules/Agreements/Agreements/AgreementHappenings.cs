namespace Throughline.Modules.Agreements.Agreements;

sealed record AgreementMade(Guid Agreement, string Reference, string Title, string With) : Happening
{
    public override string Sentence => $"{Reference} {Title} made with {With}.";
    public override Guid? Subject => Agreement;
}

sealed record AgreementChanged(Guid Agreement, string Reference, int Number, LocalDate From, string Why) : Happening
{
    public override string Sentence => $"{Reference} version {Number} holds from {From.DateText()}: {Why.TrimEnd('.')}.";
    public override Guid? Subject => Agreement;
}

sealed record AgreementRenewed(Guid Agreement, string Reference, LocalDate? Until) : Happening
{
    public override string Sentence => Until is { } day ? $"{Reference} renewed until {day.DateText()}." : $"{Reference} renewed until it is cancelled.";
    public override Guid? Subject => Agreement;
}

sealed record AgreementEnded(Guid Agreement, string Reference, LocalDate Last, string Why) : Happening
{
    public override string Sentence => $"{Reference} ends with {Last.DateText()}: {Why.TrimEnd('.')}.";
    public override Guid? Subject => Agreement;
}

sealed record AgreementReachChanged(Guid Agreement, string Reference, string What) : Happening
{
    public override string Sentence => $"{Reference} {What}.";
    public override Guid? Subject => Agreement;
}
