using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>Loads the handover that runs on a network, and everything that its gate asks.</summary>
public sealed class CurrentHandover(ThroughlineDb db, PassAccountability pass, IEnumerable<INetworkOpenItems> openItems, IEnumerable<IDossierScore> scores, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public async Task<(Network Network, Handover Handover)> Of(string reference)
    {
        var network = await db.Networks.One(reference);
        var handover = await All().Where(h => h.NetworkId == network.Id && h.State != HandoverState.Closed && h.State != HandoverState.Declined && h.State != HandoverState.Cancelled).FirstOrDefaultAsync()
            ?? throw new RuleException("no-handover", $"No handover of {network.Reference} is under way. Plan one first.");
        expected.Check(handover);
        return (network, handover);
    }

    public IQueryable<Handover> All() => db.Handovers.Include(h => h.Checks).Include(h => h.Items).Include(h => h.Drills).ThenInclude(d => d.Asked).AsSplitQuery();

    public async Task<IReadOnlyList<OpenItem>> Open(Guid networkId)
    {
        var all = new List<OpenItem>();
        foreach (var module in openItems) all.AddRange(await module.Of(networkId));
        return all;
    }

    public async Task<int?> Score(Guid networkId)
    {
        foreach (var module in scores)
            if ((await module.Of([networkId])).TryGetValue(networkId, out var score)) return score;
        return null;
    }

    /// <summary>The one list of what stands in the way, shown on the page and thrown by the verb.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToEffective(Handover handover) =>
        [.. handover.ObstaclesToEffective(await Score(handover.NetworkId), await Open(handover.NetworkId), clock.Now(), user.Zone),
         .. (await pass.ObstaclesToHold(handover.ToId)).Select(o => o with { Pointer = null })];

    /// <summary>Only the predecessor, or a manager.</summary>
    public void RefuseOthers(Handover handover, params Guid[] also)
    {
        if (user.IsSystem || user.Holds(Role.Manager) || user.Id == handover.FromId || (user.Id is { } me && also.Contains(me))) return;
        throw new RuleException("not-yours", "Only the two engineers of this handover, or a manager, change it. Ask one of them.");
    }

    internal void Note(Handover handover, string words, bool key = false, Readers readers = Readers.Us) =>
        db.Facts.Add(Fact.Of(new HandoverMoved(handover.Id, handover.State, words, key, readers), handover.NetworkId, user.Id, clock.Now()));
}

/// <summary>A handover moved on.</summary>
public sealed record HandoverMoved(Guid HandoverId, HandoverState State, string Words, bool Key, Readers ReadBy) : Happening
{
    public override string Sentence => Words;
    public override Guid? Subject => HandoverId;
    public override bool IsKey => Key;
    public override Readers Readers => ReadBy;
}
