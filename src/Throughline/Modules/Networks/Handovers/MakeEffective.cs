using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>The one instant at which accountability moves: the term, the handover and the journal in one transaction, or nothing.</summary>
public sealed class MakeEffective(ThroughlineDb db, CurrentHandover current, PassAccountability pass, CurrentUser user, IClock clock)
{
    public async Task<Network> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover);
        RuleException.ThrowIfAny(await current.ObstaclesToEffective(handover));
        var seen = await pass.OpenTerm(network.Id);
        await db.InTransaction(async () =>
        {
            var term = await pass.To(network, handover.ToId, seen, TermReason.Handover, "", handoverId: handover.Id);
            handover.MakeEffective(term.From, clock.Now().DateIn(user.Zone));
            current.Note(handover, $"Handover effective; aftercare until {handover.AftercareEndsOn!.Value.DateText()}.", key: true);
            await db.SaveChangesAsync();
        });
        return network;
    }
}

/// <summary>The engineer is suddenly lost: an interim holder at once, the list within ten working days.</summary>
public sealed class NameInterimHolder(ThroughlineDb db, CurrentHandover current, PassAccountability pass, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: AtMost(200), Words("Interim holder")] string To, [property: AtMost(1000), Words("What happened")] string Reason);

    public async Task<(Network Network, Handover Handover)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var now = clock.Now();
        var to = await db.People.AsNoTracking().Where(p => p.Name == input.To || p.Id == Ids.Of(input.To)).Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync()
            ?? throw new RuleException("no-person", $"There is no person {input.To}. Choose one of our engineers.", "/to");
        if (network.EngineerId is not { } lost) throw new RuleException("no-engineer", $"{network.Reference} has no accountable engineer. Ask for one instead.");
        var seen = await pass.OpenTerm(network.Id);
        var due = WorkingHours.In(user.Zone).AddWorkingDays(now.DateIn(user.Zone), Handover.EmergencyDays)!.Value;
        Handover? handover = null;
        await db.InTransaction(async () =>
        {
            foreach (var running in await db.Handovers.Where(h => h.NetworkId == network.Id && (h.State == HandoverState.Draft || h.State == HandoverState.Proposed || h.State == HandoverState.Accepted || h.State == HandoverState.Shadowing || h.State == HandoverState.DrillPassed)).ToListAsync())
                running.Cancel($"Emergency: {input.Reason}");
            handover = new Handover(network.Id, lost, to.Id, HandoverTrigger.SuddenLoss, due, null, user.Id, now, await current.Open(network.Id));
            handover.BecomeEmergency(input.Reason, now);
            db.Handovers.Add(handover);
            await pass.To(network, to.Id, seen, TermReason.Emergency, input.Reason, handoverId: handover.Id);
            current.Note(handover, $"{to.Name} holds {network.Reference} for now. Tell the customer within one working day; the list is due {due.DateText()}.", key: true);
            await db.SaveChangesAsync();
        });
        return (network, handover!);
    }
}
