using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>What a chain of promises can give: parts in series, and parts that stand in for each other.</summary>
public static class Availability
{
    /// <summary>Availability of a chain, percent: Π over the groups of 1 − Π(1 − Aᵢ) within a group.</summary>
    /// <param name="groups">Each group percentages of parts that are redundant to each other; the groups are needed one and all.</param>
    public static decimal Chain(IEnumerable<IEnumerable<decimal>> groups) =>
        100m * groups.Aggregate(1m, (all, group) => all * (1 - group.Aggregate(1m, (down, percent) => down * (1 - percent / 100))));

    /// <summary>A sentence when more is promised than the chain can give; null when it holds.</summary>
    public static string? Warning(decimal? promised, decimal chain) => promised is { } p && p > chain
        ? $"{P(p)} is promised, but what stands behind it gives {P(chain)} when every part of it just keeps its own promise. Promise less, or put something redundant behind it." : null;

    static string P(decimal percent) => percent.ToString("0.####", CultureInfo.InvariantCulture) + " %";
}
