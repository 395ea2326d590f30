using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Something that happened to a ticket; everybody who sees the ticket may read it unless it says otherwise.</summary>
public abstract record TicketHappening(Guid TicketId, string Reference) : Happening
{
    public override Guid? Subject => TicketId;
    public override Readers Readers => Readers.Everyone;
}

/// <summary>A ticket was opened.</summary>
public sealed record TicketOpened(Guid TicketId, string Reference, string Title, Impact Impact, int Priority, Channel Channel, string Reporter) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} opened by {Reporter}, {Channel.Word()}: {Title}. Impact {Impact.Word()}, priority P{Priority}.";
    public override bool IsKey => Priority == 1;
}

/// <summary>We have seen it.</summary>
public sealed record TicketAcknowledged(Guid TicketId, string Reference, int MinutesAfter) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} acknowledged, {MinutesAfter} min after the report.";
}

/// <summary>Somebody works on it from now on.</summary>
public sealed record TicketAssigned(Guid TicketId, string Reference, Guid OwnerId, string Owner, string? GivenBy) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => GivenBy is null ? $"{Reference} taken by {Owner}." : $"{Reference} given to {Owner} by {GivenBy}.";
}

/// <summary>Another side must move next.</summary>
public sealed record BallPassed(Guid TicketId, string Reference, PartyKind To, string? With, string? Why) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"Ball with {With ?? To.Word()}{(Why is null ? "" : $": {Why}")}.";
}

/// <summary>Nothing can go on before somebody else has moved.</summary>
public sealed record TicketWaits(Guid TicketId, string Reference, PartyKind On, string? With, string Reason, string? Evidence, bool StopsTheClock) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"Waiting on {With ?? On.Word()}: {Reason}{(Evidence is null ? "" : $"; evidence: {Evidence}")}. {(StopsTheClock ? "The customer clock stands still." : "The customer clock runs on.")}";
}

/// <summary>The wait is over.</summary>
public sealed record TicketContinues(Guid TicketId, string Reference) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} goes on.";
}

/// <summary>The provider has our report.</summary>
public sealed record ProviderClockOpened(Guid TicketId, string Reference, string Provider, string TheirReference, string? Circuit) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"Opened {Provider} ticket {TheirReference}{(Circuit is null ? "" : $" on {Circuit}")}. The provider clock starts.";
    public override bool IsKey => true;
}

/// <summary>The provider says that they wait.</summary>
public sealed record ProviderClockPaused(Guid TicketId, string Reference, string Provider, string On, string Reason, string Evidence) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"Provider clock paused: {Provider} waits on {On}, {Reason}; evidence: {Evidence}.";
}

/// <summary>The provider goes on.</summary>
public sealed record ProviderClockResumed(Guid TicketId, string Reference, string Provider) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"Provider clock of {Provider} runs again.";
}

/// <summary>A fact of a clock was corrected afterwards.</summary>
public sealed record ClockCorrected(Guid TicketId, string Reference, string Clock, string What, string Why) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Clock} clock corrected: {What}. Why: {Why}.";
    public override bool IsKey => true;
}

/// <summary>A shared note was taken back.</summary>
public sealed record NoteWithdrawn(Guid TicketId, string Reference, Guid NoteId) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"A note on {Reference} was withdrawn within five minutes.";
}

/// <summary>It goes to a tier that knows more, or to somebody who decides.</summary>
public sealed record TicketEscalated(Guid TicketId, string Reference, int FromTier, int ToTier, string To, bool ToManager, string? Why, IReadOnlyDictionary<string, string> Checklist) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => ToManager ? $"{Reference} raised to {To}: {Why}."
        : ToTier < FromTier ? $"{Reference} sent back to tier {ToTier}, {To}: {Why}."
        : $"{Reference} escalated to tier {ToTier}, {To}. {string.Join(" ", Checklist.Select(c => $"{c.Key}: {c.Value}."))}";
    public override bool IsKey => true;
}

/// <summary>How bad it is was judged anew.</summary>
/// <param name="Impact">How bad it is, when that was judged anew.</param>
/// <param name="Since">Since when, when that is not since then.</param>
public sealed record PriorityChanged(Guid TicketId, string Reference, int From, int To, string Why, Impact? Impact = null, Instant? Since = null) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{(From == To ? $"Priority stays P{To}" : $"Priority P{From} → P{To}")}{(Impact is { } impact ? $", {impact.Word()}{(Since is { } since ? $" since {since.Text(null)} UTC" : "")}" : "")}: {Why}. What has run on the clocks stays.";
}

/// <summary>It is mended.</summary>
public sealed record TicketResolved(Guid TicketId, string Reference, Cause Cause, string Fix, int MinutesDown) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} resolved after {MinutesDown} min: {Fix} Cause: {Cause.Word().ToLowerInvariant()}.";
    public override bool IsKey => true;
}

/// <summary>The reporter agrees, or was silent long enough.</summary>
public sealed record TicketClosed(Guid TicketId, string Reference, bool BySilence) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => BySilence ? $"{Reference} closed after five working days without an objection." : $"{Reference} closed.";
}

/// <summary>It came back.</summary>
public sealed record TicketReopened(Guid TicketId, string Reference, string Why) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} reopened: {Why}. The clocks go on where they stopped.";
    public override bool IsKey => true;
}

/// <summary>It was found out which network it is about.</summary>
public sealed record TicketPlaced(Guid TicketId, string Reference, string Network) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} is about {Network}.";
}
