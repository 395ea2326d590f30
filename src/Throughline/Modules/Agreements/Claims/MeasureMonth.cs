using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>A month of one service under one agreement: what was promised, what it came to, and the tickets behind it.</summary>
/// <param name="ChargeMinor">What a credit is a share of: the monthly charge of the circuit, or of the agreement when the circuit has none of its own.</param>
/// <param name="Failures">Outages that count.</param>
/// <param name="Late">Tickets on which a restoring or an installation was late that costs something, and that are not among the outages.</param>
/// <param name="NotCounted">Outages that the agreement excludes.</param>
/// <param name="Held">Days on which it, or one it took the place of, is in force.</param>
public sealed record ServiceMonth(Agreement Agreement, AgreementTerms Terms, Network Network, Service Service, MonthOfService Month, long ChargeMinor, IReadOnlyList<Failure> Failures, IReadOnlyList<Failure> Late, IReadOnlyList<Failure> NotCounted, DateInterval Held)
{
    /// <summary>Less was available than promised.</summary>
    public bool Missed => Terms.PromisedPercent is { } promised && Month.AvailabilityPercent < promised;

    /// <summary>Stretches of one outage that count against whoever promised.</summary>
    public IReadOnlyList<Interval> Against(Failure failure) => failure.Against(Agreement);

    /// <summary>The tickets that it comes from, the first reported first.</summary>
    public IReadOnlyList<Failure> Tickets => [.. Failures.Where(f => Against(f).Count > 0).Concat(Late).OrderBy(f => f.ReportedAt)];
}

/// <summary>The failures of some months, by network.</summary>
/// <param name="Tickets">All tickets of the networks where being late on one costs something.</param>
public sealed record FailuresOfMonths(IReadOnlyDictionary<Guid, Network> Networks, ILookup<Guid, Failure> Outages, ILookup<Guid, Failure> Tickets)
{
    static readonly ILookup<Guid, Failure> Nothing = Array.Empty<Failure>().ToLookup(f => f.NetworkId);

    public static readonly FailuresOfMonths None = new(new Dictionary<Guid, Network>(), Nothing, Nothing);
}

/// <summary>Measures a month of every service under the agreements that cover it, for us and against us.</summary>
/// <remarks>
/// A customer's service is measured by the newest agreement that names it, else by the newest that covers its network, over the days on which it or one it took the place of is in force; a provider's
/// agreement measures the circuits that are theirs, a partner's what it covers. Against whoever stands behind us counts only the time in
/// which they had our report. An outage that names no service is held against the network's first circuit, so that it counts once.
/// </remarks>
public sealed class MeasureMonth(ThroughlineDb db, IFailures failures, WorkingCalendars calendars)
{
    /// <param name="networks">Null for all.</param>
    public async Task<IReadOnlyList<ServiceMonth>> Of(YearMonth month, IReadOnlyCollection<Guid>? networks = null)
    {
        var (first, last) = month.ToDateInterval();
        var all = db.Agreements.IgnoreQueryFilters(["internal"]).AsNoTracking();
        var covering = networks is null ? null : await all.Covering(networks);
        var wanted = covering is null ? all.Whole() : all.Whole().Where(a => covering.Contains(a.Id));
        var agreements = await wanted.Where(a => a.From <= last && (a.Until == null || a.Until >= first) && a.Owes != Owes.TierToUs).ToListAsync();
        return await Of(agreements, await Happened(agreements, first, last, networks), month);
    }

