using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>The most that a month of a service can cost us, and the most that those behind us would pay for the same month.</summary>
/// <param name="OutMinor">The cap of what we owe, minor units.</param>
/// <param name="InMinor">The caps of what is owed to us, minor units.</param>
public readonly record struct WorstCase(long OutMinor, long InMinor, string Currency)
{
    public long Month => InMinor - OutMinor;

    /// <summary>Twelve times the cap that we would pay less the cap that we would get.</summary>
    public long Year => 12 * Month;
}

/// <summary>The agreements that hold on a day, with the networks they are about and the hours they count in: what promises are judged on.</summary>
public sealed record AgreementsOfDay(LocalDate Day, IReadOnlyList<Agreement> All, IReadOnlyDictionary<Guid, Network> Networks, IReadOnlyDictionary<Guid, BusinessCalendar> Hours)
{
    /// <summary>The agreements of providers and partners about each service.</summary>
    public ILookup<Guid, Agreement> Behind { get; } = MeasureMonth.Pairs(All, Networks).Where(p => p.Agreement.Owes != Owes.UsToCustomer).ToLookup(p => p.Service.Id, p => p.Agreement);

    public IReadOnlyList<PromiseOfService> Judge(BackToBack grid, OwnTimes own) => new JudgePromises(grid, All, Networks, Hours, Day, own.Triage, own.Verify).All();

    public WorstCase WorstCaseOf(PromiseOfService p) => new(Cap(p.Agreement, p.Terms, p.Service), Behind[p.Service.Id].Sum(b => Cap(b, b.TermsOn(Day), p.Service)), p.Terms.Currency);

    /// <summary>One line per service for restoring, the priority that stands worst, and one for availability.</summary>
    public static List<PromiseOfService> WorstOf(IEnumerable<PromiseOfService> judged) => [.. judged.GroupBy(p => (p.Service.Id, p.Priority is null)).Select(g => g.MinBy(p => p.Severity)!)];

    static long Cap(Agreement agreement, AgreementTerms terms, Service service) =>
        terms.Tiers.Count == 0 ? 0 : (long)Math.Round(MeasureMonth.ChargeOf(agreement, terms, service) * terms.CapPercent / 100, MidpointRounding.AwayFromZero);
}

/// <summary>Gathers the agreements that hold on a day.</summary>
public sealed class GatherAgreements(ThroughlineDb db, WorkingCalendars calendars)
{
    /// <param name="only">Which networks count, given those agreements; null for all that are covered.</param>
    public async Task<AgreementsOfDay> On(LocalDate day, Func<IReadOnlyList<Agreement>, IQueryable<Network>, IQueryable<Network>>? only = null)
    {
        var agreements = await db.Agreements.AsNoTracking().Whole().Where(a => a.From <= day && (a.Until == null || a.Until >= day) && a.Owes != Owes.TierToUs).ToListAsync();
        var covered = agreements.SelectMany(a => a.Covers).Select(c => c.NetworkId).Distinct().ToList();
        var networks = db.Networks.AsNoTracking().Include(n => n.Services).Where(n => covered.Contains(n.Id));
        var known = await (only is null ? networks : only(agreements, networks)).ToListAsync();
        return new AgreementsOfDay(day, agreements, known.ToDictionary(n => n.Id), await calendars.Of(agreements.SelectMany(a => a.Terms).Select(t => t.CalendarId).OfType<Guid>()));
    }
}
