namespace Throughline.Modules.Agreements.Claims;

/// <summary>Something that happened to a claim on a provider.</summary>
public abstract record ClaimHappening(Guid ClaimId, string Reference) : Happening
{
    public override Guid? Subject => ClaimId;
}

/// <summary>The program wrote a claim, or wrote it anew, because a ticket was closed.</summary>
public sealed record ClaimDrafted(Guid ClaimId, string Reference, string Provider, string Month, long AmountMinor, string Currency, string Ticket) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} drafted: {Provider} owes {Money.Text(AmountMinor, Currency)} for {Month}, evidence {Ticket}.";
}

/// <summary>Its window closes in a week.</summary>
public sealed record ClaimFellDue(Guid ClaimId, string Reference, LocalDate Until) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} must be submitted by {Until.DateText()}.";
}

/// <summary>Nobody submitted it in time.</summary>
public sealed record ClaimLapsed(Guid ClaimId, string Reference, long AmountMinor, string Currency) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} lapsed: the window closed and {Money.Text(AmountMinor, Currency)} is lost.";
    public override bool IsKey => true;
}

/// <summary>It went to the provider.</summary>
public sealed record ClaimSubmitted(Guid ClaimId, string Reference, string Provider, long AmountMinor, string Currency, string? TheirReference) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} of {Money.Text(AmountMinor, Currency)} submitted to {Provider}{(TheirReference is null ? "" : $" as {TheirReference}")}.";
}

/// <summary>The provider answered.</summary>
public sealed record ClaimAnswered(Guid ClaimId, string Reference, ClaimState State, long AcceptedMinor, string Currency, string? Because) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} {Claim.Word(State)}{(State == ClaimState.Rejected ? "" : $": {Money.Text(AcceptedMinor, Currency)}")}{(Because is null ? "" : State == ClaimState.Rejected ? $": {Because}" : $"; {Because}")}.";
}

/// <summary>The credit note is here.</summary>
public sealed record ClaimCredited(Guid ClaimId, string Reference, long CreditedMinor, string Currency, string CreditNote) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} credited: {Money.Text(CreditedMinor, Currency)} by {CreditNote}.";
}

/// <summary>Finance found the money.</summary>
public sealed record ClaimReconciled(Guid ClaimId, string Reference, long CreditedMinor, string Currency) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} reconciled: {Money.Text(CreditedMinor, Currency)} is in the account.";
}

/// <summary>We left it.</summary>
public sealed record ClaimDropped(Guid ClaimId, string Reference, long AmountMinor, string Currency, string Because) : ClaimHappening(ClaimId, Reference)
{
    public override string Sentence => $"{Reference} of {Money.Text(AmountMinor, Currency)} dropped: {Because}.";
}

/// <summary>A credit that we owe moved on; customers read of it once it is offered.</summary>
public sealed record CreditMoved(Guid CreditId, string Reference, CreditState State, string Month, long AmountMinor, string Currency, string? Because) : Happening
{
    public override Guid? Subject => CreditId;
    public override Readers Readers => State is CreditState.Offered or CreditState.Posted ? Readers.Everyone : Readers.Us;
    public override string Sentence => $"Credit {Reference} of {Money.Text(AmountMinor, Currency)} for {Month} {Credit.Word(State)}{(Because is null ? "" : $": {Because}")}.";
}
