using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Asks another engineer to look over the kit list before it is signed.</summary>
public sealed class AskPeerReview(Workbench bench, ThroughlineDb db, CurrentUser user)
{
    public sealed record Input(string Network, [property: AtMost(200)] string Reviewer);

    public async Task<PeerReview> Run(Input input)
    {
        await bench.Open(input.Network);
        var id = Guid.TryParse(input.Reviewer, out var parsed) ? parsed : Guid.Empty;
        var peer = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Role.Engineer) != 0 && (p.Name == input.Reviewer || p.Id == Ids.Of(input.Reviewer))).FirstOrDefaultAsync()
            ?? throw new RuleException("no-such-engineer", $"There is no engineer {input.Reviewer} who could review. Choose one of our engineers.", "/reviewer");
        var review = bench.List.AskReview(peer.Id, user.Id ?? Guid.Empty, bench.Now);
        db.Facts.Add(Fact.Of(new PeerReviewAsked(bench.List.Id, bench.List.Number, peer.Name, user.Name), bench.Network.Id, user.Id, bench.Now));
        await bench.Commit();
        return review;
    }
}

/// <summary>Says that one looked over the kit list and agrees.</summary>
public sealed class AgreePeerReview(Workbench bench, ThroughlineDb db, CurrentUser user)
{
    public sealed record Input(string Network);

    public async Task<KitList> Run(Input input)
    {
        await bench.Open(input.Network);
        bench.List.AgreeReview(user.Id ?? Guid.Empty, bench.Now);
        db.Facts.Add(Fact.Of(new PeerReviewAgreed(bench.List.Id, bench.List.Number, user.Name), bench.Network.Id, user.Id, bench.Now));
        await bench.Commit();
        return bench.List;
    }
}

/// <summary>A peer review of a kit list was asked for.</summary>
public sealed record PeerReviewAsked(Guid KitListId, int Version, string Reviewer, string By) : Happening
{
    public override string Sentence => $"{By} asked {Reviewer} to review kit list v{Version}.";
    public override Guid? Subject => KitListId;
}

/// <summary>A peer agreed to a kit list.</summary>
public sealed record PeerReviewAgreed(Guid KitListId, int Version, string Reviewer) : Happening
{
    public override string Sentence => $"{Reviewer} reviewed kit list v{Version} and agrees.";
    public override Guid? Subject => KitListId;
}
