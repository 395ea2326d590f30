using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>A version of an agreement: what is promised from a day on, in which hours, by which rules, and what a failure costs. Earlier days keep the version before.</summary>
public sealed partial class AgreementTerms
{
    /// <summary>Longer than this nobody waits for a promise: a year.</summary>
    public const int LongestMinutes = 366 * 24 * 60;

    AgreementTerms() { }

    internal AgreementTerms(int number, LocalDate from) => (Number, From) = (number, from);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1 for what was signed first.</summary>
    public int Number { get; private set; }

    /// <summary>First day on which it holds, in the agreement's zone.</summary>
    public LocalDate From { get; private set; }

    /// <summary>Why it was changed.</summary>
    public string? Why { get; private set; }

    /// <summary>Hours in which its time counts; null is day and night.</summary>
    public Guid? CalendarId { get; internal set; }

    public ClockStart ClockStarts { get; private set; }
    public ClockPauses ClockPauses { get; private set; } = ClockPauses.WhoIsOwed;
    public ClockStop ClockStops { get; private set; }

    /// <summary>Minor units a month.</summary>
    public long MonthlyMinor { get; private set; }

    /// <summary>Minor units paid once, as for the installation.</summary>
    public long OnceMinor { get; private set; }
    public string Currency { get; private set; } = "GBP";

    /// <summary>Availability promised in a month, percent; null when none is.</summary>
    public decimal? PromisedPercent { get; private set; }

    /// <summary>Availability is measured against 43,200 minutes whatever the month; without it against the month as it is.</summary>
    public bool MonthIsThirtyDays { get; private set; }

    /// <summary>The most that a month can cost, percent of the monthly charge.</summary>
    public decimal CapPercent { get; private set; } = 100;
    public CreditsAdd CreditsAdd { get; private set; }
    public Exclusions Excluded { get; private set; }

    /// <summary>Working days until a service is installed; null when none is promised.</summary>
    public int? InstallDays { get; private set; }

    /// <summary>Missing the same promise in so many months running is chronic; null without the clause.</summary>
    public int? ChronicMonths { get; private set; }

    /// <summary>Days of notice with which whoever is owed may leave when it is chronic.</summary>
    public int ChronicNoticeDays { get; private set; } = 30;

    /// <summary>Days after the end of a month in which a credit can be claimed.</summary>
    public int ClaimDays { get; private set; } = 30;

    /// <summary>Days before the end by which it must be given notice.</summary>
    public int NoticeDays { get; private set; } = 90;

    /// <summary>Hours before maintenance by which it must be announced not to count, where announced maintenance is excluded.</summary>
    public int MaintenanceNoticeHours { get; private set; } = 72;
    public List<Target> Targets { get; private set; } = [];
    public List<CreditTier> Tiers { get; private set; } = [];

    public bool PausesWhileTheyDelay => ClockPauses != ClockPauses.Never;

    public Target? TargetFor(int priority) => Targets.FirstOrDefault(t => t.Priority == priority);

    /// <summary>Tiers of one kind, the mildest first.</summary>
    public IEnumerable<CreditTier> TiersOf(TierKind kind) => kind == TierKind.Availability ? Tiers.Where(t => t.Kind == kind).OrderByDescending(t => t.Below) : Tiers.Where(t => t.Kind == kind).OrderBy(t => t.From);

