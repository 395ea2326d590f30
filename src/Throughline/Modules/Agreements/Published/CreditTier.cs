using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>A line of a credit table: a month whose availability is from one percentage up to, but not including, another costs so much of the monthly charge.</summary>
public sealed class CreditTier
{
    CreditTier() { }

    public CreditTier(decimal from, decimal below, decimal percent) => (From, Below, Percent) = (from, below, percent);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Least availability of the tier, percent, included.</summary>
    public decimal From { get; private set; }

    /// <summary>Where the tier above begins, percent, not included.</summary>
    public decimal Below { get; private set; }

    /// <summary>Percent of the monthly charge.</summary>
    public decimal Percent { get; private set; }

    /// <summary>All that is wrong with a table of tiers: holes, overlaps, ends that do not meet the promise or nothing, credits that fall while the outage grows.</summary>
    public static IReadOnlyList<Obstacle> Faults(decimal promised, IReadOnlyList<CreditTier> table, decimal cap)
    {
        var faults = new List<Obstacle>();
        if (promised is <= 0 or > 100) faults.Add(new("promise-out-of-range", $"An availability of {P(promised)} cannot be promised; give more than 0 % and at most 100 %.", "/promisedPercent"));
        if (cap is < 0 or > 100) faults.Add(new("cap-out-of-range", $"The cap is {P(cap)} of the monthly charge; it must be between 0 % and 100 %.", "/capPercent"));
        for (var i = 0; i < table.Count; i++)
        {
            if (table[i].From >= table[i].Below) faults.Add(new("tier-inverted", $"The tier from {P(table[i].From)} to below {P(table[i].Below)} holds nothing: exchange the two.", $"/tiers/{i}"));
            if (table[i].Percent is < 0 or > 100) faults.Add(new("credit-out-of-range", $"A credit of {P(table[i].Percent)} of the monthly charge is not between 0 % and 100 %.", $"/tiers/{i}/percent"));
        }
        var sorted = table.OrderByDescending(t => t.Below).ToList();
        if (sorted.Count == 0) return faults;
        if (sorted[0].Below != promised) faults.Add(new("tier-end", $"{P(promised)} is promised but the first tier begins below {P(sorted[0].Below)}: let it begin below {P(promised)}.", "/tiers"));
        if (sorted[^1].From != 0) faults.Add(new("tier-end", $"Below {P(sorted[^1].From)} no tier says what is owed: let the last one reach down to 0 %.", "/tiers"));
        foreach (var (upper, lower) in sorted.Zip(sorted.Skip(1)))
        {
            if (lower.Below < upper.From) faults.Add(new("tier-hole", $"Between {P(lower.Below)} and {P(upper.From)} no tier says what is owed: let one begin where the other ends.", "/tiers"));
            if (lower.Below > upper.From) faults.Add(new("tier-overlap", $"Between {P(upper.From)} and {P(lower.Below)} two tiers say what is owed: let one begin where the other ends.", "/tiers"));
            if (lower.Percent < upper.Percent) faults.Add(new("tier-falls", $"Below {P(lower.Below)} only {P(lower.Percent)} would be owed, less than the {P(upper.Percent)} of the better tier above it.", "/tiers"));
        }
        return faults;
    }

    static string P(decimal percent) => percent.ToString("0.####", CultureInfo.InvariantCulture) + " %";
}
