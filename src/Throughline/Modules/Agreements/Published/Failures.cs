namespace Throughline.Modules.Agreements.Published;

/// <summary>What a ticket says to agreements: what failed, from when to when, by whose fault, and how the promises on it ended.</summary>
/// <param name="ServiceId">Null when the ticket names only the network.</param>
/// <param name="IsOutage">An incident in which the service was down, not merely impaired.</param>
/// <param name="Cause">In words; null while it is not known.</param>
/// <param name="ExcludedBy">Exclusions that its cause falls under.</param>
/// <param name="Doing">What is being done about it, in words for the customer; null when it is over.</param>
/// <param name="AgainstUs">Stretches that count against us towards the customer.</param>
/// <param name="AgainstProvider">Stretches that count against the provider who had our report.</param>
public sealed record Failure(
    Guid TicketId, string Ticket, string Title, string Kind, int Priority, Guid NetworkId, Guid? ServiceId, bool IsOutage, Instant ReportedAt, Instant? RestoredAt, string? Cause, Exclusions ExcludedBy,
    string? Fix, string? Doing, Guid? ProviderId, string? TheirTicket, IReadOnlyList<PromiseRun> Promises, IReadOnlyList<Interval> AgainstUs, IReadOnlyList<Interval> AgainstProvider);

/// <summary>How one promise to the customer ended on a ticket, or stands.</summary>
/// <param name="What">Respond, Restore, Resolve.</param>
/// <param name="Waited">What stood still, and why, in words; empty when nothing did.</param>
public sealed record PromiseRun(string What, Duration Promised, Duration Taken, bool IsOver, bool Missed, IReadOnlyList<string> Waited);

/// <summary>Tells agreements what failed: answered by the module that keeps the tickets.</summary>
public interface IFailures
{
    /// <summary>One ticket; null when there is none of this id, or nobody knows yet which network it is about.</summary>
    Task<Failure?> Of(Guid ticketId);

    /// <summary>Every ticket that was open at some time of the stretch.</summary>
    /// <param name="networks">Null for all.</param>
    /// <param name="outagesOnly">Leaves out what did not take a service down.</param>
    Task<IReadOnlyList<Failure>> Between(Instant from, Instant to, IReadOnlyCollection<Guid>? networks, bool outagesOnly);
}

/// <summary>Due work that settles an outage when its ticket is closed: claims are drafted, credits computed.</summary>
public static class FailureClosed
{
    public const string Kind = "settle-failure";

    /// <param name="round">Counts how often the ticket was closed: each closing settles anew.</param>
    public static DueWork Settle(Guid ticketId, string ticket, int round, Instant now) => DueWork.At(now, Kind, $"{Kind}:{ticket}:{round}", ticketId.ToString());
}