    /// <summary>What happened to the networks of these agreements over the months from one day to another.</summary>
    /// <param name="networks">Null for all they cover.</param>
    public async Task<FailuresOfMonths> Happened(IReadOnlyList<Agreement> agreements, LocalDate first, LocalDate last, IReadOnlyCollection<Guid>? networks = null)
    {
        var covered = agreements.SelectMany(a => a.Covers).Select(c => c.NetworkId).Where(n => networks is null || networks.Contains(n)).Distinct().ToList();
        if (covered.Count == 0) return FailuresOfMonths.None;
        var known = (await db.Networks.AsNoTracking().Include(n => n.Services).Include(n => n.Changes).AsSplitQuery().Where(n => covered.Contains(n.Id)).ToListAsync()).ToDictionary(n => n.Id);
        var (from, to) = Around(first, last);
        var outages = (await failures.Between(from, to, networks is null ? null : covered, outagesOnly: true)).ToLookup(f => f.NetworkId);
        // the other tickets are read only where being late on one of them costs something
        var costly = agreements.Where(a => a.Terms.Exists(v => v.Tiers.Exists(t => t.Kind is TierKind.LateRestore or TierKind.LateInstall))).SelectMany(a => a.Covers).Select(c => c.NetworkId).Where(known.ContainsKey).Distinct().ToList();
        return new FailuresOfMonths(known, outages, costly.Count == 0 ? outages : (await failures.Between(from, to, costly, outagesOnly: false)).ToLookup(f => f.NetworkId));
    }

    /// <summary>The days from one to another with a day on either side: the zones of agreements differ.</summary>
    internal static (Instant From, Instant To) Around(LocalDate first, LocalDate last) => (first.PlusDays(-1).AtMidnight().InUtc().ToInstant(), last.PlusDays(2).AtMidnight().InUtc().ToInstant());

    /// <summary>What a month of each service comes to under these agreements.</summary>
    /// <param name="tried">The agreements are tried: what was late is judged by what they promise, not by what was promised on the ticket.</param>
    public async Task<IReadOnlyList<ServiceMonth>> Of(IReadOnlyList<Agreement> agreements, FailuresOfMonths happened, YearMonth month, bool tried = false)
    {
        var (first, last) = month.ToDateInterval();
        var inForce = agreements.Where(a => a.From <= last && (a.Until is null || a.Until >= first)).ToList();
        var running = happened.Networks.Values.Where(n => RanIn(n, last)).Select(n => n.Id).ToHashSet();
        var hours = await calendars.Of(inForce.Select(a => a.TermsOf(month).CalendarId).OfType<Guid>());
        return [.. Pairs(inForce, happened.Networks).Select(p => Measured(p.Agreement, p.Held, p.Network, p.Service, month, hours, running.Contains(p.Network.Id) ? happened.Outages[p.Network.Id] : [], happened.Tickets[p.Network.Id], tried))
            .Where(m => running.Contains(m.Network.Id) || m.Month.CreditMinor > 0)];
    }

    // what is still being built is promised, but nothing of it can be down; a network that was entered as it stood never went through the phases
    static bool RanIn(Network network, LocalDate last)
    {
        if (network.Changes.Count <= 1) return true;
        return network.Changes.Any(c => c.To == Phase.InService && c.At.InUtc().Date <= last);
    }

    /// <summary>Which agreement measures which service.</summary>
    internal static IEnumerable<(Agreement Agreement, DateInterval Held, Network Network, Service Service)> Pairs(IReadOnlyList<Agreement> agreements, IReadOnlyDictionary<Guid, Network> networks)
    {
        var all = (
            from a in agreements
            from c in a.Covers
            where networks.ContainsKey(c.NetworkId)
            let n = networks[c.NetworkId]
            from s in n.Services
            where (c.ServiceId is null || c.ServiceId == s.Id) && (a.Owes != Owes.ProviderToUs || s.ProviderId == a.OrganisationId)
            select (Agreement: a, Network: n, Service: s, Named: c.ServiceId is not null)).ToList();
        return all.GroupBy(p => (p.Service.Id, p.Agreement.Owes, p.Agreement.Owes == Owes.UsToCustomer ? Guid.Empty : p.Agreement.OrganisationId))
            .Select(g => (First: g.OrderByDescending(p => p.Named).ThenByDescending(p => p.Agreement.Number).First(), Held: new DateInterval(g.Min(p => p.Agreement.Held.Start), g.Max(p => p.Agreement.Held.End))))
            .OrderBy(p => p.First.Service.Number).ThenBy(p => p.First.Agreement.Owes).Select(p => (p.First.Agreement, p.Held, p.First.Network, p.First.Service));
    }

