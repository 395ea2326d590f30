using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Published;

/// <summary>What a month of a service came to: how long it was down in the agreed hours, and what that costs.</summary>
/// <param name="Agreed">Time of the month in which the service was promised; 43,200 minutes where the agreement measures every month so.</param>
/// <param name="Down">Time of it in which the service was down, each instant once however many outages cover it.</param>
/// <param name="CreditMinor">Credit, minor units of the agreement's currency.</param>
public sealed record MonthOfService(YearMonth Month, Duration Agreed, Duration Down, long CreditMinor, string Currency)
{
    /// <summary>A = 1 − down ÷ agreed, in percent; 100 when nothing was agreed.</summary>
    public decimal AvailabilityPercent => Agreed <= Duration.Zero ? 100 : 100m * (1 - (decimal)Down.TotalSeconds / (decimal)Agreed.TotalSeconds);

    /// <summary>Computes a month: A = 1 − |∪ outages ∩ agreed hours ∩ month| ÷ |agreed hours ∩ month|; credit = percent of the tier of A, or of the minutes down added up, × monthly charge, at most the cap.</summary>
    /// <param name="outages">Stretches that count against the agreement: without pauses and exclusions. One that goes on is given with the present instant as its end.</param>
    /// <param name="calendar">The agreement's hours.</param>
    /// <param name="chargeMinor">What a credit is a share of, minor units: the monthly charge of the circuit; null for that of the agreement.</param>
    /// <remarks>A month that goes on is measured against the whole of it, as it will be when it ends. Credits are rounded half away from zero to minor units.</remarks>
    public static MonthOfService Of(Agreement agreement, BusinessCalendar calendar, YearMonth month, IEnumerable<Interval> outages, long? chargeMinor = null)
    {
        var zone = DateTimeZoneProviders.Tzdb[agreement.Zone];
        var begin = month.OnDayOfMonth(1).AtStartOfDayInZone(zone).ToInstant();
        var end = month.OnDayOfMonth(1).PlusMonths(1).AtStartOfDayInZone(zone).ToInstant();
        var terms = agreement.TermsOf(month);
        var agreed = terms.MonthIsThirtyDays ? Duration.FromDays(30) : calendar.Between(begin, end);
        var down = Union(outages, begin, end).Aggregate(Duration.Zero, (sum, o) => sum + calendar.Between(o.Start, o.End));
        var result = new MonthOfService(month, agreed, down, 0, terms.Currency);
        return result with { CreditMinor = CreditOf(terms, result, chargeMinor ?? terms.MonthlyMinor) };
    }

    // a table of availability holds below what is promised; one of minutes down by itself
    static long CreditOf(AgreementTerms terms, MonthOfService month, long chargeMinor)
    {
        decimal[] shares =
        [
            terms.PromisedPercent is { } promised && month.AvailabilityPercent < promised ? Share(TierKind.Availability, month.AvailabilityPercent) : 0,
            Share(TierKind.OutageMinutes, (decimal)month.Down.TotalMinutes),
        ];
        var percent = Math.Min(terms.CreditsAdd == CreditsAdd.Sum ? shares.Sum() : shares.Max(), terms.CapPercent);
        return (long)Math.Round(chargeMinor * percent / 100, MidpointRounding.AwayFromZero);

        decimal Share(TierKind kind, decimal value) => terms.TiersOf(kind).FirstOrDefault(t => t.Holds(value))?.Percent ?? 0;
    }

    static IEnumerable<Interval> Union(IEnumerable<Interval> outages, Instant begin, Instant end)
    {
        (Instant From, Instant To)? open = null;
        foreach (var (from, to) in outages.Select(o => (From: Instant.Max(o.Start, begin), To: Instant.Min(o.End, end))).Where(o => o.To > o.From).OrderBy(o => o.From))
        {
            if (open is { } last && from <= last.To) { open = (last.From, Instant.Max(last.To, to)); continue; }
            if (open is { } done) yield return new Interval(done.From, done.To);
            open = (from, to);
        }
        if (open is { } rest) yield return new Interval(rest.From, rest.To);
    }
}
