using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>What is promised of a service and can be missed month after month.</summary>
public enum Standard { Availability, Respond, Restore, Resolve, Install }

/// <summary>Which promises to customers were missed in which months: less was available, or one on a ticket was kept too late.</summary>
/// <remarks>One on a ticket counts in the month in which it was kept at last, and where its cause is not excluded.</remarks>
public sealed class MissedStandards(ThroughlineDb db, MeasureMonth measure, IFailures failures)
{
    const int Months = 12;

    /// <summary>The twelve months that end with the given one, by service.</summary>
    public async Task<ILookup<Guid, (Standard Standard, YearMonth Month)>> Of(IReadOnlyList<(Agreement Agreement, Network Network, Service Service)> promised, YearMonth month)
    {
        var missed = new HashSet<(Guid Service, Standard Standard, YearMonth Month)>();
        if (promised.Count > 0)
        {
            var (first, last) = (month.OnDayOfMonth(1).PlusMonths(1 - Months), month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1));
            missed.UnionWith(await Availability(promised, first, last));
            missed.UnionWith(await OnTickets(promised, first, last));
        }
        return missed.ToLookup(m => m.Service, m => (m.Standard, m.Month));
    }

    /// <summary>The months without a break that end with the given one, or with the one before it where that was not missed; in their order.</summary>
    internal static IReadOnlyList<YearMonth> Running(IReadOnlyCollection<YearMonth> missed, YearMonth month)
    {
        var running = new List<YearMonth>();
        for (var m = missed.Contains(month) ? month : month.PlusMonths(-1); missed.Contains(m); m = m.PlusMonths(-1)) running.Insert(0, m);
        return running;
    }

    // as it was computed when the month was over, or as the tickets say where nothing was owed for it
    async Task<IEnumerable<(Guid, Standard, YearMonth)>> Availability(IReadOnlyList<(Agreement Agreement, Network Network, Service Service)> promised, LocalDate first, LocalDate last)
    {
        var services = promised.Select(p => p.Service.Id).Distinct().ToList();
        var computed = await db.Credits.AsNoTracking().Where(c => c.Month >= first && services.Contains(c.ServiceId) && c.AvailabilityPercent < c.PromisedPercent).Select(c => new { c.ServiceId, c.Month }).ToListAsync();
        var agreements = promised.Select(p => p.Agreement).DistinctBy(a => a.Id).ToList();
        var happened = await measure.Happened(agreements, first, last, [.. promised.Select(p => p.Network.Id).Distinct()]);
        var all = computed.Select(c => (c.ServiceId, Standard.Availability, c.Month.ToYearMonth())).ToList();
        for (var m = first; m <= last; m = m.PlusMonths(1))
            all.AddRange((await measure.Of(agreements, happened, m.ToYearMonth())).Where(l => l.Missed).Select(l => (l.Service.Id, Standard.Availability, l.Month.Month)));
        return all;
    }

    async Task<IEnumerable<(Guid, Standard, YearMonth)>> OnTickets(IReadOnlyList<(Agreement Agreement, Network Network, Service Service)> promised, LocalDate first, LocalDate last)
    {
        var (from, to) = MeasureMonth.Around(first, last);
        var broken = (await failures.Broken(from, to, [.. promised.Select(p => p.Network.Id).Distinct()])).ToLookup(f => f.NetworkId);
        return
            from p in promised
            from f in broken[p.Network.Id]
            where MeasureMonth.IsOf(f, p.Network, p.Service)
            from run in f.Ours
            where run.Missed && run.AgreementId is not null && (run.What != PromiseKind.Restore || f.IsIncident)
            let month = run.Until.DateIn(p.Agreement.Zone).ToYearMonth()
            where (f.ExcludedBy & p.Agreement.TermsOf(month).Excluded) == 0
            select (p.Service.Id, Of(run.What), month);
    }

    static Standard Of(PromiseKind what) => what switch { PromiseKind.Respond => Standard.Respond, PromiseKind.Restore => Standard.Restore, PromiseKind.Resolve => Standard.Resolve, _ => Standard.Install };
}
