using Throughline.Modules.Networks.Published;
using Throughline.Modules.Networks.Staffing;
using Throughline.Web;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>A term in the history of a network.</summary>
public sealed record TermLine(string Engineer, Instant From, Instant? Until, TermReason Reason, string? DecidedBy, Instant RecordedAt, string Note);

/// <summary>A delegation on a page.</summary>
public sealed record DelegationLine(Guid Id, string Delegate, string What, DelegationKind Kind, DelegationScope Scope, Instant From, Instant Until, bool HoldsNow);

/// <summary>Somebody acts for the engineer.</summary>
public sealed record CoverLine(Guid Id, string Acting, Instant From, Instant Until, string Why, bool AllNetworks);

/// <summary>One of those proposed, as it stands on the page.</summary>
public sealed record ProposalLine(int Rank, Guid EngineerId, string Name, double Score, IReadOnlyList<string> Reasons);

/// <summary>The open request for an engineer with its proposals.</summary>
public sealed record RequestLine(Guid Id, Instant AskedAt, string? AskedBy, LocalDate? VisitOn, string Note, IReadOnlyList<ProposalLine> Proposals);

/// <summary>A signature of a deputy and whether it is countersigned.</summary>
public sealed record DeputyLine(Guid Id, string What, string Href, string Deputy, Instant SignedAt, Instant DueAt, Instant? CountersignedAt, int Version);

/// <summary>Who is and was accountable, who is proposed, what is delegated, who covers, what waits for a countersignature.</summary>
public sealed record AccountabilityModel(NetworkHeadModel Head, IReadOnlyList<TermLine> Terms, RequestLine? Request, IReadOnlyList<DelegationLine> Delegations,
    IReadOnlyList<CoverLine> Covers, IReadOnlyList<DeputyLine> Deputies, IReadOnlyList<string> Engineers, IReadOnlyList<string> Sites, bool IsHolder, bool MayTake, bool MayAssign) : IVersioned
{
    public int Version => Head.Version;
}

/// <summary>Reads the accountability of a network.</summary>
public sealed class ReadAccountability(ThroughlineDb db, ReadNetworkHead heads, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<AccountabilityModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        var now = clock.Now();
        var terms = await (
            from t in db.AccountabilityTerms.AsNoTracking()
            where t.NetworkId == head.Id
            join p in db.People on t.EngineerId equals p.Id
            join d in db.People on t.DecidedBy equals d.Id into deciders
            from decider in deciders.DefaultIfEmpty()
            orderby t.From descending
            select new TermLine(p.Name, t.From, t.Until, t.Reason, decider == null ? null : decider.Name, t.RecordedAt, t.Note)).ToListAsync();
        var delegations = await (
            from d in db.Delegations.AsNoTracking()
            where d.NetworkId == head.Id && d.Until > now
            join p in db.People on d.DelegateId equals p.Id
            orderby d.From
            select new DelegationLine(d.Id, p.Name, d.What, d.Kind, d.Scope, d.From, d.Until, d.From <= now)).ToListAsync();
        var covers = await (
            from c in db.Covers.AsNoTracking()
            where c.EngineerId == head.EngineerId && (c.NetworkId == null || c.NetworkId == head.Id) && c.Until > now
            join p in db.People on c.ActingId equals p.Id
            orderby c.From
            select new CoverLine(c.Id, p.Name, c.From, c.Until, c.Why, c.NetworkId == null)).ToListAsync();
        var deputies = await (
            from s in db.DeputySignatures.AsNoTracking()
            where s.NetworkId == head.Id
            join p in db.People on s.DeputyId equals p.Id
            orderby s.SignedAt descending
            select new DeputyLine(s.Id, s.What, s.Href, p.Name, s.SignedAt, s.DueAt, s.CountersignedAt, s.Version)).Take(20).ToListAsync();
        var engineers = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Role.Engineer) != 0 && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Side == PartyKind.Us))
            .OrderBy(p => p.Name).Select(p => p.Name).Take(500).ToListAsync();
        var sites = await db.Networks.AsNoTracking().Where(n => n.Id == head.Id).SelectMany(n => n.Sites).OrderBy(s => s.Code).Select(s => s.Code).ToListAsync();
        return new AccountabilityModel(head, terms, await Request(head.Id), delegations, covers, deputies, engineers, sites,
            user.Id == head.EngineerId, head.EngineerId is null && user.Holds(Role.Engineer), user.Holds(Role.Manager));
    }

    async Task<RequestLine?> Request(Guid networkId)
    {
        var request = await db.StaffingRequests.AsNoTracking().Include(r => r.Proposals).Where(r => r.NetworkId == networkId && r.AnsweredAt == null).FirstOrDefaultAsync();
        if (request is null) return null;
        var by = await db.People.AsNoTracking().Where(p => p.Id == request.AskedBy).Select(p => p.Name).SingleOrDefaultAsync();
        return new RequestLine(request.Id, request.AskedAt, by, request.VisitOn, request.Note, [.. request.Proposals.OrderBy(p => p.Rank).Select(p => new ProposalLine(p.Rank, p.EngineerId, p.Name, p.Score, p.Reasons))]);
    }
}
