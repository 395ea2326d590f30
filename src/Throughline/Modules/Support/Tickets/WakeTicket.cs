using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Wakes a ticket when the time comes until which it was to wait: the ball is with us again, the clocks run from that instant, and whose it is is told.</summary>
public sealed class WakeTicket(ThroughlineDb db, ClockHours hours, AnsweringNow answering, IClock clock) : IDoDueWork
{
    const string Work = "wake-ticket";

    public string Kind => Work;

    /// <summary>Null when it waits without an end. A second wait until the same instant is the same waking.</summary>
    internal static DueWork? Of(Ticket ticket) => ticket is { State: TicketState.Waiting, WaitUntil: { } until } ? DueWork.At(until, Work, KeyOf(ticket, until), ticket.Id.ToString()) : null;

    static string KeyOf(Ticket ticket, Instant until) => string.Create(CultureInfo.InvariantCulture, $"{Work}:{ticket.Reference}:{until.ToUnixTimeTicks() / 10}");

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var ticket = await db.Tickets.One(work.Data);
        // it went on by itself, or waits for something else now
        if (ticket is not { State: TicketState.Waiting, WaitUntil: { } until } || KeyOf(ticket, until) != work.Key) return;
        var now = clock.Now();
        var (reason, with) = (ticket.WaitReason, ticket.BallWith ?? ticket.Ball.Word());
        ticket.Continue(now);
        ticket.Note(ClockEvent.Resumed, until, now, await hours.For(ticket), [ClockKind.CustomerRestore, ClockKind.CustomerResolve, ClockKind.TierRestore]);
        db.Facts.Add(Fact.Of(new TicketWoke(ticket.Id, ticket.Reference, with, reason), ticket.NetworkId, null, now));
        var told = ticket.OwnerId ?? (ticket.NetworkId is { } network ? (await answering.For(network, now, "Etc/UTC")).Answering.PersonId : null);
        if (told is { } person)
            db.DueWork.Add(Tell.Person(person, ticket, work.Key, $"{ticket.Reference} P{ticket.Priority} waits no longer", $"The time for which it was to wait on {with} is over: {reason}\n{ticket.Title}", now));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>The time is over for which a ticket was to wait.</summary>
public sealed record TicketWoke(Guid TicketId, string Reference, string With, string? Reason) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"The wait on {With} is over ({Reason}): {Reference} goes on.";
}
