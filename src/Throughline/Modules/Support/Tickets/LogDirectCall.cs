using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>“They called me”: a call that went past the front door becomes a ticket, with the time it took. Nobody is blamed; the front door is mended by it.</summary>
public sealed class LogDirectCall(ThroughlineDb db, OpenTicket open, ResolveTicket resolve, ClockHours hours, CurrentUser user, IClock clock)
{
    /// <param name="Caller">Who called.</param>
    /// <param name="Done">True when the call settled it.</param>
    public sealed record Input(
        [property: AtMost(40)] string Network, [property: AtMost(200), Words("Who called")] string Caller, [property: Between(1, 1440)] int Minutes,
        [property: AtMost(2000), Words("What it was about")] string Note, bool Done = false);

    public async Task<Ticket> Run(Input input)
    {
        var line = input.Note.ReplaceLineEndings(" ");
        var opened = await open.Prepare(new OpenTicket.Input(line.Length <= 80 ? line : line[..79] + "…", input.Note, input.Network, input.Done ? TicketKind.Question : TicketKind.Incident, Impact.Minor, Channel: Channel.Direct, Reporter: input.Caller));
        opened.AddTo(db);
        var now = clock.Now();
        var ticket = opened.Ticket;
        var me = user.Id ?? throw new RuleException("nobody-asks", "Sign in to note a call.");
        ticket.Take(me, ticket.Tier, now);
        ticket.Note(ClockEvent.Stopped, now, now, await hours.For(ticket), [ClockKind.CustomerRespond]);
        db.WorkEntries.Add(new WorkEntry(ticket.Id, me, "Direct call", input.Minutes, ticket.Tier, false, now));
        if (input.Done) await resolve.Do(ticket, new ResolveTicket.Input(ticket.Reference, Cause.Answered, input.Note));
        await db.SaveChangesAsync();
        return ticket;
    }
}
