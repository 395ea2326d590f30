using System.Globalization;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Support.Escalation;

/// <summary>Takes steps of escalations when they are due and nobody has answered the tickets yet: tells who is next, and queues the steps after them.</summary>
/// <remarks>Steps that fall due together are taken together: read in a few statements and written in one transaction, whether it is one or a storm of them.</remarks>
public sealed class TakeEscalationStep(ThroughlineDb db, WhoIsOnDuty duty, IClock clock) : IDoDueWork
{
    static readonly string Happened = Fact.KindOf(typeof(TicketUnanswered));
    static readonly IReadOnlyList<(Type, string?)> Tables = [(typeof(Fact), null), (typeof(DueWork), null)];

    readonly Dictionary<(EscalateTo, Guid?, Guid Team), IReadOnlyList<(Guid Id, string Name)>> known = [];

    public string Kind => EscalationPlans.Work;

    public Task Do(DueWork work, CancellationToken stop) => DoTogether([work], stop);

    public async Task<IReadOnlyCollection<Guid>> DoTogether(IReadOnlyList<DueWork> works, CancellationToken stop)
    {
        var now = clock.Now();
        var about = works.Select(w => (Work: w, Ticket: Guid.Parse(w.Data))).ToList();
        var ids = about.Select(a => a.Ticket).Distinct().ToList();
        var tickets = await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Id) && t.IsOpen && t.AcknowledgedAt == null && t.TeamId != null).ToDictionaryAsync(t => t.Id, stop);
        var unanswered = tickets.Keys.ToList();
        // written with what it queued, so that done twice it does nothing
        var taken = (await db.Facts.AsNoTracking().Where(f => f.Subject != null && unanswered.Contains(f.Subject.Value) && f.Kind == Happened).Select(f => new { f.Subject, f.Data }).ToListAsync(stop)).ToLookup(f => f.Subject!.Value, f => f.Data);
        var policies = await db.EscalationPolicies.AsNoTracking().Include(p => p.Steps).ToDictionaryAsync(p => (p.TeamId, p.Priority), stop);
        var steps = new List<Step>();
        foreach (var (work, id) in about)
            if (tickets.TryGetValue(id, out var ticket) && Step.Of(work, ticket, policies.GetValueOrDefault((ticket.TeamId!.Value, ticket.Priority))) is { } step && !taken[id].Any(d => d.Contains($"\"{step.About}\"", StringComparison.Ordinal))) steps.Add(step);

        var next = steps.Select(s => EscalationPlans.StepOf(s.Policy, s.Ticket, s.Number + 1)).OfType<DueWork>().Select(w => w.Key).ToList();
        var queued = next.Count == 0 ? [] : (await db.DueWork.AsNoTracking().Where(w => next.Contains(w.Key)).Select(w => w.Key).ToListAsync(stop)).ToHashSet();
        var rows = new Data.Bulk.NewRows();
        foreach (var step in steps) Take(step, await Receivers(step.Due, step.Ticket.TeamId!.Value, now), queued, rows, now);
        await db.AddTogether(rows, Tables, stop);
        return [.. works.Select(w => w.Id)];
    }

    /// <summary>A step that is due on a ticket.</summary>
    sealed record Step(Ticket Ticket, EscalationPolicy Policy, int Number, EscalationStep Due)
    {
        public string About => string.Create(CultureInfo.InvariantCulture, $"step:P{Ticket.Priority}:{Number}");

        /// <summary>Null when there is another priority or another policy by now: its own steps are queued.</summary>
        public static Step? Of(DueWork work, Ticket ticket, EscalationPolicy? policy)
        {
            var number = int.Parse(work.Key[(work.Key.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            return policy?.StepAt(number) is { } due && EscalationPlans.StepOf(policy, ticket, number)!.Key == work.Key ? new Step(ticket, policy, number, due.Step) : null;
        }
    }

    static void Take(Step step, IReadOnlyList<(Guid Id, string Name)> told, HashSet<string> queued, Data.Bulk.NewRows rows, Instant now)
    {
        var ticket = step.Ticket;
        var minutes = (int)(now - ticket.OpenedAt).TotalMinutes;
        foreach (var (id, _) in told)
            rows.Add(Tell.Person(id, ticket, $"{step.About}:{id:N}", $"{ticket.Reference} P{ticket.Priority} unanswered for {minutes} min: {ticket.Title}", $"Nobody has acknowledged it. Open it and acknowledge it, or take it.\n{ticket.Description}", now));
        rows.Add(Fact.Of(new TicketUnanswered(ticket.Id, ticket.Reference, step.About, minutes, step.Due.To, [.. told.Select(t => t.Name)]), ticket.NetworkId, null, now));
        // nobody there: the next step does not wait for its time
        if (EscalationPlans.StepOf(step.Policy, ticket, step.Number + 1) is { } next && queued.Add(next.Key)) rows.Add(told.Count > 0 ? next : DueWork.At(now, next.Kind, next.Key, next.Data));
    }

    /// <summary>Who is told; the tickets of a storm mostly belong to one team.</summary>
    async Task<IReadOnlyList<(Guid Id, string Name)>> Receivers(EscalationStep step, Guid team, Instant now)
    {
        var key = (step.To, step.PersonId, team);
        return known.TryGetValue(key, out var who) ? who : known[key] = await Find(step, team, now);
    }

    async Task<IReadOnlyList<(Guid Id, string Name)>> Find(EscalationStep step, Guid team, Instant now)
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
