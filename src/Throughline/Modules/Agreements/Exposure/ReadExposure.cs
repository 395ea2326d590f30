using System.Globalization;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>How long we take before and after those behind us do their part.</summary>
/// <param name="Triage">From the report until they know of it.</param>
/// <param name="Verify">From their word that it runs until ours.</param>
public sealed record OwnTimes(Duration Triage, Duration Verify)
{
    /// <summary>Reads <c>Exposure:TriageMinutes</c> and <c>Exposure:VerifyMinutes</c>, 0 to 1440.</summary>
    public static OwnTimes Of(IConfiguration configuration)
    {
        var obstacles = new List<Obstacle>();
        Duration Read(string key, int otherwise)
        {
            var text = configuration[$"Exposure:{key}"] ?? otherwise.ToString(CultureInfo.InvariantCulture);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= 1440) return Duration.FromMinutes(minutes);
            obstacles.Add(new("exposure-setting", $"Exposure:{key} is '{text}'; it must be a number of minutes from 0 to 1440.", $"/Exposure/{key}"));
            return Duration.Zero;
        }
        var own = new OwnTimes(Read("TriageMinutes", 20), Read("VerifyMinutes", 10));
        RuleException.ThrowIfAny(obstacles);
        return own;
    }
}

/// <summary>Judges the promises of today and adds up what the months cost, for all or for one customer, provider or engineer.</summary>
public sealed class ReadExposure(ThroughlineDb db, MeasureMonth measure, MissedStandards standards, GatherAgreements gather, ReadClaims claims, OwnTimes own, CurrentUser user, IClock clock)
{
    const int MostGaps = 60;

    /// <param name="Customer">Id of a customer.</param>
    /// <param name="Provider">Id of a provider, or of a partner whose agreement stands behind ours.</param>
    /// <param name="Engineer">Id of an engineer of ours.</param>
    /// <param name="Service">S-2101: the service whose chain is drawn; without it the one that stands worst.</param>
    public sealed record Input(Guid? Customer = null, Guid? Provider = null, Guid? Engineer = null, [property: AtMost(20)] string? Service = null, ExposureBy By = ExposureBy.Customer);

    public async Task<ExposureModel> Run(Input input)
    {
        var now = clock.Now();
        var today = now.DateIn(user.Zone);
        var month = today.ToYearMonth();
        var day = await gather.On(today, (agreements, networks) =>
        {
            var theirs = agreements.Where(a => a.Owes != Owes.UsToCustomer && a.OrganisationId == input.Provider).SelectMany(a => a.Covers).Select(c => c.NetworkId).Distinct().ToList();
            return networks.Where(n => (input.Customer == null || n.CustomerId == input.Customer) && (input.Engineer == null || n.EngineerId == input.Engineer)
                && (input.Provider == null || n.Services.Any(s => s.ProviderId == input.Provider) || theirs.Contains(n.Id)));
        });
        var (networks, behind) = (day.Networks, day.Behind);
        bool IsTheirs(Service service) => input.Provider is null || service.ProviderId == input.Provider || behind[service.Id].Any(a => a.OrganisationId == input.Provider);
        var judged = day.Judge(new BackToBack(now), own).Where(p => IsTheirs(p.Service)).ToList();
        var names = await Names.Of(db, day);
        var units = await Units(judged, day, month);
        var missed = await standards.Of([.. units.Where(u => u.Terms.ChronicMonths is not null).Select(u => (u.Agreement, u.Network, u.Service))], month);

        var drawn = (input.Service is null ? null : judged.FirstOrDefault(p => p.Service.Reference == input.Service)) ?? judged.MinBy(p => p.Severity);
        var list = await claims.Run(new ReadClaims.Input(All: true));
        var worst = AgreementsOfDay.WorstOf(judged);
        var shown = new HashSet<string>(networks.Values.Select(n => n.Reference));
        var claimLines = list.Claims.Where(c => shown.Contains(c.Network) && (input.Provider is null || c.Provider == names.Organisation(input.Provider.Value))).Take(8).ToList();
        return new ExposureModel(
            input.Customer is { } c1 ? names.Organisation(c1) : input.Provider is { } p1 ? names.Organisation(p1) : input.Engineer is { } e1 ? names.Person(e1) : null,
            input.Customer is { } c2 ? $"&customer={c2}" : input.Provider is { } p2 ? $"&provider={p2}" : input.Engineer is { } e2 ? $"&engineer={e2}" : "",
            input.By, Sums(units, worst, month, claimLines), Rights(units, missed, names, month), drawn is null ? null : DrawChain.Of(judged.Where(p => p.Service.Id == drawn.Service.Id).ToList(), names, own, today),
            [.. GapWords.Lines(worst, names, own).Take(MostGaps)], worst.Count, Groups(units, behind, worst, names, input.By, month),
            Months(units, month), claimLines, [.. list.Credits.Where(c => shown.Contains(c.Network)).Take(8)], today);
    }

