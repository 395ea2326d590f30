namespace Throughline.Modules.Agreements.Published;

/// <summary>What a ticket says to agreements: what failed, from when to when, by whose fault, and how the promises on it ended.</summary>
/// <param name="ServiceId">Null when the ticket names only the network.</param>
/// <param name="IsIncident">Something failed; false for a wish, a question, an installation.</param>
/// <param name="DownWhile">Stretches in which the service was down, not merely impaired; without bounds where it was so from the beginning or to the end.</param>
/// <param name="Cause">In words; null while it is not known.</param>
/// <param name="ExcludedBy">Exclusions that its cause falls under.</param>
/// <param name="Doing">What is being done about it, in words for the customer; null when it is over.</param>
/// <param name="Promises">Every clock on it, ours and those of the companies behind us.</param>
public sealed record Failure(
    Guid TicketId, string Ticket, string Title, bool IsIncident, int Priority, Guid NetworkId, Guid? ServiceId, IReadOnlyList<Interval> DownWhile, Instant ReportedAt, Instant? RestoredAt, string? Cause, Exclusions ExcludedBy,
    string? Fix, string? Doing, string? TheirTicket, IReadOnlyList<PromiseRun> Promises)
{
    /// <summary>An incident in which the service was down for some time.</summary>
    public bool IsOutage => DownWhile.Count > 0;

    /// <summary>The clocks that the other side of an agreement holds against whoever promised in it.</summary>
    public IEnumerable<PromiseRun> Under(Agreement agreement) => Promises.Where(p => agreement.Owes == Owes.UsToCustomer ? p.OwedBy is null : p.OwedBy == agreement.OrganisationId);

    /// <summary>What we promised the customer.</summary>
    public IEnumerable<PromiseRun> Ours => Promises.Where(p => p.OwedBy is null);

    /// <summary>Stretches that do not count because maintenance was announced in time.</summary>
    public IReadOnlyList<Interval> Maintained(Agreement agreement) => [.. Under(agreement).Where(p => p.What == PromiseKind.Restore).SelectMany(p => p.Maintained)];

    /// <summary>Stretches in which it was not restored and that count against whoever promised, down or only impaired.</summary>
    /// <param name="atAnyHour">Also those outside the agreed hours: for hours that are tried.</param>
    public IReadOnlyList<Interval> Troubled(Agreement agreement, bool atAnyHour = false) => [.. Under(agreement).Where(p => p.What == PromiseKind.Restore).SelectMany(p => atAnyHour ? p.AtAnyHour : p.Counted)];

    /// <summary>Those of them in which it was down.</summary>
    public IReadOnlyList<Interval> Against(Agreement agreement, bool atAnyHour = false) => [..
        from counted in Troubled(agreement, atAnyHour)
        from down in DownWhile
        let time = (From: Instant.Max(counted.Start, down.Start), To: Instant.Min(counted.End, down.End))
        where time.To > time.From
        select new Interval(time.From, time.To)];
}

/// <summary>What was promised on a ticket.</summary>
public enum PromiseKind { Respond, Restore, Resolve, Install }

/// <summary>How one promise on a ticket ended, or stands.</summary>
/// <param name="OwedBy">The company behind us that owes it; null for our own promise to the customer.</param>
/// <param name="AgreementId">The agreement it comes from; null for a target that nobody is owed.</param>
/// <param name="Until">When it ended, or now.</param>
/// <param name="Waited">What stood still, and why, in words; empty when nothing did.</param>
/// <param name="Counted">Stretches that count.</param>
/// <param name="Maintained">Stretches that do not, because maintenance was announced in time.</param>
/// <param name="Closed">Stretches that do not, because they lie outside the agreed hours.</param>
public sealed record PromiseRun(PromiseKind What, Guid? OwedBy, Guid? AgreementId, Duration Promised, Duration Taken, Instant Until, bool IsOver, bool Missed, IReadOnlyList<string> Waited, IReadOnlyList<Interval> Counted, IReadOnlyList<Interval> Maintained, IReadOnlyList<Interval> Closed)
{
    /// <summary>Stretches in which nothing kept the clock from running but the agreed hours: what counts under other hours.</summary>
    public IEnumerable<Interval> AtAnyHour => Counted.Concat(Closed);
}

/// <summary>Tells agreements what failed: answered by the module that keeps the tickets.</summary>
public interface IFailures
{
    /// <summary>One ticket; null when there is none of this id, or nobody knows yet which network it is about.</summary>
    Task<Failure?> Of(Guid ticketId);

    /// <summary>Every ticket that was open at some time of the stretch.</summary>
    /// <param name="networks">Null for all.</param>
    /// <param name="outagesOnly">Leaves out what did not take a service down.</param>
    Task<IReadOnlyList<Failure>> Between(Instant from, Instant to, IReadOnlyCollection<Guid>? networks, bool outagesOnly);

    /// <summary>Every ticket of these networks on which a promise was broken that ended in the stretch, or is broken and goes on.</summary>
    Task<IReadOnlyList<Failure>> Broken(Instant from, Instant to, IReadOnlyCollection<Guid> networks);
}

/// <summary>Due work that settles what a closed ticket costs: claims are drafted, credits computed.</summary>
public static class FailureClosed
{
    public const string Kind = "settle-failure";

    /// <param name="round">Counts how often the ticket was closed: each closing settles anew.</param>
    public static DueWork Settle(Guid ticketId, string ticket, int round, Instant now) => DueWork.At(now, Kind, $"{Kind}:{ticket}:{round}", ticketId.ToString());

    /// <summary>The same when the month ends while it is with whoever owes us: a claim is drafted before its window closes, however long the ticket stays open.</summary>
    public static DueWork WhenMonthEnds(Guid ticketId, string ticket, Instant now)
    {
        var next = now.InUtc().Date.ToYearMonth().OnDayOfMonth(1).PlusMonths(1);
        return DueWork.At(next.PlusDays(1).At(new LocalTime(6, 0)).InUtc().ToInstant(), Kind, $"{Kind}:{ticket}:{next.Year}-{next.Month}", ticketId.ToString());
    }

    /// <summary>The same after a clock of a closed ticket was put right.</summary>
    /// <param name="version">Of the ticket, when it was.</param>
    public static DueWork SettleAgain(Guid ticketId, string ticket, int version, Instant now) => DueWork.At(now, Kind, $"{Kind}:{ticket}:v{version}:{now.ToUnixTimeTicks() / 10}", ticketId.ToString());
}
