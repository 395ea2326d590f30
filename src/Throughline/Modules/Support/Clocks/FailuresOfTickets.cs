using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Maintenance;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Clocks;

/// <summary>Reads tickets as agreements see them: what was down, what counts against whom, which promises were kept.</summary>
public sealed class FailuresOfTickets(ThroughlineDb db, ClockHours hours, IClock clock) : IFailures
{
    public async Task<Failure?> Of(Guid ticketId) => (await Read(db.Tickets.Where(t => t.Id == ticketId))).SingleOrDefault();

    public async Task<IReadOnlyList<Failure>> Between(Instant from, Instant to, IReadOnlyCollection<Guid>? networks, bool outagesOnly) => [.. (await Read(db.Tickets.Where(t =>
        t.NetworkId != null && t.OpenedAt < to && (t.ResolvedAt == null || t.ResolvedAt > from) && (networks == null || networks.Contains(t.NetworkId.Value))
        && (!outagesOnly || (t.WasDown && t.Kind == TicketKind.Incident))))).Where(f => !outagesOnly || f.IsOutage)];

    public async Task<IReadOnlyList<Failure>> Broken(Instant from, Instant to, IReadOnlyCollection<Guid> networks)
    {
        var now = clock.Now();
        return await Read(db.Tickets.Where(t => t.NetworkId != null && networks.Contains(t.NetworkId.Value)
            && t.Clocks.Any(c => c.StoppedAt == null ? c.DueAt <= now : c.WasBreached && c.StoppedAt >= from && c.StoppedAt < to)));
    }

    async Task<List<Failure>> Read(IQueryable<Ticket> wanted)
    {
        var now = clock.Now();
        var tickets = await wanted.AsNoTracking().WithClocks().Include(t => t.Impacts).ToListAsync();
        var calendars = await hours.For(tickets.SelectMany(t => t.Clocks));
        return [.. tickets.Where(t => t.NetworkId is not null).OrderBy(t => t.Number).Select(t => Told(t, calendars, now))];
    }

    static Failure Told(Ticket ticket, Func<Guid?, BusinessCalendar> calendars, Instant now)
    {
        var read = ticket.Clocks.Select(c => (Clock: c, Reading: c.Read(calendars, now))).ToList();
        return new Failure(
            ticket.Id, ticket.Reference, ticket.Title, ticket.Kind == TicketKind.Incident, ticket.Priority, ticket.NetworkId!.Value, ticket.ServiceId, ticket.Kind == TicketKind.Incident ? ticket.DownWhile() : [],
            ticket.OpenedAt, ticket.ResolvedAt, ticket.Cause?.Word(), ExcludedBy(ticket.Cause), ticket.Fix, Doing(ticket), ticket.ProviderReference,
            [.. read.Where(r => r.Clock.Kind != ClockKind.TierRestore).OrderBy(r => r.Clock.Kind).Select(r => Run(ticket, r.Clock, r.Reading, now))]);
    }

    static PromiseRun Run(Ticket ticket, TicketClock clock, ClockReading reading, Instant now) => new(
        clock.Kind switch { ClockKind.CustomerRespond => PromiseKind.Respond, ClockKind.CustomerResolve => PromiseKind.Resolve, ClockKind.Install => PromiseKind.Install, _ => PromiseKind.Restore },
        clock.OwedById ?? (clock.Kind == ClockKind.ProviderRestore ? ticket.ProviderId : null), clock.AgreementId, reading.Target, reading.Elapsed, reading.StoppedAt ?? now, reading.StoppedAt is not null, reading.Breached,
        [.. reading.Stretches.Where(s => !s.Counts && s.Why.StartsWith("waiting", StringComparison.Ordinal)).Select(s => s.Why).Distinct()],
        [.. reading.Stretches.Where(s => s.Counts && (s.To ?? now) > s.From).Select(s => new Interval(s.From, s.To ?? now))],
        [.. reading.Stretches.Where(s => !s.Counts && s.Why.StartsWith(MaintenanceWindow.Announced, StringComparison.Ordinal)).Select(s => new Interval(s.From, s.To ?? now))],
        [.. reading.Stretches.Where(s => !s.Counts && s.Why == ClockStretch.OutsideHours && (s.To ?? now) > s.From).Select(s => new Interval(s.From, s.To ?? now))]);

    static Exclusions ExcludedBy(Cause? cause) => cause switch
    {
        Cause.CustomerPower => Exclusions.CustomerPower,
        Cause.CustomerEquipment => Exclusions.CustomerEquipment,
        Cause.External => Exclusions.External,
        _ => Exclusions.None,
    };

    static string? Doing(Ticket ticket)
    {
        var problem = ticket.ProblemReference is { } p ? $"It is one of several like it; their cause is worked on as {p}." : null;
        return ticket.IsOpen ? $"{ticket.State.Word()}, {(ticket.BallWith is { } with ? $"waiting for {with}" : "we are working on it")}. {problem}".TrimEnd() : problem;
    }
}
