using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Learning;

/// <summary>What one night's learning found on this installation: the weights, and how they did on links they had not seen.</summary>
public sealed class LearnedRanker : IInternal
{
    LearnedRanker() { }

    public LearnedRanker(long number, Instant at, LearningReport report, string? weights) =>
        (Number, At, Examples, HeldBack, Before, After, Adopted, Weights) = (number, at, report.Examples, report.HeldBack, report.Before, double.IsFinite(report.After) ? report.After : 0, report.Adopted, weights);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public long Number { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Confirmed repeats that could be learned from.</summary>
    public int Examples { get; private set; }

    /// <summary>How many of them were held back in turn, to compare the shipped and the new weights on.</summary>
    public int HeldBack { get; private set; }

    /// <summary>Mean reciprocal rank on those held back with the shipped weights, 0 to 1.</summary>
    public double Before { get; private set; }

    /// <summary>The same with the new weights.</summary>
    public double After { get; private set; }

    /// <summary>True when the new ones won: they are in use.</summary>
    public bool Adopted { get; private set; }

    /// <summary>As lines of text; only of those that were adopted.</summary>
    public string? Weights { get; private set; }

    /// <summary>The weights in use on this installation; null where the last night's did not win over those that come with the program.</summary>
    public static async Task<Ranker?> Newest(ThroughlineDb db, CancellationToken stop = default)
    {
        var weights = await db.LearnedRankers.AsNoTracking().OrderByDescending(r => r.Number).Select(r => r.Weights).FirstOrDefaultAsync(stop);
        if (weights is null) return null;
        using var reader = new StringReader(weights);
        return ShippedRanker.Read(reader);
    }
}

sealed class LearnedRankerMapping : IEntityTypeConfiguration<LearnedRanker>
{
    public void Configure(EntityTypeBuilder<LearnedRanker> ranker) => ranker.HasIndex(r => r.Number).IsUnique();
}

/// <summary>This installation's own links taught it to rank better.</summary>
public sealed record RankerAdopted(long Number, int Examples, int HeldBack, double Before, double After) : Happening
{
    /// <summary>Its kind among the facts: every node takes the new weights when it reads it.</summary>
    public static readonly string FactKind = Fact.KindOf(typeof(RankerAdopted));

    public override string Sentence => FormattableString.Invariant($"The search for repeats learned from {Examples} confirmed repeats: on {HeldBack} held back in turn its mean rank went from {Before:F3} to {After:F3}, so the new weights are in use.");
}

/// <summary>What was learned before no longer wins: the weights that come with the program are in use again.</summary>
public sealed record RankerSetAside(long Number, int Examples, double Before, double After) : Happening
{
    /// <summary>Its kind among the facts: every node goes back to the shipped weights when it reads it.</summary>
    public static readonly string FactKind = Fact.KindOf(typeof(RankerSetAside));

    public override string Sentence => FormattableString.Invariant($"The search for repeats learned from {Examples} confirmed repeats, and its mean rank on those held back in turn was {After:F3} against {Before:F3}: the weights that come with the program are in use again.");
}
