using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>Plans a handover: successor, reason, day; what is open is listed for a decision on each.</summary>
public sealed class PlanHandover(ThroughlineDb db, CurrentHandover current, PassAccountability pass, CurrentUser user, IClock clock)
{
    /// <param name="Effective">The day planned; empty is twenty working days from now.</param>
    /// <param name="HardDate">The day on which the predecessor is gone.</param>
    public sealed record Input(string Network, [property: AtMost(200), Words("Successor")] string To, HandoverTrigger Trigger, [property: Words("Planned for")] LocalDate? Effective = null, [property: Words("Last day of the engineer")] LocalDate? HardDate = null);

    public async Task<(Network Network, Handover Handover)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var now = clock.Now();
        var today = now.DateIn(user.Zone);
        var days = WorkingHours.In(user.Zone);
        var to = await db.People.AsNoTracking().Where(p => p.Name == input.To || p.Id == Ids.Of(input.To)).Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync();
        var effective = input.Effective ?? (input.HardDate is { } hard && days.WorkingDaysBetween(today, hard) < Handover.DefaultDays ? hard : days.AddWorkingDays(today, Handover.DefaultDays)!.Value);
        var obstacles = new List<Obstacle>();
        if (network.EngineerId is null) obstacles.Add(new("no-engineer", $"{network.Reference} has no accountable engineer, so there is nobody to hand over from. Ask for one first."));
        if (to is null) obstacles.Add(new("no-person", $"There is no person {input.To}. Choose one of our engineers.", "/to"));
        else
        {
            obstacles.AddRange((await pass.ObstaclesToHold(to.Id)).Select(o => o with { Pointer = "/to" }));
            if (to.Id == network.EngineerId) obstacles.Add(new("same-person", $"{to.Name} is accountable for {network.Reference}: successor and predecessor are the same person. Choose another.", "/to"));
        }
        if (await db.Handovers.AnyAsync(h => h.NetworkId == network.Id && (h.State == HandoverState.Draft || h.State == HandoverState.Proposed || h.State == HandoverState.Accepted || h.State == HandoverState.Shadowing || h.State == HandoverState.DrillPassed)))
            obstacles.Add(new("handover-runs", $"A handover of {network.Reference} is under way. Finish or cancel it first."));
        if (days.WorkingDaysBetween(today, effective) < Handover.LeastDays)
            obstacles.Add(new("too-short", $"From {today.DateText()} to {effective.DateText()} there are {Math.Max(0, days.WorkingDaysBetween(today, effective))} working days; a transition takes at least {Handover.LeastDays}. Choose {days.AddWorkingDays(today, Handover.LeastDays)!.Value.DateText()} or later, or name an interim holder.", "/effective"));
        if (input.HardDate < effective) obstacles.Add(new("after-hard-date", $"Planned for {effective.DateText()}, after the predecessor is gone on {input.HardDate.Value.DateText()}. Plan it earlier.", "/effective"));
        RuleException.ThrowIfAny(obstacles);

        var handover = new Handover(network.Id, network.EngineerId!.Value, to!.Id, input.Trigger, effective, input.HardDate, user.Id, now, await current.Open(network.Id));
        db.Handovers.Add(handover);
        current.Note(handover, $"Handover to {to.Name} planned for {effective.DateText()}.");
        await db.SaveChangesAsync();
        return (network, handover);
    }
}
