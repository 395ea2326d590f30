using System.Globalization;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Published;

/// <summary>What a month of a service came to: how long it was down in the agreed hours, what was late, and what that costs.</summary>
/// <param name="Agreed">Time of the month in which the service was promised; 43,200 minutes where the agreement measures every month so.</param>
/// <param name="Down">Time of it in which the service was down, each instant once however many outages cover it.</param>
/// <param name="CreditMinor">Credit, minor units of the agreement's currency.</param>
/// <param name="Because">Where the credit comes from, a sentence for each tier that was reached and one for what of them counts; empty when nothing is owed.</param>
public sealed record MonthOfService(YearMonth Month, Duration Agreed, Duration Down, long CreditMinor, string Currency, IReadOnlyList<string> Because)
{
    /// <summary>A = 1 − down ÷ agreed, in percent; 100 when nothing was agreed.</summary>
    public decimal AvailabilityPercent => Agreed <= Duration.Zero ? 100 : 100m * (1 - (decimal)Down.TotalSeconds / (decimal)Agreed.TotalSeconds);

    /// <summary>Computes a month: A = 1 − |∪ outages ∩ agreed hours ∩ month| ÷ |agreed hours ∩ month|; credit = percent of the tiers that were reached × charge, at most the cap.</summary>
    /// <param name="outages">Stretches that count against the agreement: without pauses and exclusions. One that goes on is given with the present instant as its end.</param>
    /// <param name="calendar">The agreement's hours.</param>
    /// <param name="chargeMinor">What a credit is a share of, minor units: the monthly charge of the circuit; null for that of the agreement.</param>
    /// <param name="held">Days on which it, or an agreement before or after it about the same, is in force; null for its own.</param>
    /// <param name="late">Promises on tickets that were broken; each counts in the month in which it was kept at last.</param>
    /// <remarks>
    /// Only days on which an agreement is in force are agreed, and nothing before or after them is down.
    /// A month that goes on is measured against the whole of it, as it will be when it ends. Credits are rounded half away from zero to minor units.
    /// Of the shares of the monthly charge (availability, minutes down, each late restoring) the highest counts, or their sum, at most the cap. A late
    /// installation is a share of the charge paid once and comes on top, at most that charge.
    /// </remarks>
    public static MonthOfService Of(Agreement agreement, BusinessCalendar calendar, YearMonth month, IEnumerable<Interval> outages, long? chargeMinor = null, IReadOnlyList<LatePromise>? late = null, DateInterval? held = null)
    {
        var zone = DateTimeZoneProviders.Tzdb[agreement.Zone];
        var begin = month.OnDayOfMonth(1).AtStartOfDayInZone(zone).ToInstant();
        var end = month.OnDayOfMonth(1).PlusMonths(1).AtStartOfDayInZone(zone).ToInstant();
        var terms = agreement.TermsOf(month);
        var days = held ?? agreement.Held;
        var (since, until) = (Instant.Max(begin, days.Start.AtStartOfDayInZone(zone).ToInstant()), days.End == LocalDate.MaxIsoValue ? end : Instant.Min(end, days.End.PlusDays(1).AtStartOfDayInZone(zone).ToInstant()));
        var agreed = terms.MonthIsThirtyDays ? Duration.FromDays(30) : calendar.Between(since, until);
        var down = Union(outages, since, until).Aggregate(Duration.Zero, (sum, o) => sum + calendar.Between(o.Start, o.End));
        var result = new MonthOfService(month, agreed, down, 0, terms.Currency, []);
        var (credit, because) = Credits.Of(terms, result, chargeMinor ?? terms.MonthlyMinor, [.. (late ?? []).Where(l => l.At >= begin && l.At < end)]);
        return result with { CreditMinor = credit, Because = because };
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

/// <summary>A promise on a ticket that was broken.</summary>
/// <param name="Kind">Late restoring or late installation.</param>
/// <param name="By">Minutes of the agreed hours by which restoring was late; working days by which an installation was.</param>
/// <param name="At">When it was kept at last; now, while it is not.</param>
public sealed record LatePromise(TierKind Kind, string Ticket, decimal By, Instant At);

/// <summary>What the tiers of an agreement owe for a month, and why in words.</summary>
static class Credits
{
    sealed record Part(decimal Percent, long Minor, string Words);

    public static (long Minor, IReadOnlyList<string> Because) Of(AgreementTerms terms, MonthOfService month, long chargeMinor, IReadOnlyList<LatePromise> late)
    {
        // a table of availability holds below what is promised; the others by themselves
        var available = terms.PromisedPercent is { } promised && month.AvailabilityPercent < promised
            ? Share(TierKind.Availability, month.AvailabilityPercent, chargeMinor, $"{N(month.AvailabilityPercent)} % of the month was available, {N(promised)} % promised") : null;
        var minutes = (decimal)month.Down.TotalMinutes;
        var ofMonth = new[] { available, Share(TierKind.OutageMinutes, minutes, chargeMinor, $"Down {N(minutes)} minutes in the month") }
            .Concat(late.Where(l => l.Kind == TierKind.LateRestore).Select(l => Share(l.Kind, l.By, chargeMinor, $"{l.Ticket} was restored {N(l.By)} minutes late"))).OfType<Part>().ToList();
        var once = late.Where(l => l.Kind == TierKind.LateInstall).Select(l => Share(l.Kind, l.By, terms.OnceMinor, $"{l.Ticket} was installed {N(l.By)} working days late")).OfType<Part>().ToList();

        var because = ofMonth.ConvertAll(p => p.Words);
        var sum = terms.CreditsAdd == CreditsAdd.Sum ? ofMonth.Sum(p => p.Percent) : ofMonth.Select(p => p.Percent).DefaultIfEmpty().Max();
        var percent = Math.Min(sum, terms.CapPercent);
        var minor = Of(chargeMinor, percent);
        if (ofMonth.Count > 1) because.Add(terms.CreditsAdd == CreditsAdd.Sum ? $"They are added up: {N(sum)} %, {Money.Text(Of(chargeMinor, sum), terms.Currency)}." : $"Of these the highest counts: {Money.Text(Of(chargeMinor, sum), terms.Currency)}.");
        if (sum > percent) because.Add($"At most {N(terms.CapPercent)} % of the month is owed: {Money.Text(minor, terms.Currency)}.");
        because.AddRange(once.Select(p => p.Words));
        var installs = Math.Min(once.Sum(p => p.Minor), terms.OnceMinor);
        if (installs < once.Sum(p => p.Minor)) because.Add($"At most what was paid once is owed for them: {Money.Text(installs, terms.Currency)}.");
        return (minor + installs, because);

        Part? Share(TierKind kind, decimal value, long of, string what)
        {
            if (terms.TiersOf(kind).FirstOrDefault(t => t.Holds(value)) is not { Percent: > 0 } tier) return null;
            var owed = Of(of, tier.Percent);
            var reached = kind switch { TierKind.Availability => $"below {N(tier.Below)} %", TierKind.LateInstall => $"from {N(tier.From)} days on", _ => $"from {N(tier.From)} minutes on" };
            return new Part(tier.Percent, owed, $"{what}: {reached} it costs {N(tier.Percent)} % of the {Money.Text(of, terms.Currency)} {(kind == TierKind.LateInstall ? "paid once" : "a month")}, {Money.Text(owed, terms.Currency)}.");
        }
    }

    static long Of(long minor, decimal percent) => (long)Math.Round(minor * percent / 100, MidpointRounding.AwayFromZero);

    static string N(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
