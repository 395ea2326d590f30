using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Says which network a ticket is about: it leaves triage, is routed, and its promises are those of the network.</summary>
public sealed class PlaceTicket(ThroughlineDb db, Routing.ReadStanding standings, ClockHours hours, FindPromise promises, Maintenance.HeedMaintenance maintenance, Escalation.EscalationPlans escalation, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket, [property: AtMost(40)] string Network);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var standing = await standings.Of(input.Network, now)
            ?? throw new RuleException("unknown-network", $"There is no network {input.Network}.", "/network");
        ticket.IsAbout(standing.NetworkId, standing.CustomerId);
        var promised = await promises.For(standing.NetworkId, null, ticket.Priority, now) ?? Promised.OfTheHouse(ticket.Priority);
        var hoursOf = await hours.For(ticket, promised.CalendarId);
        ticket.ChangeTerms(ClockKind.CustomerRespond, promised.RespondMinutes, promised.CalendarId, now, hoursOf, $"is about {standing.Network}");
        ticket.ChangeTerms(ClockKind.CustomerRestore, promised.RestoreMinutes, promised.CalendarId, now, hoursOf, $"is about {standing.Network}");
        if (promised.ResolveMinutes is { } resolve && ticket.IsOpen && ticket.ClockOf(ClockKind.CustomerResolve) is null)
            ticket.PromiseMore(new TicketClock(ClockKind.CustomerResolve, ticket.ClockOf(ClockKind.CustomerRestore)?.StartedAt ?? now, resolve, promised.CalendarId, hoursOf(promised.CalendarId)), now, hoursOf);
        foreach (var ours in ticket.Clocks.Where(c => c.IsCustomers && c.StoppedAt is null)) ours.IsUnder(promised.AgreementId, promised.Agreement, promised.Pauses, promised.Stops);
        await maintenance.To(ticket, now);
        if (ticket.OwnerId is null)
        {
            var routed = Routing.TicketRoute.For(standing, now);
            ticket.AssignTo(routed.OwnerId, routed.TeamId, ticket.Tier);
            if (routed.OwnerId is { } owner && owner != user.Id) db.DueWork.Add(Tell.Person(owner, ticket, "placed", $"{ticket.Reference} P{ticket.Priority} {ticket.Title}", $"{standing.Network}, {standing.Customer}: yours, as {routed.Why}.", now));
        }
        if (await escalation.First(ticket) is { } step) await db.QueueOnce(step);
        db.Facts.Add(Fact.Of(new TicketPlaced(ticket.Id, ticket.Reference, standing.Network), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}
