using Throughline.Modules.Networks.Published;
using Throughline.Ui;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>What a duty engineer must know of a network never seen before, in the order of need.</summary>
/// <param name="Ours">Read by our own people. Cautions, changes, hardware and freshness are ours alone: another reader is told whom to ask, never that there are none.</param>
public sealed record DossierModel(
    NetworkHeadModel Head, Instant Now, IReadOnlyList<OpenTicket> Open, IReadOnlyList<DoNotTouch> DoNotTouch, IReadOnlyList<ToCall> Call, SeenBefore Seen,
    TopologyModel Map, IReadOnlyList<ChangeLine> Changes, IReadOnlyList<CircuitLine> Circuits, IReadOnlyList<PromiseLine> Promises, HardwareList Hardware,
    IReadOnlyList<PlaceLine> Places, IReadOnlyList<TermLine> Terms, IReadOnlyList<SectionFreshness> Freshness, int? Score, bool MayConfirm, bool Ours);

/// <summary>A ticket that is open now, with the promises that run on it.</summary>
public sealed record OpenTicket(
    string Reference, string Title, string StateKind, string StateWord, int Priority, Instant OpenedAt, string Reporter, string? Owner, string? Site, string? Component,
    string? Provider, string? ProviderReference, RunningClock? Ours, RunningClock? Theirs)
{
    /// <summary>How long we owe the customer before the provider owes us; null when nothing is uncovered.</summary>
    public Duration? Uncovered => Ours is { Due: { } ours } && Theirs is { Due: { } theirs } && theirs > ours ? theirs - ours : null;
}

/// <summary>A promise that runs: since when, until when.</summary>
/// <param name="Due">Null while it stands still.</param>
public sealed record RunningClock(Instant Start, Instant? Due, int Minutes, bool Paused, string? Agreement)
{
    /// <summary>Share that is used by the wall clock, 0 to 1 and beyond.</summary>
    public double ShareAt(Instant now) => Due is { } due && due > Start ? (now - Start) / (due - Start) : 0;
}

/// <summary>What nobody may touch, and why.</summary>
public sealed record DoNotTouch(Guid Id, string Text, string Why, string? By, Instant At, int Version);

/// <summary>Somebody to call: who, why, by which number.</summary>
/// <param name="Side">On whose side they sit: decides the shape.</param>
public sealed record ToCall(string Name, string Why, string? Phone, Side Side);

/// <summary>What came before and was like this: known error, workaround, earlier fixes.</summary>
public sealed record SeenBefore(string? KnownError, string? Workaround, string? Problem, int Count, int Days, IReadOnlyList<EarlierFix> Fixes);

/// <summary>An earlier fault of this network and what mended it.</summary>
public sealed record EarlierFix(string Reference, string Title, string? Component, string Fix, Instant At);

/// <summary>A technical change that was made.</summary>
public sealed record ChangeLine(Instant At, string What, string By, string? Reference, string? Note);

/// <summary>A circuit: our number, theirs, how to report a fault on it.</summary>
public sealed record CircuitLine(string Reference, string What, string? Provider, string? CircuitId, string? Phone, string? HowToReport, string? Site);

/// <summary>What was promised: by whom to whom, and how fast.</summary>
public sealed record PromiseLine(string Reference, string Title, bool WeOwe, string Party, string Promise);

/// <summary>The signed kit list as a list of hardware.</summary>
/// <param name="SignedVersion">Null when nothing was ever signed.</param>
/// <param name="IsVoid">The list changed since: what stands here may differ from what is on site.</param>
public sealed record HardwareList(int? SignedVersion, Instant? SignedAt, bool IsVoid, IReadOnlyList<HardwareLine> Lines);

/// <summary>Pieces of one part, and what they are for.</summary>
public sealed record HardwareLine(int Quantity, string PartNumber, string Description, string Purpose);

/// <summary>A site: where it is and how to get in.</summary>
public sealed record PlaceLine(string Code, string Name, string Address, string? Access, string Zone);

/// <summary>Who was accountable, from when to when, and why it passed.</summary>
public sealed record TermLine(string Engineer, Instant From, Instant? Until, string Reason, string Note);
