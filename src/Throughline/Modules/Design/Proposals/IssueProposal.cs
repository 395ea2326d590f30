using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Proposals;

/// <summary>Issues the proposal on a signed kit list: its document is fixed, the network moves to proposed.</summary>
public sealed class IssueProposal(Workbench bench, ThroughlineDb db, Numbers numbers, ProposalDocument document, MovePhase move, DesignGate gate, CurrentUser user)
{
    /// <summary>Days that a proposal stands when nothing else is said.</summary>
    public const int UsualDays = 30;

    public sealed record Input(string Network, LocalDate? ValidUntil = null);

    public async Task<Proposal> Run(Input input)
    {
        await bench.Open(input.Network);
        var (network, list) = (bench.Network, bench.List);
        var today = bench.Now.DateIn(user.Zone);
        var until = input.ValidUntil ?? today.PlusDays(UsualDays);
        RuleException.ThrowIfAny([.. await Obstacles(network, gate), .. until < today ? new[] { new Obstacle("valid-in-the-past", $"The proposal would be valid until {until.DateText()}, which is over. Give a later date.", "/validUntil") } : []]);

        var number = await numbers.Next("PP");
        foreach (var old in await db.Proposals.Where(p => p.NetworkId == network.Id && p.LockedAt == null).ToListAsync()) old.Lock($"replaced by PP-{number}", bench.Now);
        var proposal = new Proposal(number, network.Id, list.Number, list.Current.Hash!, ProposalContent.PriceOf(list, network), until, user.Id ?? throw new RuleException("nobody-asks", "Sign in to issue a proposal."), bench.Now);
        proposal.Html = await document.Render(await ProposalContent.Gather(bench, db, proposal.Reference, until, user.Zone));
        db.Proposals.Add(proposal);
        if (list.State < KitState.InProposal) list.Advance(KitState.InProposal);
        if (network.Phase == Phase.KitSigned) await move.To(Phase.Proposed, network);
        db.Facts.Add(Fact.Of(new ProposalIssued(proposal.Id, proposal.Reference, list.Number, Money.Text(proposal.OnceMinor, proposal.Currency), Money.Text(proposal.MonthlyMinor, proposal.Currency)), network.Id, user.Id, bench.Now));
        await bench.Commit();
        return proposal;
    }

    /// <summary>What stands in the way: no valid signature, or a phase in which nothing is offered.</summary>
    internal static async Task<IReadOnlyList<Obstacle>> Obstacles(Network network, DesignGate gate)
    {
        var all = (await gate.ObstaclesTo(Phase.KitSigned, network)).ToList();
        if (network.Phase is not (Phase.KitSigned or Phase.Proposed) && all.Count == 0)
            all.Add(new("phase-order", $"{network.Reference} is in {network.Phase.Word()}; a proposal is issued from Kit signed. {(network.Phase < Phase.KitSigned ? "Sign the kit list first." : "For a change, raise a change order.")}"));
        return all;
    }
}

/// <summary>A proposal was issued to the customer.</summary>
public sealed record ProposalIssued(Guid ProposalId, string Reference, int KitVersion, string Once, string Monthly) : Happening
{
    public override string Sentence => $"Proposal {Reference} issued on kit list v{KitVersion}: {Once} once, {Monthly} a month.";
    public override Guid? Subject => ProposalId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