    /// <summary>What a service cost in each of twelve months and could cost in a year.</summary>
    internal sealed record Unit(Agreement Agreement, AgreementTerms Terms, Network Network, Service Service, WorstCase Worst, Dictionary<YearMonth, (long Out, long In)> Months)
    {
        public string Currency => Worst.Currency;
    }

    async Task<List<Unit>> Units(List<PromiseOfService> judged, AgreementsOfDay day, YearMonth month)
    {
        var from = month.OnDayOfMonth(1).PlusMonths(-11);
        var ids = day.Networks.Keys.ToList();
        var credits = (await db.Credits.AsNoTracking().Where(c => c.Month >= from && ids.Contains(c.NetworkId)).ToListAsync()).ToLookup(c => c.ServiceId);
        var claimed = (await db.Claims.AsNoTracking().Where(c => c.Month >= from && ids.Contains(c.NetworkId)).ToListAsync()).ToLookup(c => c.ServiceId);
        var live = (await measure.Of(month, ids)).ToLookup(l => l.Service.Id);
        return [.. judged.DistinctBy(p => p.Service.Id).Select(p =>
        {
            var months = new Dictionary<YearMonth, (long Out, long In)>();
            for (var m = from; m < month.OnDayOfMonth(1); m = m.PlusMonths(1))
                months[m.ToYearMonth()] = (credits[p.Service.Id].Where(c => c.Month == m).Sum(c => c.WorthMinor), claimed[p.Service.Id].Where(c => c.Month == m).Sum(c => c.WorthMinor));
            months[month] = (live[p.Service.Id].Where(l => l.Agreement.Owes == Owes.UsToCustomer).Sum(l => l.Month.CreditMinor), live[p.Service.Id].Where(l => l.Agreement.Owes != Owes.UsToCustomer).Sum(l => l.Month.CreditMinor));
            return new Unit(p.Agreement, p.Terms, p.Network, p.Service, day.WorstCaseOf(p), months);
        })];
    }

    static ExposureSums Sums(List<Unit> units, List<PromiseOfService> worst, YearMonth month, List<ClaimLine> claims)
    {
        string Of(Func<Unit, long> amount) => MoneySum.Text(units.Select(u => (amount(u), u.Currency)), "£0");
        long Year(Unit u, bool paid) => u.Months.Values.Sum(m => paid ? m.Out : m.In);
        var open = claims.Where(c => c.State is ClaimState.Draft or ClaimState.Due).ToList();
        return new ExposureSums(month.ToString("MMMM", CultureInfo.InvariantCulture), Of(u => u.Months[month].In - u.Months[month].Out), Of(u => u.Months[month].Out), Of(u => u.Months[month].In), units.Sum(u => u.Months[month].In - u.Months[month].Out) < 0,
            Of(u => Year(u, false) - Year(u, true)), Of(u => Year(u, true)), Of(u => Year(u, false)), Of(u => u.Worst.Year),
            worst.Count(p => p.Footing == Footing.Short), worst.Count(p => p.Footing == Footing.Thin), worst.Count(p => p.Footing == Footing.Uncovered),
            MoneySum.Text(open.Select(c => (c.AmountMinor, c.Currency))), open.Count == 0 ? null : open.Min(c => c.DueOn));
    }

