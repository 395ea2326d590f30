using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Notes that the provider has our report under their number: what they promised us begins to run beside what we promised.</summary>
public sealed class OpenProviderClock(ThroughlineDb db, ClockHours hours, FindPromise promises, Maintenance.HeedMaintenance maintenance, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Provider">Name or id; without it the provider of the ticket's service.</param>
    /// <param name="TheirReference">Their number for it: 7781204.</param>
    public sealed record Input(string Ticket, [property: AtMost(80), Words("Their reference")] string TheirReference, [property: AtMost(200)] string? Provider = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var service = ticket.ServiceId is { } s ? await db.Networks.AsNoTracking().SelectMany(n => n.Services).Where(x => x.Id == s).Select(x => new { x.ProviderId, x.CircuitId }).SingleOrDefaultAsync() : null;
        var theirs = service?.ProviderId;
        var provider = await db.Organisations.AsNoTracking().Where(o => input.Provider == null ? o.Id == theirs : o.Name == input.Provider || o.Id == Ids.Of(input.Provider))
            .Select(o => new { o.Id, o.Name }).FirstOrDefaultAsync();
        RuleException.ThrowIfAny(provider is not null ? ticket.ObstaclesToOpenProviderClock()
            : [.. ticket.ObstaclesToOpenProviderClock(), new("unknown-provider", input.Provider is null ? $"{ticket.Reference} names no service of a provider. Say which provider has it." : $"There is no company {input.Provider}. Add it first, or correct the name.", "/provider")]);

        var promised = ticket.NetworkId is { } network ? await promises.For(network, ticket.ServiceId, ticket.Priority, now, provider!.Id) : null;
        promised ??= Promised.OfTheHouse(ticket.Priority);
        var hoursOf = await hours.For(ticket, promised.CalendarId);
        ticket.OpenProviderClock(provider!.Id, input.TheirReference, new TicketClock(ClockKind.ProviderRestore, now, promised.RestoreMinutes, promised.CalendarId, hoursOf(promised.CalendarId), promised.AgreementId, promised.Agreement, promised.Pauses, promised.Stops, provider.Id));
        await maintenance.To(ticket, now);
        await db.QueueOnce(FailureClosed.WhenMonthEnds(ticket.Id, ticket.Reference, now));
        ticket.PassBall(PartyKind.Provider, provider.Name, now);
        ticket.Note(ClockEvent.Stopped, now, now, hoursOf, [ClockKind.CustomerRespond]);
        db.Facts.Add(Fact.Of(new ProviderClockOpened(ticket.Id, ticket.Reference, provider.Name, input.TheirReference, service?.CircuitId), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>Notes that the provider says they wait, and on whom: their clock stands still, ours runs on.</summary>
public sealed class PauseProviderClock(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="At">When it began, if that is not now.</param>
    public sealed record Input(
        string Ticket, [property: AtMost(200), Words("Whom they wait for")] string On, [property: AtMost(400), Words("Why")] string Reason, [property: AtMost(400)] string Evidence, Instant? At = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var provider = await ProviderOf(db, ticket);
        if (ticket.ClockOf(ClockKind.ProviderRestore) is { IsPaused: true }) throw new RuleException("paused-already", $"The clock of {provider} stands still already. Let it run first.");
        RuleException.ThrowIfAny(ticket.ClockOf(ClockKind.ProviderRestore)!.ObstaclesTo(new ClockFact(ClockEvent.Paused, input.At ?? now, now, Reason: input.Reason, WaitingOn: input.On, Evidence: input.Evidence)));
        ticket.Note(ClockEvent.Paused, input.At ?? now, now, await hours.For(ticket), [ClockKind.ProviderRestore], input.Reason, input.On, input.Evidence);
        db.Facts.Add(Fact.Of(new ProviderClockPaused(ticket.Id, ticket.Reference, provider, input.On, input.Reason, input.Evidence), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }

    internal static async Task<string> ProviderOf(ThroughlineDb db, Ticket ticket)
    {
        if (ticket.ClockOf(ClockKind.ProviderRestore) is not { StoppedAt: null })
            throw new RuleException("no-provider-clock", $"No provider's clock runs on {ticket.Reference}. Open one with their number first.");
        return await db.Organisations.AsNoTracking().Where(o => o.Id == ticket.ProviderId).Select(o => o.Name).SingleAsync();
    }
}

/// <summary>Lets the provider's clock run again.</summary>
public sealed class ResumeProviderClock(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="At">When they went on, if that is not now.</param>
    public sealed record Input(string Ticket, Instant? At = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var provider = await PauseProviderClock.ProviderOf(db, ticket);
        if (ticket.ClockOf(ClockKind.ProviderRestore) is not { IsPaused: true }) throw new RuleException("not-paused", $"The clock of {provider} runs already.");
        RuleException.ThrowIfAny(ticket.ClockOf(ClockKind.ProviderRestore)!.ObstaclesTo(new ClockFact(ClockEvent.Resumed, input.At ?? now, now)));
        ticket.Note(ClockEvent.Resumed, input.At ?? now, now, await hours.For(ticket), [ClockKind.ProviderRestore]);
        db.Facts.Add(Fact.Of(new ProviderClockResumed(ticket.Id, ticket.Reference, provider), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}
