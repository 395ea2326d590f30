using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>A point of the list on the page.</summary>
public sealed record CheckLine(HandoverCheckKind Kind, string Words, string? Done, string Note);

/// <summary>An open item with its decision.</summary>
public sealed record ItemLine(Guid Id, string Kind, string Title, string Href, ItemDecision? Decision);

/// <summary>A question of the drill; expected and given are shown only when it is over.</summary>
public sealed record QuestionLine(int Number, string Question, string? Expected, string? Given, bool IsRight);

/// <summary>An attempt at the drill.</summary>
public sealed record DrillLine(Instant StartedAt, Instant? EndedAt, int Right, int Minutes, bool Passed, IReadOnlyList<QuestionLine> Questions);

/// <summary>The handover of a network as its page shows it.</summary>
public sealed record HandoverLine(Guid Id, HandoverState State, string From, string To, Guid FromId, Guid ToId, HandoverTrigger Trigger, LocalDate PlannedEffective, LocalDate? HardDate,
    Instant? EffectiveAt, LocalDate? AftercareEndsOn, string? Reason, IReadOnlyList<CheckLine> Checks, IReadOnlyList<ItemLine> Items, DrillLine? Drill, int Version);

/// <summary>The handover of a network, all that stands in its way, and who could take it.</summary>
public sealed record HandoverModel(NetworkHeadModel Head, HandoverLine? Handover, IReadOnlyList<Obstacle> ObstaclesToEffective, IReadOnlyList<EngineerProposal> Successors, IReadOnlyList<string> Engineers,
    bool IsPredecessor, bool IsSuccessor, bool IsManager) : IVersioned
{
    public int Version => Handover?.Version ?? Head.Version;

    /// <summary>The predecessor or a manager: they propose, make effective, cancel.</summary>
    public bool MayLead => IsPredecessor || IsManager;
}

/// <summary>Reads the handover of a network: the one that runs, else the last.</summary>
public sealed class ReadHandover(ThroughlineDb db, ReadNetworkHead heads, CurrentHandover current, CurrentUser user, IClock clock)
{
    public async Task<HandoverModel> Run(OfNetwork input)
    {
        var head = await heads.For(input.Network);
        var handover = await current.All().AsNoTracking().Where(h => h.NetworkId == head.Id).OrderByDescending(h => h.CreatedAt).FirstOrDefaultAsync();
        var today = clock.Now().DateIn(user.Zone);
        var candidates = handover is { IsBefore: true, IsLive: true } || head.EngineerId is null ? [] : await Staffing.Candidates.Of(db, today, head.EngineerId);
        var need = await db.Networks.AsNoTracking().Where(n => n.Id == head.Id).Select(n => new { n.SkillsNeeded, n.Region, n.Language }).SingleAsync();
        var engineers = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Role.Engineer) != 0 && p.Id != head.EngineerId && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Side == PartyKind.Us))
            .OrderBy(p => p.Name).Select(p => p.Name).Take(500).ToListAsync();
        return new HandoverModel(head, handover is null ? null : await Line(handover), handover is null ? [] : await current.ObstaclesToEffective(handover),
            EngineerProposals.Rank(new EngineerNeed(need.SkillsNeeded, need.Region, need.Language, today), candidates), engineers,
            user.Id is { } me && me == handover?.FromId, user.Id is { } i && i == handover?.ToId, user.Holds(Role.Manager));
    }

    async Task<HandoverLine> Line(Handover h)
    {
        var names = await db.NamesOfPeople([h.FromId, h.ToId]);
        var over = h.LastDrill?.EndedAt is not null;
        return new HandoverLine(h.Id, h.State, names[h.FromId], names[h.ToId], h.FromId, h.ToId, h.Trigger, h.PlannedEffective, h.HardDate, h.EffectiveAt, h.AftercareEndsOn, h.Reason,
            [.. h.Checks.OrderBy(c => c.Kind).Select(c => new CheckLine(c.Kind, c.Kind.Words(), c.DoneAt?.Text(user.Zone), c.Note))],
            [.. h.Items.OrderBy(i => i.Kind).ThenBy(i => i.Title, StringComparer.Ordinal).Select(i => new ItemLine(i.Id, i.Kind, i.Title, i.Href, i.Decision))],
            h.LastDrill is { } d && (over || user.Id == h.ToId)
                ? new DrillLine(d.StartedAt, d.EndedAt, d.Right, d.Minutes, d.Passed, [.. d.Asked.OrderBy(q => q.Number).Select(q => new QuestionLine(q.Number, q.Question, over ? q.Expected : null, over ? q.Given : null, over && q.IsRight))])
                : null, h.Version);
    }
}
