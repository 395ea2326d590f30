using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Closes a resolved ticket: the reporter agrees.</summary>
public sealed class CloseTicket(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        ticket.Close(now);
        db.Facts.Add(Fact.Of(new TicketClosed(ticket.Id, ticket.Reference, BySilence: false), ticket.NetworkId, user.Id, now));
        if (ticket.MayCostMoney) db.DueWork.Add(FailureClosed.Settle(ticket.Id, ticket.Reference, ticket.Reopenings, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>Opens a ticket again, within 14 days: the same ticket, the same clocks.</summary>
public sealed class ReopenTicket(ThroughlineDb db, ClockHours hours, CountByNewTerms terms, Maintenance.HeedMaintenance maintenance, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket, [property: AtMost(1000)] string Why);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var resolved = ticket.BallSince;
        ticket.Reopen(now);
        ticket.RunAgain(resolved, now, await hours.For(ticket));
        await terms.To(ticket, now);
        await maintenance.To(ticket, now);
        db.Facts.Add(Fact.Of(new TicketReopened(ticket.Id, ticket.Reference, input.Why), ticket.NetworkId, user.Id, now));
        if (ticket.OwnerId is { } owner && owner != user.Id) db.DueWork.Add(Tell.Person(owner, ticket, $"reopened:{ticket.Reopenings}", $"{ticket.Reference} P{ticket.Priority} was reopened", input.Why, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>Closes what was resolved when nobody objected for five working days.</summary>
public sealed class CloseBySilence(ThroughlineDb db, IClock clock) : IDoDueWork
{
    const string Work = "close-ticket";

    public string Kind => Work;

    internal static DueWork After(Ticket ticket, Instant now)
    {
        var office = Calendars.Published.StandardHours.Office("Europe/London");
        var day = office.AddWorkingDays(now.InZone(office.Zone).Date, 5)!.Value;
        return DueWork.At(day.At(new LocalTime(17, 30)).InZoneLeniently(office.Zone).ToInstant(), Work, $"{Work}:{ticket.Reference}:{ticket.Reopenings}", ticket.Id.ToString());
    }

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var ticket = await db.Tickets.WithClocks().SingleOrDefaultAsync(t => t.Id == Guid.Parse(work.Data), stop);
        if (ticket is not { State: TicketState.Resolved } || work.Key != $"{Work}:{ticket.Reference}:{ticket.Reopenings}") return;
        var now = clock.Now();
        ticket.Close(now);
        db.Facts.Add(Fact.Of(new TicketClosed(ticket.Id, ticket.Reference, BySilence: true), ticket.NetworkId, null, now));
        if (ticket.MayCostMoney) db.DueWork.Add(FailureClosed.Settle(ticket.Id, ticket.Reference, ticket.Reopenings, now));
        await db.SaveChangesAsync(stop);
    }
}
