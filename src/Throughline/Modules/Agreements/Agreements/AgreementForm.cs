using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>An agreement as it is written down: what a new one says, or what a new version changes.</summary>
/// <param name="Agreement">A-031, of the one that is changed.</param>
/// <param name="Template">gold, silver, bronze or carrier: gives what is left out.</param>
/// <param name="Whole">What is left out is none; without it what is left out stays as the template or the version before has it.</param>
/// <param name="With">The other party, by name or id.</param>
/// <param name="From">First day; of a change the first day of the new version.</param>
/// <param name="Why">Why it changes.</param>
/// <param name="Calendar">Hours in which its time counts, by name or id; <c>always</c> is day and night.</param>
/// <param name="Monthly">A month's charge in the currency, 930.00.</param>
/// <param name="Networks">What it covers: <c>N-1042</c>, or one service of it, <c>N-1042/S-2101</c>.</param>
public sealed record AgreementForm(
    [property: AtMost(40)] string? Agreement = null,
    [property: AtMost(40)] string? Template = null,
    bool Whole = false,
    Owes? Owes = null,
    [property: AtMost(200), Words("The other party")] string? With = null,
    [property: AtMost(200)] string? Title = null,
    [property: Words("The first day")] LocalDate? From = null,
    [property: Words("The last day")] LocalDate? Until = null,
    [property: AtMost(60)] string? Zone = null,
    [property: Between(1, 9)] int? Tier = null,
    [property: AtMost(400), Words("Why it changes")] string? Why = null,
    [property: AtMost(120), Words("Hours")] string? Calendar = null,
    [property: Between(0, 1_000_000_000)] decimal? Monthly = null,
    [property: Between(0, 1_000_000_000), Words("Paid once")] decimal? Once = null,
    [property: AtMost(3)] string? Currency = null,
    [property: Words("Availability promised")] decimal? PromisedPercent = null,
    bool? ThirtyDays = null,
    [property: Words("Cap")] decimal? CapPercent = null,
    [property: Words("Several credits")] CreditsAdd? CreditsAdd = null,
    ClockStart? ClockStarts = null,
    ClockStop? ClockStops = null,
    IReadOnlyList<ClockPauses>? Pauses = null,
    IReadOnlyList<Exclusions>? Excluded = null,
    [property: Words("Working days to install")] int? InstallDays = null,
    [property: Words("Months missed that are chronic")] int? ChronicMonths = null,
    [property: Words("Notice after chronic failure")] int? ChronicNoticeDays = null,
    [property: Words("Days to claim")] int? ClaimDays = null,
    [property: Words("Days of notice")] int? NoticeDays = null,
    [property: Words("Hours before announced maintenance")] int? MaintenanceNoticeHours = null,
    IReadOnlyList<TargetRow>? Targets = null,
    IReadOnlyList<TierRow>? Tiers = null,
    IReadOnlyList<string>? Networks = null)
{
    /// <summary>A version as the form that would write it.</summary>
    /// <param name="calendar">Name of its hours; null for day and night.</param>
    public static AgreementForm Of(Agreement a, AgreementTerms t, string? calendar) =>
        new(a.Reference, Calendar: calendar, Monthly: t.MonthlyMinor / 100m, Once: t.OnceMinor / 100m, Currency: t.Currency, PromisedPercent: t.PromisedPercent, ThirtyDays: t.MonthIsThirtyDays, CapPercent: t.CapPercent,
            CreditsAdd: t.CreditsAdd, ClockStarts: t.ClockStarts, ClockStops: t.ClockStops, Pauses: Flags(t.ClockPauses), Excluded: Flags(t.Excluded), InstallDays: t.InstallDays, ChronicMonths: t.ChronicMonths, ChronicNoticeDays: t.ChronicNoticeDays,
            ClaimDays: t.ClaimDays, NoticeDays: t.NoticeDays, MaintenanceNoticeHours: t.MaintenanceNoticeHours,
            Targets: [.. t.Targets.OrderBy(x => x.Priority).Select(x => new TargetRow(x.Priority, Text(x.RespondMinutes), Text(x.RestoreMinutes), x.ResolveMinutes is { } r ? Text(r) : null, x.DayAndNight))],
            Tiers: [.. t.Tiers.Select(x => x.Kind).Distinct().Order().SelectMany(t.TiersOf).Select(x => new TierRow(x.Kind, x.From, x.Below >= CreditTier.NoEnd ? null : x.Below, x.Percent))]);

    /// <summary>A number as a field and an address show it.</summary>
    public static string? Text(decimal? number) => number?.ToString("0.#####", CultureInfo.InvariantCulture);

    static List<T> Flags<T>(T value) where T : struct, Enum => [.. Enum.GetValues<T>().Where(f => Convert.ToInt32(f, CultureInfo.InvariantCulture) is var n && n > 0 && (n & (n - 1)) == 0 && value.HasFlag(f))];

    // hours and minutes: a day is as long as the hours say
    static string Text(int minutes) => (minutes / 60, minutes % 60) is var (h, m) && h == 0 ? $"{m} min" : m == 0 ? $"{h} h" : $"{h} h {m} min";
}

/// <summary>What is promised for one priority; times as people write them: <c>15 min</c>, <c>4 h</c>, <c>2 businessDays</c>.</summary>
public sealed record TargetRow(int Priority, [property: AtMost(60)] string? Respond = null, [property: AtMost(60)] string? Restore = null, [property: AtMost(60)] string? Resolve = null, bool DayAndNight = false);

/// <summary>A line of a credit table; without <c>below</c> it has no end.</summary>
public sealed record TierRow(TierKind Kind = TierKind.Availability, decimal? From = null, decimal? Below = null, [property: Words("The credit")] decimal? Percent = null);