    public void Charge(long monthlyMinor, string currency, long onceMinor = 0)
    {
        var obstacles = new List<Obstacle>();
        if (monthlyMinor < 0) obstacles.Add(new("charge-negative", "The monthly charge is below nothing; give what is paid each month, 0 if nothing is.", "/monthly"));
        if (onceMinor < 0) obstacles.Add(new("charge-negative", "What is paid once is below nothing; give the charge, 0 if there is none.", "/once"));
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)) obstacles.Add(new("not-a-currency", $"“{currency}” is not a currency like GBP, EUR or USD.", "/currency"));
        RuleException.ThrowIfAny(obstacles);
        (MonthlyMinor, Currency, OnceMinor) = (monthlyMinor, currency, onceMinor);
    }

    /// <summary>What is promised for a priority, 1 to 4; replaces what was promised for it before.</summary>
    public void Promise(int priority, int respondMinutes, int restoreMinutes, bool dayAndNight = false, int? resolveMinutes = null)
    {
        RuleException.ThrowIfAny([.. Faults(priority, respondMinutes, restoreMinutes, resolveMinutes, "")]);
        Targets.RemoveAll(t => t.Priority == priority);
        Targets.Add(new Target(priority, respondMinutes, restoreMinutes, dayAndNight, resolveMinutes));
    }

    /// <summary>All that is wrong with the times of one priority.</summary>
    /// <param name="at">Pointer to the row.</param>
    public static IEnumerable<Obstacle> Faults(int priority, int respond, int restore, int? resolve, string at)
    {
        if (priority is < 1 or > 4) yield return new("priority-out-of-range", $"Priority is {priority}; it must be 1 to 4.", at + "/priority");
        if (respond is < 1 or > LongestMinutes) yield return new("respond-out-of-range", $"An answer within {Length(respond)} cannot be promised; give at least 1 minute and at most a year.", at + "/respondMinutes");
        if (restore is < 1 or > LongestMinutes) yield return new("restore-out-of-range", $"Restoring within {Length(restore)} cannot be promised; give at least 1 minute and at most a year.", at + "/restoreMinutes");
        else if (restore < respond) yield return new("restore-before-respond", $"Restoring within {Length(restore)} would come before the answer within {Length(respond)}. Give more time to restore.", at + "/restoreMinutes");
        if (resolve is < 1 or > LongestMinutes) yield return new("resolve-out-of-range", $"Resolving within {Length(resolve.Value)} cannot be promised; give at least 1 minute and at most a year.", at + "/resolveMinutes");
        else if (resolve < restore) yield return new("resolve-before-restore", $"Resolving within {Length(resolve.Value)} would come before restoring within {Length(restore)}. Give more time to resolve.", at + "/resolveMinutes");
    }

    /// <summary>Sets what a month of less than the promised availability costs.</summary>
    /// <exception cref="RuleException">The tiers leave a hole, overlap, or do not reach from nothing to the promise; all faults at once.</exception>
    public void Credit(decimal promisedPercent, IEnumerable<(decimal From, decimal Below, decimal Percent)> tiers, decimal capPercent = 100) =>
        Credit(promisedPercent, [.. tiers.Select(t => new CreditTier(t.From, t.Below, t.Percent))], capPercent);

    /// <param name="promisedPercent">Null when no availability is promised; then no tier may be measured by it.</param>
    public void Credit(decimal? promisedPercent, IReadOnlyList<CreditTier> tiers, decimal capPercent = 100, CreditsAdd add = CreditsAdd.Highest)
    {
        RuleException.ThrowIfAny(CreditTier.Faults(promisedPercent, tiers, capPercent));
        (PromisedPercent, Tiers, CapPercent, CreditsAdd) = (promisedPercent, [.. tiers.OrderBy(t => t.Kind).ThenByDescending(t => t.Below)], capPercent, add);
    }

    public void Rule(ClockStart starts, ClockPauses pauses, ClockStop stops, Exclusions excluded = Exclusions.None) => (ClockStarts, ClockPauses, ClockStops, Excluded) = (starts, pauses, stops, excluded);

    public void Measure(bool monthIsThirtyDays) => MonthIsThirtyDays = monthIsThirtyDays;

    /// <summary>The clauses beside the promises themselves.</summary>
    public void Clauses(int claimDays, int noticeDays, int? chronicMonths, int chronicNoticeDays, int? installDays)
    {
        var obstacles = new List<Obstacle>();
        void Between(int? value, int least, int most, string what, string pointer)
        {
            if (value < least || value > most) obstacles.Add(new("out-of-range", $"{what} is {value}; give {least} to {most}.", pointer));
        }
        Between(claimDays, 1, 366, "The days to claim a credit", "/claimDays");
        Between(noticeDays, 0, 1100, "The days of notice", "/noticeDays");
        Between(chronicMonths, 2, 12, "The number of missed months that are chronic", "/chronicMonths");
        Between(chronicNoticeDays, 1, 366, "The notice after chronic failure, in days,", "/chronicNoticeDays");
        Between(installDays, 1, 366, "The working days to install", "/installDays");
        RuleException.ThrowIfAny(obstacles);
        (ClaimDays, NoticeDays, ChronicMonths, ChronicNoticeDays, InstallDays) = (claimDays, noticeDays, chronicMonths, chronicNoticeDays, installDays);
    }

    /// <summary>How long before it begins maintenance must be announced not to count, by the clock; null where maintenance counts however it is announced.</summary>
    public Duration? MaintenanceNotice => Excluded.HasFlag(Exclusions.AnnouncedMaintenance) ? Duration.FromHours(MaintenanceNoticeHours) : null;

    /// <summary>Sets how long before maintenance must be announced, 0 to 2,160 hours.</summary>
    public void AnnounceMaintenance(int hoursBefore)
    {
        if (hoursBefore is < 0 or > 2160) throw new RuleException("out-of-range", $"The hours before announced maintenance is {hoursBefore}; give 0 to 2160.", "/maintenanceNoticeHours");
        MaintenanceNoticeHours = hoursBefore;
    }

    internal AgreementTerms Next(LocalDate from, string why)
    {
        var next = new AgreementTerms(Number + 1, from)
        {
            Why = why, CalendarId = CalendarId, ClockStarts = ClockStarts, ClockPauses = ClockPauses, ClockStops = ClockStops, MonthlyMinor = MonthlyMinor, OnceMinor = OnceMinor, Currency = Currency,
            PromisedPercent = PromisedPercent, MonthIsThirtyDays = MonthIsThirtyDays, CapPercent = CapPercent, CreditsAdd = CreditsAdd, Excluded = Excluded, InstallDays = InstallDays,
            ChronicMonths = ChronicMonths, ChronicNoticeDays = ChronicNoticeDays, ClaimDays = ClaimDays, NoticeDays = NoticeDays, MaintenanceNoticeHours = MaintenanceNoticeHours,
        };
        next.Targets.AddRange(Targets.Select(t => t.Copy()));
        next.Tiers.AddRange(Tiers.Select(t => t.Copy()));
        return next;
    }

    /// <summary>A length as people say it: <c>4 h</c>, <c>1 h 30 min</c>, <c>3 d</c>.</summary>
    public static string Length(int minutes)
    {
        string N(int n, string unit) => n.ToString(CultureInfo.InvariantCulture) + " " + unit;
        if (minutes <= 0) return N(minutes, "min");
        var parts = new[] { (minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "min") }.Where(p => p.Item1 > 0).Select(p => N(p.Item1, p.Item2));
        return string.Join(" ", parts);
    }
}
