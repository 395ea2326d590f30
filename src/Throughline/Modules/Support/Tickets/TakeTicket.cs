using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Takes a ticket, or gives it to a colleague: from now on it is that person's work.</summary>
public sealed class TakeTicket(ThroughlineDb db, ClockHours hours, TierClocks tiers, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Person">Name or id; without it whoever asks takes it.</param>
    public sealed record Input(string Ticket, [property: AtMost(200)] string? Person = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var person = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (input.Person == null ? p.Id == user.Id : p.Name == input.Person || p.Id == Ids.Of(input.Person)))
            .Select(p => new { p.Id, p.Name, p.Roles, p.Tier }).FirstOrDefaultAsync();
        if (person is null || (person.Roles & Roles.Technical) == 0)
            throw new RuleException("cannot-take", $"{input.Person ?? user.Name} takes no tickets: only active engineers, support and managers do. Name one of them.", "/person");

        var tier = ticket.Tier;
        await tiers.Ensure(ticket, now);
        ticket.Take(person.Id, person.Tier ?? ticket.Tier, now);
        ticket.Note(ClockEvent.Stopped, now, now, await hours.For(ticket), [ClockKind.CustomerRespond]);
        db.Facts.Add(Fact.Of(new TicketAssigned(ticket.Id, ticket.Reference, person.Id, person.Name, person.Id == user.Id ? null : user.Name), ticket.NetworkId, user.Id, now));
        if (person.Id != user.Id) db.DueWork.Add(Tell.Person(person.Id, ticket, $"given:{ticket.Version}", $"{ticket.Reference} P{ticket.Priority} is yours", $"{user.Name} gave you “{ticket.Title}”.", now));
        if (ticket.Tier != tier) await tiers.Pass(ticket, now);
        await db.SaveChangesAsync();
        return ticket;
    }
}
