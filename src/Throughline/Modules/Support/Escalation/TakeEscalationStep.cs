using System.Globalization;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Support.Escalation;

/// <summary>Takes a step of an escalation when it is due and nobody has answered the ticket yet: tells who is next, and queues the step after it.</summary>
public sealed class TakeEscalationStep(ThroughlineDb db, WhoIsOnDuty duty, IClock clock) : IDoDueWork
{
    public string Kind => EscalationPlans.Work;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == Guid.Parse(work.Data), stop);
        if (ticket is not { IsOpen: true, AcknowledgedAt: null, TeamId: { } team }) return;
        var policy = await db.EscalationPolicies.AsNoTracking().Include(p => p.Steps).SingleOrDefaultAsync(p => p.TeamId == team && p.Priority == ticket.Priority, stop);
        var number = int.Parse(work.Key[(work.Key.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
        // another priority or another policy by now: its own steps are queued
        if (policy?.StepAt(number) is not { } due || EscalationPlans.StepOf(policy, ticket, number)!.Key != work.Key) return;
        // written with what it queued, so that done twice it does nothing
        var about = string.Create(CultureInfo.InvariantCulture, $"step:P{ticket.Priority}:{number}");
        if (await db.Facts.AnyAsync(f => f.Subject == ticket.Id && f.Kind == Happened && f.Data.Contains($"\"{about}\""), stop)) return;

        var now = clock.Now();
        var told = await Receivers(due.Step, team, now);
        var minutes = (int)(now - ticket.OpenedAt).TotalMinutes;
        foreach (var (id, _) in told)
            db.DueWork.Add(Tell.Person(id, ticket, $"{about}:{id:N}", $"{ticket.Reference} P{ticket.Priority} unanswered for {minutes} min: {ticket.Title}", $"Nobody has acknowledged it. Open it and acknowledge it, or take it.\n{ticket.Description}", now));
        db.Facts.Add(Fact.Of(new TicketUnanswered(ticket.Id, ticket.Reference, about, minutes, due.Step.To, [.. told.Select(t => t.Name)]), ticket.NetworkId, null, now));
        // nobody there: the next step does not wait for its time
        if (EscalationPlans.StepOf(policy, ticket, number + 1) is { } next) db.DueWork.Add(told.Count > 0 ? next : DueWork.At(now, next.Kind, next.Key, next.Data));
        await db.SaveChangesAsync(stop);
    }

    static readonly string Happened = Fact.KindOf(typeof(TicketUnanswered));

    async Task<IReadOnlyList<(Guid Id, string Name)>> Receivers(EscalationStep step, Guid team, Instant now)
    {
        if (step.To == EscalateTo.Rota) return await duty.At(team, now) is { } on ? [(on.PersonId, on.Name)] : [];
        var manager = step.To == EscalateTo.Manager ? await db.Teams.AsNoTracking().Where(t => t.Id == team).Select(t => t.ManagerId).SingleOrDefaultAsync() : null;
        return [.. (await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (
                step.To == EscalateTo.Team ? p.TeamId == team && (p.Roles & Roles.Technical) != 0 : p.Id == (step.To == EscalateTo.Manager ? manager : step.PersonId)))
            .OrderBy(p => p.Name).Take(100).Select(p => new { p.Id, p.Name }).ToListAsync()).Select(p => (p.Id, p.Name))];
    }
}

/// <summary>Nobody had answered a ticket when a step of its escalation was due.</summary>
/// <param name="Step">Which step, as part of what is told once.</param>
public sealed record TicketUnanswered(Guid TicketId, string Reference, string Step, int Minutes, EscalateTo To, IReadOnlyList<string> Told) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => Told.Count == 0
        ? $"{Reference} is unanswered for {Minutes} min, and nobody could be told: {(To == EscalateTo.Rota ? "nobody is on duty" : To == EscalateTo.Manager ? "the team has no manager" : "nobody is there")}."
        : $"{Reference} is unanswered for {Minutes} min: {string.Join(", ", Told)} told.";
    public override bool IsKey => Told.Count == 0;
}
