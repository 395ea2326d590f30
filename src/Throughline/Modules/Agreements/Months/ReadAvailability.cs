using System.Globalization;
using NodaTime.Text;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Months;

/// <summary>What a month came to, for every service under a promise of ours.</summary>
public sealed record AvailabilityModel(string Month, string MonthName, string? Before, string? After, string? Network, IReadOnlyList<AvailabilityLine> Services);

/// <summary>A month of one service.</summary>
/// <param name="Agreed">Time in which it was promised.</param>
/// <param name="Down">Time of it in which it was down and that counts, each instant once.</param>
/// <param name="Impaired">Time in which it ran badly but was not down: never part of the availability.</param>
/// <param name="NotCounted">Time down that the agreement excludes: by its cause, or in announced maintenance.</param>
/// <param name="ChainPercent">What stands behind it gives when every part keeps its own promise; null when nothing is known to stand behind it.</param>
public sealed record AvailabilityLine(
    string Service, string Kind, string Network, string NetworkName, string Customer, string Agreement, decimal? PromisedPercent, decimal AvailabilityPercent, Duration Agreed, Duration Down, Duration Impaired, Duration NotCounted,
    bool Missed, string Credit, decimal? ChainPercent, string? Warning, IReadOnlyList<string> Tickets);

/// <summary>Measures the availability of services in a month: outages that overlap count once, what is excluded and what was only impaired stand apart.</summary>
public sealed class ReadAvailability(ThroughlineDb db, MeasureMonth measure, IFailures failures, WorkingCalendars calendars, CurrentUser user, IClock clock)
{
    /// <param name="Month">2026-11; without it the month that goes on.</param>
    public sealed record Input([property: AtMost(7)] string? Month = null, [property: AtMost(40)] string? Network = null);

    public async Task<AvailabilityModel> Run(Input input)
    {
        var current = clock.Now().DateIn(user.Zone).ToYearMonth();
        var month = input.Month is null ? current : YearMonthPattern.Iso.Parse(input.Month) is { Success: true } read ? read.Value : throw new RuleException("not-a-month", $"“{input.Month}” is not a month like 2026-11.", "/month");
        if (month.Year is < 1990 or > 2199) throw new RuleException("month-out-of-range", $"{input.Month} lies outside the years 1990 to 2199.", "/month");
        Guid? only = input.Network is null ? null : await db.Networks.IdOf(input.Network);
        var months = await measure.Of(month, only is { } one ? [one] : null);
        var (first, last) = month.ToDateInterval();
        var (from, to) = MeasureMonth.Around(first, last);
        var impaired = (await failures.Between(from, to, only is null ? null : [only.Value], outagesOnly: false)).Where(f => f.IsIncident).ToLookup(f => f.NetworkId);
        var hours = await calendars.Of(months.Select(m => m.Terms.CalendarId).OfType<Guid>());
        var names = await db.NamesOfOrganisations(months.Select(m => m.Network.CustomerId));
        var behind = await Behind(months, last);
        return new AvailabilityModel(Text(month), month.ToString("MMMM uuuu", CultureInfo.InvariantCulture), Text(month.PlusMonths(-1)), month < current ? Text(month.PlusMonths(1)) : null, input.Network,
            [.. months.Where(m => m.Agreement.Owes == Owes.UsToCustomer).OrderBy(m => !m.Missed).ThenBy(m => m.Network.Number).ThenBy(m => m.Service.Number).Select(m => Line(m, months, impaired[m.Network.Id], hours, names, behind))]);
    }

    static AvailabilityLine Line(ServiceMonth m, IReadOnlyList<ServiceMonth> all, IEnumerable<Failure> impaired, IReadOnlyDictionary<Guid, BusinessCalendar> hours, Dictionary<Guid, string> names, Dictionary<Guid, decimal?> behind)
    {
        var calendar = m.Terms.CalendarId is { } id ? hours[id] : StandardHours.Always;
        Duration Time(IEnumerable<Interval> stretches) => MonthOfService.Of(m.Agreement, calendar, m.Month.Month, stretches, held: m.Held).Down;
        var down = m.Failures.SelectMany(m.Against).ToList();
        var excluded = m.NotCounted.Select(f => f.TicketId).ToHashSet();
        var bad = impaired.Where(f => (f.ServiceId is null || f.ServiceId == m.Service.Id) && !excluded.Contains(f.TicketId)).ToList();
        var chain = Chain(m, all, behind);
        return new AvailabilityLine(m.Service.Reference, m.Service.Kind, m.Network.Reference, m.Network.Name, names.GetValueOrDefault(m.Network.CustomerId, ""), m.Agreement.Reference, m.Terms.PromisedPercent, Math.Round(m.Month.AvailabilityPercent, 4),
            m.Month.Agreed, m.Month.Down, Time(down.Concat(bad.SelectMany(f => f.Troubled(m.Agreement)))) - m.Month.Down, Time(m.NotCounted.SelectMany(m.Against)) + Time(m.Failures.SelectMany(f => f.Maintained(m.Agreement))), m.Missed, Money.Text(m.Month.CreditMinor, m.Month.Currency),
            chain is { } c ? Math.Round(c, 4) : null, chain is { } given ? Availability.Warning(m.Terms.PromisedPercent, given) : null, [.. m.Failures.Concat(m.NotCounted).Concat(bad).Select(f => f.Ticket).Distinct()]);
    }

    // what is said to stand behind it; without that what the provider of the circuit promised, and without one the partner
    static decimal? Chain(ServiceMonth m, IReadOnlyList<ServiceMonth> all, Dictionary<Guid, decimal?> behind)
    {
        var groups = m.Agreement.Supports.Count > 0
            ? m.Agreement.Supports.GroupBy(s => s.Group).Select(g => g.Select(s => behind.GetValueOrDefault(s.SupportingId)).ToList()).ToList()
            : [.. all.Where(o => o.Service.Id == m.Service.Id && o.Agreement.Owes != Owes.UsToCustomer).OrderBy(o => o.Agreement.Owes).Take(1).Select(o => new List<decimal?> { o.Terms.PromisedPercent })];
        return groups.Count == 0 || groups.Exists(g => g.Contains(null)) ? null : Availability.Chain(groups.Select(g => g.Select(p => p!.Value)));
    }

    async Task<Dictionary<Guid, decimal?>> Behind(IReadOnlyList<ServiceMonth> months, LocalDate on)
    {
        var ids = months.SelectMany(m => m.Agreement.Supports).Select(s => s.SupportingId).Distinct().ToList();
        return await db.Agreements.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, Percent = a.Terms.Where(t => t.From <= on || t.Number == 1).OrderByDescending(t => t.Number).Select(t => t.PromisedPercent).First() }).ToDictionaryAsync(a => a.Id, a => a.Percent);
    }

    static string Text(YearMonth month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);
}
