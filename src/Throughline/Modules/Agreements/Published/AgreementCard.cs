using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>What an agreement promises, in plain words for whoever is owed: the card in the customer's packet.</summary>
public static class AgreementCard
{
    /// <summary>A sentence per promise and per rule, in the order in which people ask.</summary>
    /// <param name="hours">The agreed hours as people read them, “Monday to Friday, 08:00 to 18:00”; null to say only that there are some.</param>
    public static IReadOnlyList<string> Of(AgreementTerms terms, string? hours = null)
    {
        var agreed = hours is null ? "in the agreed hours" : $"counted {hours}";
        var lines = new List<string>();
        foreach (var t in terms.Targets.OrderBy(t => t.Priority))
            lines.Add($"Priority {t.Priority}: somebody works on it within {Long(t.RespondMinutes)}, and it runs again within {Long(t.RestoreMinutes)}{(t.ResolveMinutes is { } r ? $"; its cause is gone within {Long(r)}" : "")}, {(t.DayAndNight || terms.CalendarId is null ? "day and night" : agreed)}.");
        if (terms.InstallDays is { } days) lines.Add($"A new service is installed within {N(days)} working days.");
        if (terms.PromisedPercent is { } percent) lines.Add($"Every month it runs at least {N(percent)} % of the time{(terms.MonthIsThirtyDays ? ", measured against a month of 30 days" : "")}. {Money(terms)}".TrimEnd());
        foreach (var kind in new[] { TierKind.OutageMinutes, TierKind.LateRestore, TierKind.LateInstall })
            if (terms.TiersOf(kind).ToList() is { Count: > 0 } tiers) lines.Add($"{Subject(kind)}, you get money back: {string.Join("; ", tiers.Select(t => $"from {N(t.From)}{(kind == TierKind.LateInstall ? " working days" : " minutes")} on, {N(t.Percent)} % of {(kind == TierKind.LateInstall ? "the charge for it" : "the month")}"))}.");
        if (terms.Tiers.Count > 0 && terms.CapPercent < 100) lines.Add($"A month's credits are at most {N(terms.CapPercent)} % of the month{(terms.CreditsAdd == CreditsAdd.Sum ? ", added up" : "; of several the highest counts")}{(terms.TiersOf(TierKind.LateInstall).Any() ? "; that of an installation comes on top" : "")}.");
        if (terms.Tiers.Count > 0) lines.Add($"A credit is asked for within {N(terms.ClaimDays)} days after the end of the month.");
        if (terms.Targets.Count > 0) lines.Add(Clock(terms));
        if (Excluded(terms.Excluded) is { } not) lines.Add($"Not counted: {not}.{(terms.MaintenanceNotice is null ? "" : terms.MaintenanceNoticeHours == 0 ? " Maintenance is announced before it begins." : $" Maintenance is announced at least {Long(terms.MaintenanceNoticeHours * 60)} before.")}");
        if (terms.ChronicMonths is { } months) lines.Add($"If the same promise is missed {N(months)} months running, you may leave with {N(terms.ChronicNoticeDays)} days' notice.");
        return lines;
    }

    static string Clock(AgreementTerms terms)
    {
        var starts = terms.ClockStarts == ClockStart.Reported ? "The clock starts when it is reported" : "The clock starts when the ticket is opened";
        var stops = terms.ClockStops == ClockStop.Restored ? "and stops when it runs again" : "and stops when you are told that it runs again";
        var waits = new[] { (ClockPauses.Customer, "you"), (ClockPauses.Partner, "your partner"), (ClockPauses.Provider, "the provider"), (ClockPauses.Vendor, "the vendor") }.Where(p => terms.ClockPauses.HasFlag(p.Item1)).Select(p => p.Item2).ToList();
        return waits.Count == 0 ? $"{starts} {stops}; nothing makes it stand still." : $"{starts} {stops}; it stands still while we wait for {string.Join(" or ", waits)}.";
    }

    static string Money(AgreementTerms terms) => terms.TiersOf(TierKind.Availability).ToList() is { Count: > 0 } tiers
        ? $"When it does not, you get money back: {string.Join("; ", tiers.Select(t => $"below {N(t.Below)} %, {N(t.Percent)} % of the month"))}." : "";

    static string Subject(TierKind kind) => kind switch
    {
        TierKind.OutageMinutes => "When a month's outages add up",
        TierKind.LateRestore => "When restoring is late",
        _ => "When an installation is late",
    };

    /// <summary>What does not count, in words; null when everything does.</summary>
    public static string? Excluded(Exclusions excluded)
    {
        var words = new[] { (Exclusions.AnnouncedMaintenance, "announced maintenance"), (Exclusions.CustomerPower, "power at your site"), (Exclusions.CustomerEquipment, "your own equipment"), (Exclusions.External, "what nobody could have prevented") }
            .Where(e => excluded.HasFlag(e.Item1)).Select(e => e.Item2).ToList();
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    static string Long(int minutes) => minutes % 1440 == 0 && minutes > 1440 ? $"{N(minutes / 1440)} days" : minutes % 60 == 0 ? minutes == 60 ? "1 hour" : $"{N(minutes / 60)} hours" : $"{N(minutes)} minutes";

    static string N(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
