using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Says that we have seen a ticket: the promise to answer is kept.</summary>
public sealed class AcknowledgeTicket(ThroughlineDb db, ClockHours hours, TierClocks tiers, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        ticket.Acknowledge(now);
        ticket.Note(ClockEvent.Stopped, now, now, await hours.For(ticket), [ClockKind.CustomerRespond]);
        db.Facts.Add(Fact.Of(new TicketAcknowledged(ticket.Id, ticket.Reference, (int)(now - ticket.OpenedAt).TotalMinutes), ticket.NetworkId, user.Id, now));
        await tiers.Ensure(ticket, now);
        await db.SaveChangesAsync();
        return ticket;
    }
}
