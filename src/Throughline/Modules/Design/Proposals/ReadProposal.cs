using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Proposals;

/// <summary>The proposals of a network, newest first, and what stands in the way of the next one.</summary>
/// <param name="Obstacles">For our own people only; empty for a customer.</param>
public sealed record ProposalModel(NetworkHeadModel Head, IReadOnlyList<ProposalRow> Proposals, IReadOnlyList<Obstacle> Obstacles, bool MayIssue, LocalDate UsualUntil);

/// <summary>One proposal in the list.</summary>
public sealed record ProposalRow(string Reference, int KitVersion, string KitHash, long OnceMinor, long MonthlyMinor, string Currency, LocalDate ValidUntil, string IssuedBy, Instant IssuedAt, bool IsOpen, string? LockedWhy, Instant? LockedAt);

/// <summary>Shows the proposals of a network.</summary>
public sealed class ReadProposal(ThroughlineDb db, ReadNetworkHead heads, DesignGate gate, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<ProposalModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().One(input.Network);
        var rows = await (
            from p in db.Proposals.AsNoTracking()
            where p.NetworkId == network.Id
            join issuer in db.People on p.IssuedBy equals issuer.Id
            orderby p.Number descending
            select new ProposalRow("PP-" + p.Number, p.KitVersion, p.KitHash, p.OnceMinor, p.MonthlyMinor, p.Currency, p.ValidUntil, issuer.Name, p.IssuedAt, p.LockedAt == null, p.LockedWhy, p.LockedAt)).Take(50).ToListAsync();
        var mayIssue = user.Holds(Roles.Staff);
        return new(await heads.For(network.Id), rows, mayIssue ? await IssueProposal.Obstacles(network, gate) : [], mayIssue, clock.Now().DateIn(user.Zone).PlusDays(IssueProposal.UsualDays));
    }
}
