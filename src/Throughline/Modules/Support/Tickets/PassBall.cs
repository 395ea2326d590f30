using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Says who must move next. The clocks run on: only waiting stops one.</summary>
public sealed class PassBall(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Ticket, PartyKind To, [property: AtMost(200)] string? With = null, [property: AtMost(400)] string? Why = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        ticket.PassBall(input.To, input.With, now);
        db.Facts.Add(Fact.Of(new BallPassed(ticket.Id, ticket.Reference, input.To, input.With, input.Why), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}
