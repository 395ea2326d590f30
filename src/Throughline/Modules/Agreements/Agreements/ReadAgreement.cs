using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Reads an agreement as it holds today, or one of its versions.</summary>
public sealed class ReadAgreement(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Version">Number of the version; without it the one that holds today.</param>
    public sealed record Input(string Agreement, int? Version = null);

    public async Task<AgreementModel> Run(Input input)
    {
        var a = await db.Agreements.AsNoTracking().One(input.Agreement);
        var today = clock.Now().DateIn(a.Zone);
        var holds = a.TermsOn(today);
        var shown = input.Version is { } number ? a.Terms.FirstOrDefault(t => t.Number == number) ?? throw new NotFoundException($"Version {number} of {a.Reference}") : holds;
        var names = await db.NamesOfOrganisations(a.Parties.Select(p => p.OrganisationId).Append(a.OrganisationId));
        var (kind, word) = AgreementState.Of(a.From, a.Until, a.NoticeBy, today);
        var on = await Behind(a, today);
        return new AgreementModel(
            a.Reference, a.Version, a.Title, a.Owes, names[a.OrganisationId], a.Tier, a.From, a.Until, a.NoticeBy, a.EndedWhy, a.Zone, kind, word,
            await Terms(shown), [.. a.Terms.OrderByDescending(t => t.Number).Select(t => new VersionLine(t.Number, t.From, t.Why, t == holds))], await Covers(a), [.. a.Parties.Select(p => new PartyLine(names[p.OrganisationId], p.Role))],
            on, await Before(a, today), ChainOf(a, shown, on), await History(a), user.Holds(AgreementsModule.Writers), today);
    }

    public async Task<TermsModel> Terms(AgreementTerms t)
    {
        var calendar = t.CalendarId is { } id ? await db.WorkingCalendars.AsNoTracking().Where(c => c.Id == id).Select(c => c.Name).SingleAsync() : null;
        return new TermsModel(t.Number, t.From, t.Why, calendar ?? "Day and night", t.CalendarId, calendar, t.ClockStarts, t.ClockPauses, t.ClockStops, t.MonthlyMinor, t.OnceMinor, t.Currency,
            t.PromisedPercent, t.MonthIsThirtyDays, t.CapPercent, t.CreditsAdd, t.Excluded, t.InstallDays, t.ChronicMonths, t.ChronicNoticeDays, t.ClaimDays, t.NoticeDays,
            [.. t.Targets.OrderBy(x => x.Priority).Select(x => new TargetLine(x.Priority, x.RespondMinutes, x.RestoreMinutes, x.ResolveMinutes, x.DayAndNight))],
            [.. t.Tiers.Select(x => x.Kind).Distinct().Order().SelectMany(t.TiersOf).Select(x => new TierLine(x.Kind, x.From, x.Below >= CreditTier.NoEnd ? null : x.Below, x.Percent))], AgreementCard.Of(t, calendar is null ? null : $"by the hours of {calendar}"));
    }

    async Task<List<CoverLine>> Covers(Agreement a)
    {
        var ids = a.Covers.Select(c => c.NetworkId).ToList();
        var known = (await db.Networks.AsNoTracking().Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Number, n.Name, Services = n.Services.Select(s => new { s.Id, s.Number, s.CircuitId }).ToList() }).ToListAsync()).ToDictionary(n => n.Id);
        return [.. a.Covers.Select(c =>
        {
            var network = known[c.NetworkId];
            var service = network.Services.FirstOrDefault(s => s.Id == c.ServiceId);
            return (network.Number, Line: new CoverLine(c.Id, $"N-{network.Number}", network.Name, service is null ? null : $"S-{service.Number}", service?.CircuitId));
        }).OrderBy(l => l.Number).ThenBy(l => l.Line.Service, StringComparer.Ordinal).Select(l => l.Line)];
    }

    async Task<List<SupportLine>> Behind(Agreement a, LocalDate today)
    {
        var ids = a.Supports.Select(s => s.SupportingId).ToList();
        var lines = await Lines(db.Agreements.AsNoTracking().Where(x => ids.Contains(x.Id)), today);
        return [.. a.Supports.OrderBy(s => s.Group).Select(s => lines[s.SupportingId] with { Id = s.Id, Group = s.Group })];
    }

    async Task<List<SupportLine>> Before(Agreement a, LocalDate today) =>
        [.. (await Lines(db.Agreements.AsNoTracking().Where(x => x.Supports.Any(s => s.SupportingId == a.Id)), today)).Values.OrderBy(l => l.Reference, StringComparer.Ordinal)];

    async Task<Dictionary<Guid, SupportLine>> Lines(IQueryable<Agreement> agreements, LocalDate today) => (await (
        from x in agreements
        join o in db.Organisations on x.OrganisationId equals o.Id
        select new { x.Id, x.Number, x.Title, o.Name, Now = x.Terms.Where(t => t.From <= today || t.Number == 1).OrderByDescending(t => t.Number).Select(t => new { t.PromisedPercent, Restore = t.Targets.Where(p => p.Priority == 1).Select(p => (int?)p.RestoreMinutes).FirstOrDefault() }).First() }).ToListAsync())
        .ToDictionary(x => x.Id, x => new SupportLine(x.Id, $"A-{x.Number:000}", x.Title, x.Name, 0, x.Now.PromisedPercent, x.Now.Restore));

    static ChainModel? ChainOf(Agreement a, AgreementTerms terms, List<SupportLine> on)
    {
        if (a.Owes != Owes.UsToCustomer || on.Count == 0 || on.Any(s => s.PromisedPercent is null)) return null;
        var percent = Availability.Chain(on.GroupBy(s => s.Group).Select(g => g.Select(s => s.PromisedPercent!.Value)));
        return new ChainModel(percent, terms.PromisedPercent, Availability.Warning(terms.PromisedPercent, percent));
    }

    async Task<List<HistoryLine>> History(Agreement a) => await (
        from f in db.Facts.AsNoTracking()
        where f.Subject == a.Id
        join p in db.People on f.By equals p.Id into who
        from p in who.DefaultIfEmpty()
        orderby f.Sequence descending
        select new HistoryLine(f.At, p == null ? null : p.Name, f.Sentence)).Take(100).ToListAsync();
}
