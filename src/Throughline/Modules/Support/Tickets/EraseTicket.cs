using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Erases what people wrote on a ticket and who reported it; what was done, when and for what cause stays. It is never suggested again.</summary>
public sealed class EraseTicket(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket, [property: AtMost(400), Words("Why it is erased")] string Why);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        ticket.Erase(now);
        foreach (var note in await db.TicketNotes.Where(n => n.TicketId == ticket.Id).ToListAsync()) note.Erase();
        db.Facts.Add(Fact.Of(new TicketErased(ticket.Id, ticket.Reference, input.Why), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>The text of a ticket was erased.</summary>
public sealed record TicketErased(Guid TicketId, string Reference, string Why) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => $"The text of {Reference} was erased: {Why}.";
    public override bool IsKey => true;
}
