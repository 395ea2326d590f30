using System.Globalization;
using NodaTime.Text;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Clocks;

/// <summary>What a month of a network came to under each agreement that covers it: downtime, availability, the credit we owe and the credit we can claim.</summary>
public sealed record CreditsModel(string Month, IReadOnlyList<CreditLine> Lines)
{
    /// <summary>November 2026.</summary>
    public string MonthName => YearMonthPattern.Iso.Parse(Month).Value.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Owed to the customer, as people read it; null when no agreement promises an availability.</summary>
    public string? Out => Sum(Owes.UsToCustomer);

    /// <summary>Claimable from providers.</summary>
    public string? In => Sum(Owes.ProviderToUs);

    string? Sum(Owes owes) => Lines.Where(l => l.Owes == owes).GroupBy(l => l.Currency).Select(g => Money.Text(g.Sum(l => l.CreditMinor), g.Key)).FirstOrDefault();
}

/// <summary>One agreement's month.</summary>
/// <param name="Tickets">The outages that count in it.</param>
public sealed record CreditLine(string Agreement, Owes Owes, string With, Duration Agreed, Duration Down, decimal AvailabilityPercent, decimal? PromisedPercent, long CreditMinor, string Currency, IReadOnlyList<string> Tickets);

/// <summary>Computes the month of a network from the clocks of its tickets.</summary>
public sealed class ReadCredits(ThroughlineDb db, WorkingCalendars calendars, IClock clock)
{
    /// <param name="Month">2026-11; without it the month that goes on.</param>
    public sealed record Input(string Network, [property: AtMost(7)] string? Month = null);

    public async Task<CreditsModel> Run(Input input)
    {
        var network = await db.Networks.IdOf(input.Network);
        var month = input.Month is null ? (YearMonth?)null : YearMonthPattern.Iso.Parse(input.Month) is { Success: true } read ? read.Value
            : throw new RuleException("not-a-month", $"“{input.Month}” is not a month like 2026-11.", "/month");
        return await Of(network, month);
    }

    public async Task<CreditsModel> Of(Guid networkId, YearMonth? asked = null)
    {
        var now = clock.Now();
        var agreements = await db.Agreements.AsNoTracking().Whole().Where(a => a.Covers.Any(c => c.NetworkId == networkId)).OrderBy(a => a.Number).ToListAsync();
        var month = asked ?? now.DateIn(agreements.FirstOrDefault()?.Zone).ToYearMonth();
        var lines = new List<CreditLine>();
        if (agreements.Count > 0)
        {
            // a day on either side: the zones of agreements differ
            var from = month.OnDayOfMonth(1).PlusDays(-1).AtMidnight().InUtc().ToInstant();
            var to = month.OnDayOfMonth(1).PlusMonths(1).PlusDays(1).AtMidnight().InUtc().ToInstant();
            var tickets = await db.Tickets.AsNoTracking().WithClocks()
                .Where(t => t.NetworkId == networkId && t.Impact == Impact.Down && t.Kind == TicketKind.Incident && t.OpenedAt < to && (t.ResolvedAt == null || t.ResolvedAt > from)).ToListAsync();
            var known = await calendars.Of(agreements.Select(a => a.TermsOf(month).CalendarId).Concat(tickets.SelectMany(t => t.Clocks).SelectMany(c => c.CalendarIds).Cast<Guid?>()).OfType<Guid>());
            BusinessCalendar Hours(Guid? id) => id is { } key ? known[key] : StandardHours.Always;
            var names = await db.Organisations.AsNoTracking().Where(o => agreements.Select(a => a.OrganisationId).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);

            foreach (var agreement in agreements.Where(a => a.IsInForceOn(month.OnDayOfMonth(1)) || a.IsInForceOn(month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1))))
            {
                var kind = agreement.Owes == Owes.UsToCustomer ? ClockKind.CustomerRestore : ClockKind.ProviderRestore;
                var counted = tickets
                    .Where(t => agreement.Covers.Any(c => c.NetworkId == networkId && (c.ServiceId is null || c.ServiceId == t.ServiceId)) && (kind == ClockKind.CustomerRestore || t.ProviderId == agreement.OrganisationId))
                    .Select(t => (t.Reference, Outages: t.Clocks.Where(c => c.Kind == kind).SelectMany(c => c.Read(Hours, now).Stretches).Where(s => s.Counts && (s.To ?? now) > s.From).Select(s => new Interval(s.From, s.To ?? now)).ToList()))
                    .Where(t => t.Outages.Count > 0).ToList();
                var result = MonthOfService.Of(agreement, Hours(agreement.TermsOf(month).CalendarId), month, counted.SelectMany(t => t.Outages));
                lines.Add(new CreditLine(agreement.Reference, agreement.Owes, names[agreement.OrganisationId], result.Agreed, result.Down, Math.Round(result.AvailabilityPercent, 4), agreement.TermsOf(month).PromisedPercent, result.CreditMinor, result.Currency, [.. counted.Select(t => t.Reference)]));
            }
        }
        return new CreditsModel(month.ToString("uuuu-MM", CultureInfo.InvariantCulture), lines);
    }
}
