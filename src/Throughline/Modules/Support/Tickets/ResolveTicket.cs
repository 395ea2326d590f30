using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Resolves a ticket: a cause code and what fixed it, or nothing. All its clocks stop.</summary>
public sealed class ResolveTicket(ThroughlineDb db, ClockHours hours, IEnumerable<IWhenTicketResolved> others, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="RestoredAt">When the service was back, if that is not now.</param>
    /// <param name="Children">Resolve what is open of the tickets under it as well.</param>
    public sealed record Input(string Ticket, Cause? Cause = null, [property: AtMost(2000), Words("What fixed it")] string? Fix = null, [property: AtMost(80), Words("What failed")] string? Component = null, Instant? RestoredAt = null, bool Children = false);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        await Do(ticket, input);
        if (input.Children)
            foreach (var child in await db.Tickets.WithClocks().Where(t => t.ParentId == ticket.Id && t.IsOpen).OrderBy(t => t.Number).ToListAsync())
                await Do(child, input with { Component = null, RestoredAt = input.RestoredAt is { } at ? Instant.Max(at, child.OpenedAt) : null });
        await db.SaveChangesAsync();
        return ticket;
    }

    /// <summary>Changes the tracked ticket and adds what belongs to it; the caller saves.</summary>
    public async Task Do(Ticket ticket, Input input)
    {
        var now = clock.Now();
        var at = input.RestoredAt?.ToMicroseconds() ?? now;
        ticket.Resolve(input.Cause, input.Fix, at, now);
        if (input.Component is not null && ticket.NetworkId is { } network) ticket.IsAbout(network, ticket.OrganisationId!.Value, ticket.SiteId, ticket.ServiceId, input.Component);
        var of = await hours.For(ticket);
        // an agreement may count until whoever is owed was told, not until it ran again
        foreach (var told in ticket.Clocks.Where(c => c.Stops == ClockStop.Told && c.StoppedAt is null).ToList()) ticket.Correct(told, new ClockFact(ClockEvent.Stopped, now, now), of);
        ticket.Note(ClockEvent.Stopped, at, now, of);
        db.Facts.Add(Fact.Of(new TicketResolved(ticket.Id, ticket.Reference, input.Cause!.Value, input.Fix!.TrimEnd('.') + ".", (int)(at - ticket.OpenedAt).TotalMinutes), ticket.NetworkId, user.Id, now));
        if (ticket.ReporterId is { } reporter && reporter != user.Id)
            db.DueWork.Add(Tell.Person(reporter, ticket, $"resolved:{ticket.Reopenings}", $"{ticket.Reference} is resolved: {ticket.Title}", $"{input.Fix}\nIf it is not so, reopen the ticket within 14 days.", now));
        db.DueWork.Add(CloseBySilence.After(ticket, now));
        foreach (var other in others) await other.Resolved(ticket, now);
    }
}