    // of each service the promise that was missed for longest
    static List<RightToLeave> Rights(List<Unit> units, ILookup<Guid, (Standard Standard, YearMonth Month)> missed, Names names, YearMonth month) => [..
        from u in units
        where u.Terms.ChronicMonths is not null
        let run = missed[u.Service.Id].GroupBy(m => m.Standard).Select(g => (Standard: g.Key, Months: MissedStandards.Running([.. g.Select(m => m.Month)], month))).OrderByDescending(r => r.Months.Count).ThenBy(r => r.Standard).FirstOrDefault()
        where run.Months?.Count >= u.Terms.ChronicMonths
        let last = run.Months[^1]
        select new RightToLeave(names.Organisation(u.Agreement.OrganisationId), u.Agreement.Reference, u.Service.Reference, u.Network.Reference, run.Standard,
            [.. run.Months.TakeLast(6).Select(m => m.ToString("MMMM", CultureInfo.InvariantCulture))], last.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1), last != month, u.Terms.ChronicNoticeDays, Money.Text(12 * MeasureMonth.ChargeOf(u.Agreement, u.Terms, u.Service), u.Currency))];

    static List<GroupLine> Groups(List<Unit> units, ILookup<Guid, Agreement> behind, List<PromiseOfService> worst, Names names, ExposureBy by, YearMonth month)
    {
        Guid? Key(Network network, Service service) => by switch { ExposureBy.Customer => network.CustomerId, ExposureBy.Provider => service.ProviderId ?? behind[service.Id].FirstOrDefault()?.OrganisationId, _ => network.EngineerId };
        var footings = worst.ToLookup(p => Key(p.Network, p.Service), p => p.Footing);
        return [.. units.GroupBy(u => Key(u.Network, u.Service)).Select(g => (Line: new GroupLine(
            g.Key is not { } id ? by == ExposureBy.Provider ? "No provider" : "Nobody" : by == ExposureBy.Engineer ? names.Person(id) : names.Organisation(id), g.Key is { } key ? $"/exposure?{by.ToString().ToLowerInvariant()}={key}" : "/exposure",
            MoneySum.Text(g.Select(u => (u.Months[month].In - u.Months[month].Out, u.Currency)), "£0"), MoneySum.Text(g.Select(u => (u.Months.Values.Sum(m => m.In - m.Out), u.Currency)), "£0"), MoneySum.Text(g.Select(u => (u.Worst.Year, u.Currency)), "£0"),
            footings[g.Key].Count(f => f == Footing.Short), footings[g.Key].Count(f => f == Footing.Thin), footings[g.Key].Count(f => f == Footing.Uncovered)), Worst: g.Sum(u => u.Worst.Year)))
            .OrderBy(g => g.Worst).ThenBy(g => g.Line.Name, StringComparer.Ordinal).Select(g => g.Line)];
    }

    static List<MonthLine> Months(List<Unit> units, YearMonth month)
    {
        var currency = units.GroupBy(u => u.Currency).OrderByDescending(g => g.Sum(u => u.Worst.OutMinor)).Select(g => g.Key).FirstOrDefault() ?? "GBP";
        return [.. Enumerable.Range(-11, 12).Select(i => month.OnDayOfMonth(1).PlusMonths(i).ToYearMonth()).Select(m => new MonthLine(m.ToString("MMM", CultureInfo.InvariantCulture),
            units.Where(u => u.Currency == currency).Sum(u => u.Months[m].Out), units.Where(u => u.Currency == currency).Sum(u => u.Months[m].In), currency))];
    }
}

/// <summary>Names of those who stand in a chain.</summary>
sealed record Names(Dictionary<Guid, string> Organisations, Dictionary<Guid, string> People, Dictionary<Guid, string> Calendars, string Us)
{
    public string Organisation(Guid id) => Organisations.GetValueOrDefault(id) ?? throw new NotFoundException("The company");

    public string Person(Guid id) => People.GetValueOrDefault(id) ?? throw new NotFoundException("The engineer");

    /// <summary>24×7, or the calendar's name.</summary>
    public string Hours(AgreementTerms terms, Target target) => target.DayAndNight || terms.CalendarId is not { } id ? "24×7" : Calendars[id];

    public static async Task<Names> Of(ThroughlineDb db, AgreementsOfDay day)
    {
        var known = day.Networks.Values.ToList();
        var engineers = known.Select(n => n.EngineerId).OfType<Guid>();
        var organisations = day.All.Select(a => a.OrganisationId).Concat(known.Select(n => n.CustomerId)).Concat(known.SelectMany(n => n.Services).Select(s => s.ProviderId).OfType<Guid>());
        return new Names(await db.NamesOfOrganisations(organisations),
            await db.NamesOfPeople(engineers), await db.WorkingCalendars.AsNoTracking().Where(c => day.Hours.Keys.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name),
            await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstOrDefaultAsync() ?? "Us");
    }
}
