using System.Globalization;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>A promise and what is behind it, in the words of the table.</summary>
static class GapWords
{
    public static GapLine Of(PromiseOfService p, Names names, OwnTimes own) => new(
        p.Service.Reference, p.Service.Kind, p.Network.Reference, p.Network.Name, names.Organisation(p.Agreement.OrganisationId), p.Agreement.Reference, p.Target, p.Priority, p.Footing, Promise(p, names), Behind(p, names),
        [.. p.Behind.SelectMany(g => g).Select(a => a.Reference).Distinct()], Margin(p), Worst(p), p.Worst is { AnyHour: false } w ? w.Start : null, WayOut(p, names, own), []);

    /// <summary>The worst first; what is said of several services of one agreement alike is said once.</summary>
    public static IEnumerable<GapLine> Lines(IEnumerable<PromiseOfService> promises, Names names, OwnTimes own) => promises.OrderBy(p => p.Severity).ThenBy(p => p.Service.Number).Select(p => Of(p, names, own))
        .GroupBy(l => (l.Agreement, l.Network, l.Target, l.Footing, l.Behind, l.Margin, l.Worst)).Select(g => g.First() with { Like = [.. g.Skip(1).Select(l => l.Service)] });

    public static string Percent(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture) + " %";

    /// <summary>4 h, 24×7.</summary>
    public static string Promise(PromiseOfService p, Names names) => p.Priority is { } priority
        ? $"{WorstStart.Length(Duration.FromMinutes(p.Terms.TargetFor(priority)!.RestoreMinutes))}, {names.Hours(p.Terms, p.Terms.TargetFor(priority)!)}"
        : Percent(p.Terms.PromisedPercent!.Value);

    public static string Behind(PromiseOfService p, Names names)
    {
        if (p.Behind.Count == 0) return "nothing";
        if (p.Priority is not { } priority) return p.Computed is { } computed ? Percent(computed) : "nothing promised";
        return string.Join(", then ", p.Behind.Select(g => string.Join(" or ", g.Select(a => (Terms: a.TermsOn(p.On), Target: a.TermsOn(p.On).TargetFor(priority))).Select(b => b.Target is null ? "nothing for it" : $"{WorstStart.Length(Duration.FromMinutes(b.Target.RestoreMinutes))}, {names.Hours(b.Terms, b.Target)}"))));
    }

    public static string Margin(PromiseOfService p) => p switch
    {
        { Footing: Footing.Uncovered } => "uncovered",
        { Computed: { } computed } => Signed((double)(computed - p.Terms.PromisedPercent!.Value), Math.Abs(computed - p.Terms.PromisedPercent!.Value).ToString("0.###", CultureInfo.InvariantCulture)),
        { Worst: { Margin: { } margin } } => Signed(margin.TotalMinutes, WorstStart.Length(margin < Duration.Zero ? -margin : margin)),
        { Worst: not null } => "never",
        _ => "–",
    };

    static string Signed(double value, string words) => value == 0 ? words : value < 0 ? $"−{words}" : $"+{words}";

    public static string Worst(PromiseOfService p) => p switch
    {
        { Footing: Footing.Uncovered } => p.Behind.Count == 0 ? "no agreement stands behind it" : "those behind promise nothing for it",
        { Worst: { } worst } => worst.InWords(p.Agreement.Zone),
        { Computed: not null } => "computed through the chain",
        _ => "our promise never falls due",
    };

    /// <summary>What would mend it; null where nothing needs mending.</summary>
    static string? WayOut(PromiseOfService p, Names names, OwnTimes own)
    {
        if (p.Footing == Footing.Covered) return null;
        if (p.Behind.Count == 0) return "Put the agreement behind it that delivers it";
        var who = string.Join(" and ", p.Behind.SelectMany(g => g).Select(a => names.Organisation(a.OrganisationId)).Distinct());
        if (p.Footing == Footing.Uncovered) return $"Ask {who} for a promise of it";
        if (p.Computed is { } computed) return $"A second path, or promise {Percent(Math.Floor(computed * 100) / 100)}";
        if (p.Chain is not { } chain || p.Worst is not { Margin: var margin }) return null;
        var needed = chain.Promise.Time - own.Triage - own.Verify;
        var always = chain.Behind.Aggregate(Duration.Zero, (sum, g) => sum + g.Min(b => b.Time));
        if (chain.Behind.Any(g => g.All(b => !ReferenceEquals(b.Hours, StandardHours.Always))) && always <= needed) return $"Ask {who} for day and night";
        return needed > Duration.FromMinutes(30) && chain.Behind.Count == 1 ? $"Ask {who} for {WorstStart.Length(needed)}{(margin < Duration.Zero ? "" : " or less")}" : $"Promise {WorstStart.Length(always + own.Triage + own.Verify)}";
    }
}
