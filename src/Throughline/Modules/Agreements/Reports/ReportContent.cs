using System.Globalization;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;

namespace Throughline.Modules.Agreements.Reports;

/// <summary>All that stands in a customer's report of a month, merged from records; nothing of it is typed.</summary>
public sealed record ReportContent(
    string Operator, string Customer, string Month, string Reference, int Edition, string Made, IReadOnlyList<ReportPerson> People, IReadOnlyList<ReportService> Services, IReadOnlyList<ReportTicket> Tickets,
    IReadOnlyList<ReportCredit> Credits, IReadOnlyList<string> Doing)
{
    public int Kept => Tickets.SelectMany(t => t.Promises).Count(p => p.IsOver && !p.Missed);
    public int Missed => Tickets.SelectMany(t => t.Promises).Count(p => p.Missed);
    public int Below => Services.Count(s => s.IsMissed);
}

/// <summary>Whom the customer calls, and for which networks.</summary>
public sealed record ReportPerson(string Name, string For, string? Phone);

/// <summary>A service and how available it was.</summary>
/// <param name="Down">How long it was down in the agreed hours, in words.</param>
public sealed record ReportService(string Service, string Kind, string Network, string? Promised, string Reached, string Down, bool IsMissed, IReadOnlyList<string> Outages, IReadOnlyList<string> NotCounted);

/// <summary>A ticket of the month.</summary>
public sealed record ReportTicket(string Ticket, string Title, string Network, int Priority, string Reported, string? Restored, string? Cause, string? Fix, IReadOnlyList<ReportPromise> Promises);

/// <summary>A promise on a ticket and how it ended.</summary>
/// <param name="Reason">Why it was missed; null when it was kept.</param>
public sealed record ReportPromise(string What, string Promised, string Taken, bool IsOver, bool Missed, string? Reason);

/// <summary>Money back.</summary>
public sealed record ReportCredit(string Service, string Amount, string Why, string State);

/// <summary>Gathers what a report says.</summary>
public sealed class GatherReport(ThroughlineDb db, MeasureMonth measure, IFailures failures, IClock clock)
{
    public async Task<ReportContent> For(Guid customerId, YearMonth month, string reference, int edition)
    {
        var us = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstAsync();
        var customer = await db.Organisations.AsNoTracking().Where(o => o.Id == customerId && o.Side == PartyKind.Customer).Select(o => new { o.Name, o.Zone }).SingleOrDefaultAsync() ?? throw new NotFoundException("The customer");
        var networks = await db.Networks.AsNoTracking().Where(n => n.CustomerId == customerId).OrderBy(n => n.Number).ToListAsync();
        var ids = networks.Select(n => n.Id).ToList();
        var names = networks.ToDictionary(n => n.Id, n => n.Name);
        var zone = Times.ZoneOf(customer.Zone);
        var (from, to) = (month.OnDayOfMonth(1).AtStartOfDayInZone(zone).ToInstant(), month.OnDayOfMonth(1).PlusMonths(1).AtStartOfDayInZone(zone).ToInstant());
        var tickets = await failures.Between(from, to, ids, outagesOnly: false);
        var measured = (await measure.Of(month, ids)).Where(l => l.Agreement.Owes == Owes.UsToCustomer).ToList();
        var first = month.OnDayOfMonth(1);
        var known = await db.Credits.IgnoreQueryFilters(["internal"]).AsNoTracking().Where(c => c.CustomerId == customerId && c.Month == first && c.AmountMinor > 0).OrderBy(c => c.Number).ToListAsync();
        var credits = known.Where(c => c.State != CreditState.Waived).ToList();
        // owed by the clocks, and not yet computed: on the first of a month, or while a ticket is open
        var toCome = measured.Where(l => l.Month.CreditMinor > 0 && !known.Exists(c => c.ServiceId == l.Service.Id)).ToList();
        var services = measured.ToLookup(l => l.Service.Id, l => l.Service.Reference);
        return new ReportContent(us, customer.Name, month.ToString("MMMM uuuu", CultureInfo.InvariantCulture), reference, edition, clock.Now().InZone(zone).ToString("d MMMM uuuu", CultureInfo.InvariantCulture), await People(networks),
            [.. measured.Select(l => new ReportService(l.Service.Reference, l.Service.Kind, l.Network.Name, l.Terms.PromisedPercent is { } p ? Percent(p) : null, Percent(decimal.Round(l.Month.AvailabilityPercent, 3)), Length(l.Month.Down), l.Missed,
                [.. l.Failures.Where(f => l.Against(f).Count > 0).Select(f => f.Ticket)], [.. l.NotCounted.Select(f => $"{f.Ticket}, {f.Cause?.ToLowerInvariant()}").Concat(l.Failures.Where(f => f.Maintained(l.Agreement).Count > 0).Select(f => $"{f.Ticket}, announced maintenance"))]))],
            [.. tickets.Select(f => new ReportTicket(f.Ticket, f.Title, names[f.NetworkId], f.Priority, f.ReportedAt.Text(customer.Zone), f.RestoredAt?.Text(customer.Zone), f.Cause, f.Fix, [.. f.Ours.Select(p => new ReportPromise(p.What.ToString(), Length(p.Promised), Length(p.Taken), p.IsOver, p.Missed, Reason(f, p)))]))],
            [.. credits.Select(c => new ReportCredit(services[c.ServiceId].FirstOrDefault() ?? "", c.State is CreditState.Offered or CreditState.Posted ? Money.Text(c.AmountMinor, c.Currency) : "being checked", c.State is CreditState.Offered or CreditState.Posted ? string.Join(" ", c.Because) : ClaimWords.Short(c), c.State == CreditState.Posted ? $"on bill {c.Invoice}" : c.State == CreditState.Offered ? "on your next bill" : "we tell you the amount when it is checked")),
                .. toCome.Select(l => new ReportCredit(l.Service.Reference, "being checked", ClaimWords.Short(l.Month.AvailabilityPercent, l.Terms.PromisedPercent ?? 0, l.Month.Because), "we tell you the amount when it is checked"))],
            [.. tickets.Where(f => f.Doing is not null).Select(f => $"{f.Ticket}, {f.Title}: {f.Doing}")]);
    }

    static string? Reason(Failure failure, PromiseRun promise)
    {
        if (!promise.Missed) return null;
        var cause = failure.Cause is { } c ? $"Cause: {c.ToLowerInvariant()}. {failure.Fix}" : "The cause is not known yet.";
        return promise.Waited.Count == 0 ? cause : $"{cause} It stood still while {string.Join(", ", promise.Waited)}.";
    }

    async Task<List<ReportPerson>> People(List<Networks.Published.Network> networks)
    {
        var ids = networks.Select(n => n.EngineerId).OfType<Guid>().Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return [.. networks.Where(n => n.EngineerId is not null).GroupBy(n => n.EngineerId!.Value).Where(g => people.ContainsKey(g.Key)).Select(g => new ReportPerson(people[g.Key].Name, string.Join(", ", g.Select(n => n.Name)), people[g.Key].Phone))];
    }

    static string Percent(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture) + " %";

    static string Length(Duration time) => Exposure.WorstStart.Length(time);
}
