namespace Throughline.Modules.Agreements.Published;

/// <summary>What can happen to a clock.</summary>
public enum ClockEvent
{
    Started,
    Paused,
    Resumed,

    /// <summary>The promise changed, as with the priority or a renewed contract: what has accrued stays.</summary>
    TermsChanged,
    Stopped,
    Reopened,

    /// <summary>An earlier fact was wrong and never was; the record keeps it.</summary>
    Withdrawn,

    /// <summary>Maintenance was announced: from <c>At</c> until <c>Until</c> nothing counts. Known as soon as it is recorded, before it begins.</summary>
    Maintenance,
}

/// <summary>One fact about a clock. Facts are appended, never changed: a clock is always computed anew from all of them.</summary>
/// <param name="At">When it was so; may lie before facts that were recorded earlier.</param>
/// <param name="RecordedAt">When we learnt of it.</param>
/// <param name="Target">Business time promised, with Started and TermsChanged.</param>
/// <param name="CalendarId">Hours in which the time counts, with Started and TermsChanged; null is day and night.</param>
/// <param name="Reason">Why, in words; a pause has one always.</param>
/// <param name="WaitingOn">Who is waited for, with Paused.</param>
/// <param name="Evidence">What shows it: a mail, a call, a ticket of theirs.</param>
/// <param name="Until">When announced maintenance ends; null for all else.</param>
/// <param name="Corrects">The fact that this one stands in for, as with a time that was noted wrong.</param>
public sealed record ClockFact(
    ClockEvent Event, Instant At, Instant RecordedAt, Duration? Target = null, Guid? CalendarId = null,
    string? Reason = null, string? WaitingOn = null, string? Evidence = null, Guid? Corrects = null, Guid Id = default, Instant? Until = null)
{
    /// <summary>From when on it plays a part in what is known.</summary>
    public Instant KnownAt => Event == ClockEvent.Maintenance ? RecordedAt : Instant.Max(At, RecordedAt);
}

/// <summary>A part of a clock's time: whether it counts, and why.</summary>
/// <param name="To">Null for the part that goes on.</param>
public sealed record ClockStretch(Instant From, Instant? To, bool Counts, string Why)
{
    /// <summary>Why nothing counts while the agreed hours are closed.</summary>
    public const string OutsideHours = "outside the agreed hours";
}

/// <summary>How a clock stands.</summary>
/// <param name="Elapsed">Business time that counted.</param>
/// <param name="Due">When the promise is used up; null while it stands still, and when its hours never come again.</param>
/// <param name="DueIfResumed">The same, as if a pause ended at the instant asked for.</param>
/// <param name="PausedFor">Time it stood still while waiting, by the wall clock.</param>
/// <param name="Breached">Whether it ended, or stands, after the due instant; exactly at it is met.</param>
public sealed record ClockReading(
    Instant Start, Duration Target, Duration Elapsed, Instant? Due, Instant? DueIfResumed, bool Paused, Duration PausedFor,
    Instant? StoppedAt, bool Breached, IReadOnlyList<ClockStretch> Stretches)
{
    /// <summary>What is left of the promise; negative once it is broken.</summary>
    public Duration Left => Target - Elapsed;

    /// <summary>Share of the promise that is used, 0 to 1 and beyond.</summary>
    public double Share => Target <= Duration.Zero ? 1 : Elapsed / Target;

    public bool Runs => StoppedAt is null && !Paused;
}
