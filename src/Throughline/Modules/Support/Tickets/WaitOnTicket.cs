using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Says that nothing can go on before somebody else has moved; stops the customer's clock where the agreement says so.</summary>
public sealed class WaitOnTicket(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="On">Which side is waited for.</param>
    /// <param name="Evidence">What shows it; needed when it stops the clock.</param>
    public sealed record Input(
        string Ticket, PartyKind On, [property: AtMost(400), Words("Why")] string Reason, [property: AtMost(200)] string? With = null,
        Instant? Until = null, [property: AtMost(400)] string? Evidence = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        ticket.Wait(input.On, input.With, input.Reason, input.Until, input.Evidence, now);
        var hoursOf = await hours.For(ticket);
        ticket.Note(ClockEvent.Stopped, now, now, hoursOf, [ClockKind.CustomerRespond]);
        var stops = ticket.Pause(input.On, now, hoursOf, input.Reason, input.With ?? input.On.Word(), input.Evidence);
        db.Facts.Add(Fact.Of(new TicketWaits(ticket.Id, ticket.Reference, input.On, input.With, input.Reason, input.Evidence, stops), ticket.NetworkId, user.Id, now));
        // a second wait until the same instant finds its waking queued already
        if (WakeTicket.Of(ticket) is { } waking) await db.QueueOnce(waking);
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>Ends a wait: the ball is with us again and the customer's clock runs.</summary>
public sealed class ContinueTicket(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        ticket.Continue(now);
        ticket.Note(ClockEvent.Resumed, now, now, await hours.For(ticket), [ClockKind.CustomerRestore, ClockKind.CustomerResolve, ClockKind.TierRestore]);
        db.Facts.Add(Fact.Of(new TicketContinues(ticket.Id, ticket.Reference), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}
