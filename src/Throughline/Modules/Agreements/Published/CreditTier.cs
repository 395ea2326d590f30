using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>A line of a credit table: a month whose availability (or minutes down, or days late) is from one value up to, but not including, another costs so much of the charge.</summary>
public sealed class CreditTier
{
    CreditTier() { }

    public CreditTier(decimal from, decimal below, decimal percent, TierKind kind = TierKind.Availability) => (From, Below, Percent, Kind) = (from, below, percent, kind);

    /// <summary>Where the last tier of minutes or days ends: nowhere.</summary>
    public const decimal NoEnd = 100_000_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public TierKind Kind { get; private set; }

    /// <summary>Least value of the tier, included: percent of availability, minutes, or working days.</summary>
    public decimal From { get; private set; }

    /// <summary>Where the next tier begins, not included.</summary>
    public decimal Below { get; private set; }

    /// <summary>Percent of the monthly charge; of the charge paid once for a late installation.</summary>
    public decimal Percent { get; private set; }

    public bool Holds(decimal value) => From <= value && value < Below;

    internal CreditTier Copy() => new(From, Below, Percent, Kind);

    /// <summary>All that is wrong with a table of tiers: holes, overlaps, ends that do not meet the promise or nothing, credits that fall while the failure grows.</summary>
    /// <param name="promised">Availability promised, percent; null when none is.</param>
    public static IReadOnlyList<Obstacle> Faults(decimal? promised, IReadOnlyList<CreditTier> table, decimal cap)
    {
        var faults = new List<Obstacle>();
        if (promised is <= 0 or > 100) faults.Add(new("promise-out-of-range", $"An availability of {P(promised.Value)} cannot be promised; give more than 0 % and at most 100 %.", "/promisedPercent"));
        if (cap is < 0 or > 100) faults.Add(new("cap-out-of-range", $"The cap is {P(cap)} of the monthly charge; it must be between 0 % and 100 %.", "/capPercent"));
        for (var i = 0; i < table.Count; i++)
        {
            if (table[i].From >= table[i].Below) faults.Add(new("tier-inverted", $"The tier from {table[i].V(table[i].From)} to below {table[i].V(table[i].Below)} holds nothing: exchange the two.", $"/tiers/{i}/from"));
            if (table[i].Percent is < 0 or > 100) faults.Add(new("credit-out-of-range", $"A credit of {P(table[i].Percent)} of the monthly charge is not between 0 % and 100 %.", $"/tiers/{i}/percent"));
        }
        foreach (var kind in table.GroupBy(t => t.Kind)) faults.AddRange(kind.Key == TierKind.Availability ? OfAvailability(promised, kind, At) : OfLateness(kind, At));
        return faults;

        string At(CreditTier tier, string field) => $"/tiers/{table.ToList().IndexOf(tier)}/{field}";
    }

    static IEnumerable<Obstacle> OfAvailability(decimal? promised, IEnumerable<CreditTier> table, Func<CreditTier, string, string> at)
    {
        var sorted = table.OrderByDescending(t => t.Below).ToList();
        if (promised is not { } p) yield return new("promise-missing", "The tiers are measured by availability, but none is promised: say how much, or take the tiers out.", "/promisedPercent");
        else if (sorted[0].Below != p) yield return new("tier-end", $"{P(p)} is promised but the first tier begins below {P(sorted[0].Below)}: let it begin below {P(p)}.", at(sorted[0], "below"));
        if (sorted[^1].From != 0) yield return new("tier-end", $"Below {P(sorted[^1].From)} no tier says what is owed: let the last one reach down to 0 %.", at(sorted[^1], "from"));
        foreach (var (upper, lower) in sorted.Zip(sorted.Skip(1)))
        {
            if (lower.Below < upper.From) yield return new("tier-hole", $"Between {P(lower.Below)} and {P(upper.From)} no tier says what is owed: let one begin where the other ends.", at(lower, "below"));
            if (lower.Below > upper.From) yield return new("tier-overlap", $"Between {P(upper.From)} and {P(lower.Below)} two tiers say what is owed: let one begin where the other ends.", at(lower, "below"));
            if (lower.Percent < upper.Percent) yield return new("tier-falls", $"Below {P(lower.Below)} only {P(lower.Percent)} would be owed, less than the {P(upper.Percent)} of the better tier above it.", at(lower, "percent"));
        }
    }

    static IEnumerable<Obstacle> OfLateness(IEnumerable<CreditTier> table, Func<CreditTier, string, string> at)
    {
        var sorted = table.OrderBy(t => t.From).ToList();
        if (sorted[0].From < 0) yield return new("tier-end", $"A tier begins at {sorted[0].V(sorted[0].From)}, below nothing: let it begin at 0.", at(sorted[0], "from"));
        if (sorted[^1].Below < NoEnd) yield return new("tier-end", $"From {sorted[^1].V(sorted[^1].Below)} on no tier says what is owed: leave the end of the last one open.", at(sorted[^1], "below"));
        foreach (var (milder, worse) in sorted.Zip(sorted.Skip(1)))
        {
            if (milder.Below < worse.From) yield return new("tier-hole", $"Between {milder.V(milder.Below)} and {milder.V(worse.From)} no tier says what is owed: let one begin where the other ends.", at(worse, "from"));
            if (milder.Below > worse.From) yield return new("tier-overlap", $"Between {milder.V(worse.From)} and {milder.V(milder.Below)} two tiers say what is owed: let one begin where the other ends.", at(worse, "from"));
            if (worse.Percent < milder.Percent) yield return new("tier-falls", $"From {worse.V(worse.From)} only {P(worse.Percent)} would be owed, less than the {P(milder.Percent)} of the milder tier before it.", at(worse, "percent"));
        }
    }

    string V(decimal value) => Kind switch
    {
        TierKind.Availability => P(value),
        TierKind.LateInstall => value.ToString("0.####", CultureInfo.InvariantCulture) + " working days",
        _ => value.ToString("0.####", CultureInfo.InvariantCulture) + " min",
    };

    static string P(decimal percent) => percent.ToString("0.####", CultureInfo.InvariantCulture) + " %";
}
