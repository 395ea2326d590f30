using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Judges anew how bad a ticket is: the promises of the new priority hold, and what has run on the clocks stays.</summary>
public sealed class ChangePriority(ThroughlineDb db, ClockHours hours, FindPromise promises, TierClocks tiers, Escalation.EscalationPlans escalation, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Since">Since when the impact is so, if that is not now: the time in which it was down is an outage, the rest is not.</param>
    public sealed record Input(string Ticket, Impact Impact, Urgency Urgency, [property: AtMost(400)] string Why, Instant? Since = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var (before, impact) = (ticket.Priority, ticket.Impact);
        ticket.Judge(input.Impact, input.Urgency, input.Since?.ToMicroseconds() ?? now, now);
        if (ticket.Priority != before)
        {
            var promised = (ticket.NetworkId is { } network ? await promises.For(network, ticket.ServiceId, ticket.Priority, now) : null) ?? Promised.OfTheHouse(ticket.Priority);
            var theirs = ticket.NetworkId is { } n && ticket.ProviderId is { } provider ? await promises.For(n, ticket.ServiceId, ticket.Priority, now, provider) : null;
            var hoursOf = await hours.For(ticket, promised.CalendarId, theirs?.CalendarId);
            ticket.ChangeTerms(ClockKind.CustomerRespond, promised.RespondMinutes, promised.CalendarId, now, hoursOf, input.Why);
            ticket.ChangeTerms(ClockKind.CustomerRestore, promised.RestoreMinutes, promised.CalendarId, now, hoursOf, input.Why);
            if (promised.ResolveMinutes is not { } resolve) ticket.Note(ClockEvent.Stopped, now, now, hoursOf, [ClockKind.CustomerResolve], input.Why);
            else if (ticket.Clocks.Exists(c => c is { Kind: ClockKind.CustomerResolve, StoppedAt: null })) ticket.ChangeTerms(ClockKind.CustomerResolve, resolve, promised.CalendarId, now, hoursOf, input.Why);
            else ticket.PromiseMore(new TicketClock(ClockKind.CustomerResolve, now, resolve, promised.CalendarId, hoursOf(promised.CalendarId), promised.AgreementId, promised.Agreement, promised.Pauses, promised.Stops), now, hoursOf);
            foreach (var partners in ticket.Clocks.Where(c => c is { Kind: ClockKind.PartnerRestore, StoppedAt: null, OwedById: not null }).ToList())
                if (await promises.For(ticket.NetworkId!.Value, ticket.ServiceId, ticket.Priority, now, partners.OwedById, Owes.PartnerToUs) is { } owed)
                    ticket.GoOnBy(partners, owed.RestoreMinutes, owed.CalendarId, now, now, await hours.For(ticket, owed.CalendarId), input.Why);
            await tiers.GoOn(ticket, now, input.Why);
            if (theirs is not null) ticket.ChangeTerms(ClockKind.ProviderRestore, theirs.RestoreMinutes, theirs.CalendarId, now, hoursOf, input.Why);
            if (await escalation.First(ticket) is { } step) await db.QueueOnce(step);
        }
        var again = ticket.Impact != impact || input.Since is not null;
        if (ticket.Priority != before || again)
        {
            db.Facts.Add(Fact.Of(new PriorityChanged(ticket.Id, ticket.Reference, before, ticket.Priority, input.Why, again ? ticket.Impact : null, input.Since), ticket.NetworkId, user.Id, now));
        }
        await db.SaveChangesAsync();
        return ticket;
    }
}
