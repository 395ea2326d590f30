namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>A section of the dossier: how long a look at it stays good, and how much it counts.</summary>
/// <param name="Key">Its word in addresses and confirmations: <c>access</c>.</param>
/// <param name="MaxAge">Days for which a look at it counts in full; null when it is read live and only has to be there.</param>
/// <param name="Weight">Its share in the score.</param>
public sealed record DossierSection(string Key, string Title, int? MaxAge, int Weight)
{
    /// <summary>The sections whose freshness is scored, in the order of the page.</summary>
    public static readonly IReadOnlyList<DossierSection> All =
    [
        new("identity", "Accountable engineer", null, 2),
        new("services", "Services and agreements", null, 2),
        new("topology", "Topology, sites, circuits", 180, 2),
        new("access", "Access: out-of-band, keys, alarm", 90, 2),
        new("contacts", "Contacts and escalation", 90, 2),
        new("addressing", "Addressing, VLAN, routing", 180, 1),
        new("hardware", "Hardware, serials, spares", 180, 1),
        new("decisions", "Design decisions and deviations", 365, 1),
        new("runbooks", "Run-books, RFU, test results", 365, 1),
        new("config-backup", "Config backup", 1, 1),
    ];
}

/// <summary>How fresh a section is: when it was last known to be true, and who said so.</summary>
/// <param name="IsThere">False when the section holds nothing: then it counts nothing, whatever its age.</param>
/// <param name="Value">f: 1 up to the greatest age, linear down to 0 at twice of it, 0 when absent.</param>
public sealed record SectionFreshness(DossierSection Section, bool IsThere, Instant? TrueAt, string? By, double Value)
{
    /// <summary>f of a section, 0 to 1: functional rule 3 of the guide.</summary>
    /// <param name="trueAt">When somebody last said that it is true; null is never. Later than now counts as now.</param>
    public static double Of(DossierSection section, bool isThere, Instant? trueAt, Instant now)
    {
        if (!isThere) return 0;
        if (section.MaxAge is not { } days) return 1;
        if (trueAt is not { } at) return 0;
        return Math.Clamp(2 - (now - at).TotalDays / days, 0, 1);
    }

    /// <summary>Whole days since it was known to be true.</summary>
    public int? Age(Instant now) => TrueAt is { } at ? (int)Math.Max(0, (now - at).TotalDays) : null;

    public string StateKind => !IsThere || Value <= 0 ? "bad" : Value < 1 ? "bad" : Section.MaxAge is not null && SoonStale ? "warn" : "ok";

    /// <summary>True in the last fifth of its time.</summary>
    public bool SoonStale { get; init; }
}

/// <summary>The score of a dossier: Σ wᵢ·fᵢ ÷ Σ wᵢ over its sections, in percent.</summary>
public static class DossierScore
{
    /// <summary>What a network needs before it is ready for use, and before accountability passes.</summary>
    public const int ForReadyForUse = 80, ForHandover = 90;

    /// <returns>0 to 100, rounded down: 89.9 does not pass a gate of 90.</returns>
    public static int Of(IEnumerable<(int Weight, double Value)> sections)
    {
        var (sum, weights) = (0.0, 0);
        foreach (var (weight, value) in sections) (sum, weights) = (sum + weight * value, weights + weight);
        // a hair above, so that thirds and tenths that add up to a whole are a whole
        return weights == 0 ? 0 : (int)Math.Floor(100 * sum / weights + 1e-9);
    }
}
