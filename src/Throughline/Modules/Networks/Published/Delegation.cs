namespace Throughline.Modules.Networks.Published;

/// <summary>What is handed to somebody else: one task, an area of work, a site.</summary>
public enum DelegationKind
{
    Task,
    Area,
    Site,
}

/// <summary>How far a delegation reaches. Whoever may sign as deputy may also speak to the customer and work.</summary>
public enum DelegationScope
{
    Work,
    SpeakToCustomer,
    DeputySign,
}

/// <summary>Work on a network that its accountable engineer hands to somebody for a time. Accountability never moves with it.</summary>
public sealed class Delegation : Root, IOfNetwork
{
    Delegation() { }

    public Delegation(Guid networkId, DelegationKind kind, string what, Guid? siteId, Guid delegateId, DelegationScope scope, Instant from, Instant until, Guid? givenBy)
    {
        var obstacles = new List<Obstacle>();
        if (until <= from) obstacles.Add(new("delegation-inverted", $"The delegation would end {until.Text("Etc/UTC")}, not after it begins {from.Text("Etc/UTC")}. Give a later end.", "/until"));
        if (kind == DelegationKind.Site && siteId is null) obstacles.Add(new("site-missing", "A delegation of a site names the site. Choose one, or delegate an area.", "/site"));
        RuleException.ThrowIfAny(obstacles);
        (NetworkId, Kind, What, SiteId, DelegateId, Scope, From, Until, GivenBy) = (networkId, kind, what, siteId, delegateId, scope, from, until, givenBy);
    }

    public Guid NetworkId { get; private set; }
    public DelegationKind Kind { get; private set; }

    /// <summary>What is handed over, in words: <c>leads the plan</c>.</summary>
    public string What { get; private set; } = "";
    public Guid? SiteId { get; private set; }
    public Guid DelegateId { get; private set; }
    public DelegationScope Scope { get; private set; }
    public Instant From { get; private set; }

    /// <summary>First instant at which it no longer holds.</summary>
    public Instant Until { get; private set; }
    public Guid? GivenBy { get; private set; }

    public bool HoldsAt(Instant at) => From <= at && at < Until;

    /// <summary>Takes it back from now on.</summary>
    public void End(Instant now)
    {
        if (now < Until) Until = now < From ? From : now;
        Touch();
    }
}

sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Delegation> delegation)
    {
        delegation.Property(d => d.What).HasMaxLength(200);
        delegation.HasIndex(d => new { d.NetworkId, d.Until });
        delegation.HasIndex(d => d.DelegateId);
        delegation.HasOne<Network>().WithMany().HasForeignKey(d => d.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
