using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Clocks;

/// <summary>What each tier owes the desk runs on the ticket too, where an operational-level agreement says so: a breach can then be laid where it arose.</summary>
public sealed class TierClocks(ClockHours hours, FindPromise promises)
{
    /// <summary>The clock of the tier that has the ticket, from the instant the tier got it; nothing when it runs already or nothing is owed.</summary>
    public async Task Ensure(Ticket ticket, Instant now)
    {
        if (!ticket.IsOpen || ticket.Clocks.Exists(c => c.Kind == ClockKind.TierRestore && c.StoppedAt is null)) return;
        var from = ticket.Clocks.Where(c => c.Kind == ClockKind.TierRestore).Max(c => c.StoppedAt) ?? ticket.OpenedAt;
        if (await promises.OfTier(ticket.Tier, ticket.Priority, from) is not { } owed) return;
        var of = await hours.For(ticket, owed.CalendarId);
        ticket.Promise(new TicketClock(ClockKind.TierRestore, from, owed.RestoreMinutes, owed.CalendarId, of(owed.CalendarId), owed.AgreementId, owed.Agreement, owed.Pauses, tier: ticket.Tier));
    }

    /// <summary>The priority changed: the tier that has it goes on by what it owes for the new one, and what has accrued stays.</summary>
    public async Task GoOn(Ticket ticket, Instant now, string why)
    {
        foreach (var running in ticket.Clocks.Where(c => c is { Kind: ClockKind.TierRestore, StoppedAt: null, Tier: not null }).ToList())
            if (await promises.OfTier(running.Tier!.Value, ticket.Priority, now) is { } owed)
                ticket.GoOnBy(running, owed.RestoreMinutes, owed.CalendarId, now, now, await hours.For(ticket, owed.CalendarId), why);
    }

    /// <summary>The ticket went to another tier: the clock of the one before ends, the other's begins.</summary>
    public async Task Pass(Ticket ticket, Instant now)
    {
        ticket.Note(Agreements.Published.ClockEvent.Stopped, now, now, await hours.For(ticket), [ClockKind.TierRestore], reason: "passed on");
        await Ensure(ticket, now);
    }
}