    static ServiceMonth Measured(Agreement agreement, DateInterval held, Network network, Service service, YearMonth month, IReadOnlyDictionary<Guid, BusinessCalendar> hours, IEnumerable<Failure> outages, IEnumerable<Failure> tickets, bool tried)
    {
        var terms = agreement.TermsOf(month);
        var own = outages.Where(f => IsOf(f, network, service) && (agreement.Owes == Owes.UsToCustomer || f.Under(agreement).Any())).ToList();
        var counted = own.Where(f => (f.ExcludedBy & terms.Excluded) == 0).ToList();
        var charge = ChargeOf(agreement, terms, service);
        var calendar = terms.CalendarId is { } id ? hours[id] : StandardHours.Always;
        var late = tickets.Where(f => IsOf(f, network, service) && (f.ExcludedBy & terms.Excluded) == 0).SelectMany(f => Late(f, agreement, terms, calendar, tried).Select(l => (Failure: f, Late: l)))
            .Where(l => terms.TiersOf(l.Late.Kind).Any(t => t.Holds(l.Late.By)) && l.Late.At.DateIn(agreement.Zone).ToYearMonth() == month).ToList();
        var result = MonthOfService.Of(agreement, calendar, month, counted.SelectMany(f => f.Against(agreement, tried)), charge, [.. late.Select(l => l.Late)], held);
        var outage = counted.Select(f => f.TicketId).ToHashSet();
        return new ServiceMonth(agreement, terms, network, service, result, charge, counted, [.. late.Select(l => l.Failure).Where(f => !outage.Contains(f.TicketId)).DistinctBy(f => f.TicketId)], [.. own.Except(counted)], held);
    }

    // a promise that came from another agreement is judged under that one
    static IEnumerable<LatePromise> Late(Failure failure, Agreement agreement, AgreementTerms terms, BusinessCalendar calendar, bool tried) =>
        from run in failure.Under(agreement)
        where run.AgreementId == agreement.Id && (run.What == PromiseKind.Install || (run.What == PromiseKind.Restore && failure.IsIncident))
        let late = tried && run.What == PromiseKind.Restore ? Tried(run, terms.TargetFor(failure.Priority), calendar) : run.Missed ? run.Taken - run.Promised : (Duration?)null
        where late is not null
        let minutes = (decimal)late.Value.TotalMinutes
        select run.What == PromiseKind.Install ? new LatePromise(TierKind.LateInstall, failure.Ticket, Math.Max(0, minutes / TimeLength.DayOf(calendar)), run.Until)
            : new LatePromise(TierKind.LateRestore, failure.Ticket, Math.Max(0, minutes), run.Until);

    // by how much it would have been late in these hours and under this promise; null when it would not
    static Duration? Tried(PromiseRun run, Target? target, BusinessCalendar calendar)
    {
        if (target is null) return null;
        var hours = target.DayAndNight ? StandardHours.Always : calendar;
        var late = run.AtAnyHour.Aggregate(Duration.Zero, (sum, i) => sum + hours.Between(i.Start, i.End)) - Duration.FromMinutes(target.RestoreMinutes);
        return late > Duration.Zero ? late : null;
    }

    /// <summary>The monthly charge that a credit is a share of, minor units.</summary>
    internal static long ChargeOf(Agreement agreement, AgreementTerms terms, Service service)
    {
        var own = agreement.Owes switch { Owes.UsToCustomer => service.MonthlyMinor, Owes.ProviderToUs => service.MonthlyCostMinor, _ => 0 };
        return own > 0 && service.Currency == terms.Currency ? own : terms.MonthlyMinor;
    }

    /// <summary>Whether an outage is held against a service; one that names none against the first circuit of its network.</summary>
    internal static bool IsOf(Failure failure, Network network, Service service) =>
        failure.ServiceId == service.Id || (failure.ServiceId is null && network.Services.OrderBy(s => s.CircuitId is null).ThenBy(s => s.Number).First().Id == service.Id);
}
