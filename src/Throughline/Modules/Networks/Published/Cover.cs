namespace Throughline.Modules.Networks.Published;

/// <summary>Somebody answers for an absent engineer for a time: leave, illness. The engineer stays accountable.</summary>
public sealed class Cover : Root
{
    Cover() { }

    public Cover(Guid engineerId, Guid actingId, Guid? networkId, Instant from, Instant until, string why, Guid? arrangedBy)
    {
        var obstacles = new List<Obstacle>();
        if (until <= from) obstacles.Add(new("cover-inverted", $"The cover would end {until.Text("Etc/UTC")}, not after it begins {from.Text("Etc/UTC")}. Give a later end.", "/until"));
        if (actingId == engineerId) obstacles.Add(new("cover-of-self", "Nobody covers for themselves. Name somebody else.", "/acting"));
        RuleException.ThrowIfAny(obstacles);
        (EngineerId, ActingId, NetworkId, From, Until, Why, ArrangedBy) = (engineerId, actingId, networkId, from, until, why, arrangedBy);
    }

    public Guid EngineerId { get; private set; }
    public Guid ActingId { get; private set; }

    /// <summary>The one network it is for; null for all of the engineer's.</summary>
    public Guid? NetworkId { get; private set; }
    public Instant From { get; private set; }
    public Instant Until { get; private set; }
    public string Why { get; private set; } = "";
    public Guid? ArrangedBy { get; private set; }

    public bool HoldsAt(Instant at) => From <= at && at < Until;

    /// <summary>The engineer is back.</summary>
    public void End(Instant now)
    {
        if (now < Until) Until = now < From ? From : now;
        Touch();
    }
}

sealed class CoverMapping : IEntityTypeConfiguration<Cover>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Cover> cover)
    {
        cover.ToTable("Covers");
        cover.Property(c => c.Why).HasMaxLength(200);
        cover.HasIndex(c => new { c.EngineerId, c.Until });
    }
}
