using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>A ticket with all that its reader may see of it.</summary>
public sealed record TicketModel(
    Guid Id, string Reference, int Version, string Title, string Description, TicketKind Kind, TicketState State, Impact Impact, Urgency Urgency, int Priority, Channel Channel,
    string Reporter, Instant OpenedAt, Instant? AcknowledgedAt, Instant? ResolvedAt, Cause? Cause, string? Fix, string? Component,
    int Tier, TicketPerson? Owner, PartyKind Ball, string? BallWith, Instant BallSince, string? WaitReason, Instant? WaitUntil,
    string? CustomerReference, string? ProviderReference, string? Provider, string? ProblemReference, int Reopenings, int Bounces,
    TicketWhere? Where, IReadOnlyList<ClockModel> Clocks, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<WorkLine> Work, IReadOnlyList<string> SharedWith,
    LikeFaults? Like, CreditsModel? Credits, bool IsOurs, bool CanReopen, string Zone, Instant Now, IReadOnlyList<string> Colleagues, TicketPerson? Duty, TicketPerson? Manager, FamilyModel Family, IReadOnlyList<FamilyTicket> Children,
    SimilarTickets Similar, bool CanJudge, Instant? ErasedAt, bool CanErase) : IVersioned
{
    /// <summary>The clock of a kind that speaks for the ticket: of the customer's the one that began first, as after a merge; of the others the latest.</summary>
    public ClockModel? ClockOf(ClockKind kind) => kind is ClockKind.CustomerRespond or ClockKind.CustomerRestore or ClockKind.CustomerResolve ? Clocks.FirstOrDefault(c => c.Kind == kind) : Clocks.LastOrDefault(c => c.Kind == kind);
    public bool IsOpen => State is not (TicketState.Resolved or TicketState.Closed);
}

/// <summary>A person beside a ticket.</summary>
public sealed record TicketPerson(Guid Id, string Name, int? Tier, string? Phone);

/// <summary>Where it is: network, site, service, circuit, and who is accountable.</summary>
public sealed record TicketWhere(string Network, string Name, string Customer, string? Accountable, string? AccountablePhone, string? Site, string? Service, string? ServiceKind, string? Circuit);

/// <summary>The outage it is a share of, and the ticket it was merged into.</summary>
public sealed record FamilyModel(FamilyTicket? Parent, FamilyTicket? MergedInto);

/// <summary>Another ticket beside this one.</summary>
public sealed record FamilyTicket(string Reference, string Title, TicketState State, string? Customer, string? Network);

/// <summary>An instant at which a clock was due before a calendar or an agreement changed, and after.</summary>
public sealed record DueMoved(Instant At, Instant? Old, Instant? New, string Why);

/// <summary>A clock as it stands.</summary>
/// <param name="Who">Who owes it: a company, a tier; null for our own.</param>
public sealed record ClockModel(
    Guid Id, ClockKind Kind, string? Agreement, Instant Start, Duration Target, Duration Elapsed, Duration Left, Instant? Due, bool Paused, Duration PausedFor,
    Instant? StoppedAt, bool Breached, double Share, Instant DueOrIfResumed, IReadOnlyList<ClockStretch> Stretches, IReadOnlyList<ClockFactLine> Facts, string? Who, IReadOnlyList<DueMoved> Moved);

/// <summary>A fact of a clock with its id, for corrections.</summary>
/// <param name="Instead">“corrected” or “taken back” when another stands in for it; null while it holds.</param>
public sealed record ClockFactLine(Guid Id, ClockEvent Event, Instant At, Instant RecordedAt, string? Reason, string? WaitingOn, string? Evidence, string? Instead = null);

/// <summary>A line of the journal: something that happened, or a note.</summary>
/// <param name="Shared">Of a note: whether others than our own people read it.</param>
public sealed record JournalEntry(Instant At, string? Who, string? Organisation, PartyKind Side, string Text, bool IsKey, bool IsNote, bool Shared, Guid? Note, bool CanWithdraw, bool Withdrawn, IReadOnlyList<NoteFileLine> Files);

/// <summary>A file of a note.</summary>
/// <param name="Size">In words: 1.2 MB.</param>
public sealed record NoteFileLine(Guid Id, string Name, string Type, long Bytes, string Href)
{
    public bool IsPicture => Type.StartsWith("image/", StringComparison.Ordinal);
    public string Size => Bytes < 1000 ? $"{Bytes} B" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Bytes < 1_000_000 ? $"{Bytes / 1e3:0} kB" : $"{Bytes / 1e6:0.0} MB")}");
}

/// <summary>Time that somebody spent.</summary>
/// <param name="CanCorrect">The reader noted it, or is a manager.</param>
public sealed record WorkLine(Guid Id, bool CanCorrect, string Who, int Tier, string What, int Minutes, Instant At, bool SiteTrip, long ExpensesMinor);
