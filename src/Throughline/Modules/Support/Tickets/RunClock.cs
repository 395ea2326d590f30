using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Starts one more clock on a ticket: what a partner owes us, or an installation that we or somebody behind us promised. Its target comes from the agreement that holds then.</summary>
public sealed class RunClock(ThroughlineDb db, ClockHours hours, FindPromise promises, Maintenance.HeedMaintenance maintenance, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Kind">partner-restore or install; the provider's has a verb of its own.</param>
    /// <param name="With">Who owes it: the partner; of an installation the provider or partner, nobody when we owe it.</param>
    /// <param name="At">When it began, if that is not now.</param>
    public sealed record Input(string Ticket, ClockKind Kind, [property: AtMost(200), Words("Who owes it")] string? With = null, Instant? At = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var at = input.At?.ToMicroseconds() ?? now;
        var asked = Ids.Of(input.With);
        var with = input.With is null ? null : await db.Organisations.AsNoTracking().Where(o => o.Name == input.With || o.Id == asked).Select(o => new { o.Id, o.Name }).FirstOrDefaultAsync();
        var obstacles = new List<Obstacle>();
        if (!ticket.IsOpen) obstacles.Add(new("not-open", $"{ticket.Reference} is {ticket.State.Word().ToLowerInvariant()}. Reopen it first."));
        if (input.Kind is not (ClockKind.PartnerRestore or ClockKind.Install)) obstacles.Add(new("not-startable", "Only a partner's clock and an installation are started by hand; the others start with the ticket, its tier and the provider's number.", "/kind"));
        if (with is null && (input.With is not null || input.Kind == ClockKind.PartnerRestore)) obstacles.Add(new("unknown-party", input.With is null ? "Say which partner owes it." : $"There is no company {input.With}. Add it first, or correct the name.", "/with"));
        if (at > now || at < ticket.OpenedAt - Duration.FromDays(366)) obstacles.Add(new("start-out-of-range", $"It is {now.Text(null)} UTC; a clock cannot have begun {at.Text(null)}.", "/at"));
        if (ticket.NetworkId is null) obstacles.Add(new("no-network", $"{ticket.Reference} names no network, so no agreement is known. Place it first."));
        RuleException.ThrowIfAny(obstacles);

        var promised = input.Kind == ClockKind.Install ? await promises.ToInstall(ticket.NetworkId!.Value, ticket.ServiceId, at, with?.Id) : await promises.For(ticket.NetworkId!.Value, ticket.ServiceId, ticket.Priority, at, with!.Id, Owes.PartnerToUs);
        if (promised is null) throw new RuleException("nothing-promised", input.Kind == ClockKind.Install ? $"No agreement of {ticket.Reference} promises an installation. Put the days into the agreement first." : $"No agreement with {with!.Name} covers this network. Make one first, or note the wait instead.", "/kind");
        var of = await hours.For(ticket, promised.CalendarId);
        ticket.Promise(new TicketClock(input.Kind, at, promised.RestoreMinutes, promised.CalendarId, of(promised.CalendarId), promised.AgreementId, promised.Agreement, promised.Pauses, promised.Stops, with?.Id));
        if (with is not null) await db.QueueOnce(FailureClosed.WhenMonthEnds(ticket.Id, ticket.Reference, now));
        await maintenance.To(ticket, now);
        ticket.IsChanged();
        db.Facts.Add(Fact.Of(new ClockStarted(ticket.Id, ticket.Reference, input.Kind, with?.Name, promised.Agreement), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>Stops, pauses or resumes one clock of a ticket by itself.</summary>
public sealed class MoveClock(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="What">paused, resumed or stopped.</param>
    /// <param name="At">When it was so, if that is not now.</param>
    /// <param name="Until">When a pause ended that is over; it may lie before all that was noted since.</param>
    public sealed record Input(
        string Ticket, Guid Clock, ClockEvent What, [property: AtMost(200), Words("Whom it waits for")] string? On = null, [property: AtMost(400), Words("Why")] string? Reason = null, [property: AtMost(400)] string? Evidence = null, Instant? At = null, Instant? Until = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var moved = ticket.Clocks.FirstOrDefault(c => c.Id == input.Clock) ?? throw new RuleException("unknown-clock", $"{ticket.Reference} has no such clock. Read the ticket for the ids.", "/clock");
        var fact = new ClockFact(input.What, input.At?.ToMicroseconds() ?? now, now, Reason: input.Reason, WaitingOn: input.On, Evidence: input.Evidence);
        var until = input.Until?.ToMicroseconds();
        RuleException.ThrowIfAny(moved.ObstaclesTo(fact, until));
        var of = await hours.For(ticket);
        ticket.Correct(moved, fact, of);
        if (until is { } end) ticket.Correct(moved, new ClockFact(ClockEvent.Resumed, end, now), of);
        db.DueWork.AddRange(ticket.SettleAgain(now));
        db.Facts.Add(Fact.Of(new ClockMoved(ticket.Id, ticket.Reference, moved.Kind, input.What, input.On, input.Reason, input.Evidence, input.At, until), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>One more promise runs on a ticket.</summary>
public sealed record ClockStarted(Guid TicketId, string Reference, ClockKind Kind, string? With, string? Agreement) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => $"{Kind.Word()} runs{(With is null ? "" : $": {With} owes it")}{(Agreement is null ? "" : $", {Agreement}")}.";
}

/// <summary>One clock was stopped, paused or resumed by itself.</summary>
public sealed record ClockMoved(Guid TicketId, string Reference, ClockKind Kind, ClockEvent What, string? On, string? Reason, string? Evidence, Instant? At = null, Instant? Until = null) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => $"{Kind.Word()} {What.ToString().ToLowerInvariant()}{(At is { } at ? $" {at.Text(null)}{(Until is { } until ? $" to {until.Text(null)}" : "")} UTC" : "")}{(On is null ? "" : $", waits for {On}")}{(Reason is null ? "" : $": {Reason}")}{(Evidence is null ? "" : $"; evidence: {Evidence}")}.";
}
