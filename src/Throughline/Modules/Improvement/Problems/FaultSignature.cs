using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>What makes two faults the same for a first look: where, what failed, why.</summary>
public sealed record FaultSignature(Guid TicketId, Guid? NetworkId, Guid? ServiceId, string? Component, Cause? Cause, Impact Impact)
{
    /// <summary>How many like faults, this one included, raise a candidate; and in how many days.</summary>
    public const int Many = 3, Days = 90;

    public static FaultSignature Of(Ticket t) => new(t.Id, t.NetworkId, t.ServiceId, t.Component, t.Cause, t.Impact);

    /// <summary>Same part or same cause on one network; same part with the same cause anywhere; the same service down, while nobody knows more.</summary>
    public bool IsLike(FaultSignature other)
    {
        var samePart = !string.IsNullOrWhiteSpace(Component) && string.Equals(Component, other.Component, StringComparison.OrdinalIgnoreCase);
        var sameCause = Cause is { } cause && cause == other.Cause && cause is not (Support.Published.Cause.NoFaultFound or Support.Published.Cause.Answered);
        if (samePart && sameCause) return true;
        if (NetworkId is null || NetworkId != other.NetworkId) return false;
        if (samePart || sameCause) return true;
        return Cause is null && ServiceId is not null && ServiceId == other.ServiceId && Impact == Impact.Down && other.Impact == Impact.Down;
    }
}

/// <summary>Finds the like faults of a ticket in the window, newest first; the ticket itself is not among them.</summary>
public sealed class FindLikeFaults(ThroughlineDb db) : IFindLikeFaults
{
    public async Task<LikeFaults?> Of(Ticket ticket, Instant now)
    {
        if (ticket.Kind != TicketKind.Incident) return null;
        var (like, more) = await LikeTo(FaultSignature.Of(ticket), ticket.OpenedAt);
        if (like.Count == 0) return null;
        var problem = await NewestOf.Row(db, [ticket.Id, .. like.Select(l => l.Id)]);
        return new LikeFaults(like.Count + 1, more, FaultSignature.Days, problem is null ? null : $"PR-{problem.Number}", problem?.Title, problem?.KnownErrorNumber is { } ke ? $"KE-{ke}" : null, problem?.Workaround,
            [.. like.Take(6).Select(l => new LikeTicket($"T-{l.Number}", l.Title, l.OpenedAt, l.Fix, l.IsOpen))]);
    }

    public async Task<LikeFaults?> KnownOn(Guid networkId)
    {
        var problem = await Known.Row(db, networkId);
        return problem is null ? null : new LikeFaults(0, false, FaultSignature.Days, $"PR-{problem.Number}", problem.Title, $"KE-{problem.KnownErrorNumber}", problem.Workaround, []);
    }

    sealed record Behind(long Number, string Title, long? KnownErrorNumber, string? Workaround);

    static readonly KnownQuery<Guid, Behind> Known = new((db, network) => db.Problems.AsNoTracking()
        .Where(p => p.NetworkId == network && p.KnownErrorNumber != null && p.State != ProblemState.Eliminated && p.State != ProblemState.Dismissed)
        .OrderByDescending(p => p.Number).Select(p => new Behind(p.Number, p.Title, p.KnownErrorNumber, p.Workaround)).Take(1));

    static readonly KnownQuery<Guid[], Behind> NewestOf = new((db, tickets) => db.Problems.AsNoTracking()
        .Where(p => p.State != ProblemState.Dismissed && p.Tickets.Any(t => tickets.Contains(t.TicketId)))
        .OrderByDescending(p => p.Number).Select(p => new Behind(p.Number, p.Title, p.KnownErrorNumber, p.Workaround)).Take(1));

    internal sealed record Found(Guid Id, long Number, string Title, Instant OpenedAt, string? Fix, bool IsOpen);

    /// <summary>The problems that any of these tickets belongs to, newest first.</summary>
    internal IQueryable<Problem> ProblemOf(List<Guid> tickets) =>
        db.Problems.Where(p => p.State != ProblemState.Dismissed && p.Tickets.Any(t => tickets.Contains(t.TicketId))).OrderByDescending(p => p.Number);

    // so many faults of one network are looked through, and so many elsewhere
    const int MostHere = 200, MostElsewhere = 50;

    /// <summary>Newest first, and whether there may be more than were looked through.</summary>
    internal async Task<(List<Found> Found, bool More)> LikeTo(FaultSignature signature, Instant at)
    {
        var from = at - Duration.FromDays(FaultSignature.Days);
        var here = signature.NetworkId is { } network ? await OnNetwork.Rows(db, network, from, at) : [];
        // elsewhere a part counts only with its cause: the same label stands in a thousand networks
        var elsewhere = signature is { Component: { } component, Cause: { } cause } ? await Elsewhere.For(db)(db, component, cause, signature.NetworkId, from, at).All() : [];
        return ([.. here.Concat(elsewhere).Where(r => r.Found.Id != signature.TicketId && signature.IsLike(r.Signature)).Select(r => r.Found).OrderByDescending(f => f.Number)], here.Count == MostHere || elsewhere.Count == MostElsewhere);
    }

    sealed record Row(FaultSignature Signature, Found Found);

    static readonly KnownQuery<Guid, Instant, Instant, Row> OnNetwork = new((db, network, from, at) => db.Tickets.AsNoTracking()
        .Where(t => t.OpenedAt > from && t.OpenedAt <= at && t.Kind == TicketKind.Incident && t.NetworkId == network).OrderByDescending(t => t.Number).Take(MostHere)
        .Select(t => new Row(new FaultSignature(t.Id, t.NetworkId, t.ServiceId, t.Component, t.Cause, t.Impact), new Found(t.Id, t.Number, t.Title, t.OpenedAt, t.Fix, t.IsOpen))));

    static readonly CompiledPerModel<Func<ThroughlineDb, string, Cause, Guid?, Instant, Instant, IAsyncEnumerable<Row>>> Elsewhere = new(() => EF.CompileAsyncQuery((ThroughlineDb db, string component, Cause cause, Guid? network, Instant from, Instant at) => db.Tickets.AsNoTracking()
        .Where(t => t.OpenedAt > from && t.OpenedAt <= at && t.Kind == TicketKind.Incident && t.Component == component && t.Cause == cause && (t.NetworkId == null || t.NetworkId != network)).OrderByDescending(t => t.OpenedAt).Take(MostElsewhere)
        .Select(t => new Row(new FaultSignature(t.Id, t.NetworkId, t.ServiceId, t.Component, t.Cause, t.Impact), new Found(t.Id, t.Number, t.Title, t.OpenedAt, t.Fix, t.IsOpen)))));
}
