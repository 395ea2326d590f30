namespace Throughline.Modules.Agreements.Published;

// An agreement is changed by a new version from a day on; what was before stays as it was.
public sealed partial class Agreement
{
    /// <summary>The newest version; it may begin in the future.</summary>
    public AgreementTerms Latest => Terms.MaxBy(t => t.Number)!;

    /// <summary>The version that holds on a day; before the first day the first, so that what was reported early is judged by what was signed.</summary>
    public AgreementTerms TermsOn(LocalDate date) => Terms.Where(t => t.From <= date).MaxBy(t => t.Number) ?? Terms.MinBy(t => t.Number)!;

    /// <summary>The versions that have begun by a day, the newest last; before the first day the first.</summary>
    public IReadOnlyList<AgreementTerms> TermsUntil(LocalDate date) => Terms.Where(t => t.From <= date).OrderBy(t => t.Number).ToList() is { Count: > 0 } begun ? begun : [TermsOn(date)];

    /// <summary>The version by which a month is judged: the one that holds on its first day in force.</summary>
    public AgreementTerms TermsOf(YearMonth month) => TermsOn(LocalDate.Max(month.OnDayOfMonth(1), From));

    /// <summary>The agreement as if these terms had held from its first day; for trying, it cannot be saved.</summary>
    public Agreement With(AgreementTerms terms)
    {
        var tried = (Agreement)MemberwiseClone();
        tried.Terms = [terms];
        return tried;
    }

    // shorthands for the newest version
    public Guid? CalendarId { get => Latest.CalendarId; set => Latest.CalendarId = value; }
    public bool PausesWhileTheyDelay => Latest.PausesWhileTheyDelay;
    public long MonthlyMinor => Latest.MonthlyMinor;
    public string Currency => Latest.Currency;
    public decimal? PromisedPercent => Latest.PromisedPercent;
    public decimal CapPercent => Latest.CapPercent;
    public List<Target> Targets => Latest.Targets;
    public List<CreditTier> Tiers => Latest.Tiers;

    public Target? TargetFor(int priority) => Latest.TargetFor(priority);

    public void Charge(long monthlyMinor, string currency)
    {
        Latest.Charge(monthlyMinor, currency);
        Touch();
    }

    /// <summary>What is promised for a priority, 1 to 4; replaces what was promised for it before.</summary>
    public void Promise(int priority, int respondMinutes, int restoreMinutes, bool dayAndNight = false, int? resolveMinutes = null)
    {
        Latest.Promise(priority, respondMinutes, restoreMinutes, dayAndNight, resolveMinutes);
        Touch();
    }

    /// <summary>Sets what a month of less than the promised availability costs.</summary>
    /// <exception cref="RuleException">The tiers leave a hole, overlap, or do not reach from nothing to the promise; all faults at once.</exception>
    public void Credit(decimal promisedPercent, IEnumerable<(decimal From, decimal Below, decimal Percent)> tiers, decimal capPercent = 100)
    {
        Latest.Credit(promisedPercent, tiers, capPercent);
        Touch();
    }

    /// <summary>Begins a version from a day on, a copy of the newest to be changed; days before keep what they had.</summary>
    public AgreementTerms Change(LocalDate from, string why)
    {
        var obstacles = new List<Obstacle>();
        if (EndedWhy is not null) obstacles.Add(new("agreement-ended", $"{Reference} was ended for {Until!.Value.DateText()}. Renew it, or make a new agreement."));
        if (OutOfYears(from, "/from") is { } far) obstacles.Add(far);
        if (from <= Latest.From) obstacles.Add(new("version-before-last", $"Version {Latest.Number} holds from {Latest.From.DateText()}; a new one must begin after that day, {from.DateText()} does not. What was agreed for days past stays as it was.", "/from"));
        if (Until < from) obstacles.Add(new("version-after-end", $"{Reference} ends on {Until.Value.DateText()}, before {from.DateText()}. Renew it first, or give an earlier day.", "/from"));
        if (string.IsNullOrWhiteSpace(why)) obstacles.Add(new("missing", "Say why it changes: whoever reads an old month will ask.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        var next = Latest.Next(from, why);
        Terms.Add(next);
        Touch();
        return next;
    }

    /// <summary>Prolongs the agreement to a later last day, or until it is cancelled; what is promised stays until it is changed.</summary>
    public void Renew(LocalDate? until)
    {
        if (Until is null) throw new RuleException("no-end", $"{Reference} has no last day: it goes on until it is cancelled and needs no renewal. Change it instead.");
        if (OutOfYears(until, "/until") is { } far) throw new RuleException([far]);
        if (until <= Until) throw new RuleException("renewed-backwards", $"{Reference} runs until {Until.Value.DateText()}; renewing it to {until.Value.DateText()} would not prolong it. Give a later day, or end it.", "/until");
        (Until, EndedWhy) = (until, null);
        Touch();
    }

    /// <summary>Ends the agreement with a day.</summary>
    public void End(LocalDate last, string why)
    {
        var obstacles = new List<Obstacle>();
        if (OutOfYears(last, "/until") is { } far) obstacles.Add(far);
        if (last < From) obstacles.Add(new("ended-before-begin", $"{Reference} begins on {From.DateText()}; it cannot end on {last.DateText()}, before that.", "/until"));
        if (Until < last) obstacles.Add(new("ended-later", $"{Reference} ends on {Until.Value.DateText()} already. To prolong it to {last.DateText()}, renew it.", "/until"));
        if (string.IsNullOrWhiteSpace(why)) obstacles.Add(new("missing", "Say why it ends.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        (Until, EndedWhy) = (last, why);
        Touch();
    }

    /// <summary>The last day on which notice can be given; null without a last day.</summary>
    public LocalDate? NoticeBy => Until?.PlusDays(-Latest.NoticeDays);
}
