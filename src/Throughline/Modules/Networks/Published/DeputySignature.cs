using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Networks.Published;

/// <summary>A deputy signed for the accountable engineer, who countersigns within five working days.</summary>
public sealed class DeputySignature : Root, IOfNetwork, IInternal
{
    /// <summary>Working days the accountable engineer has to countersign.</summary>
    public const int DaysToCountersign = 5;

    DeputySignature() { }

    public DeputySignature(Guid networkId, Guid delegationId, Guid deputyId, Guid engineerId, string what, string href, Guid subject, Instant now, string zone)
    {
        (NetworkId, DelegationId, DeputyId, EngineerId, What, Href, Subject, SignedAt) = (networkId, delegationId, deputyId, engineerId, what, href, subject, now);
        var last = WorkingHours.In(zone).AddWorkingDays(now.DateIn(zone), DaysToCountersign)!.Value;
        DueAt = Times.ZoneOf(zone).AtStartOfDay(last.PlusDays(1)).ToInstant();
    }

    public Guid NetworkId { get; private set; }
    public Guid DelegationId { get; private set; }
    public Guid DeputyId { get; private set; }

    /// <summary>Who was accountable when the deputy signed.</summary>
    public Guid EngineerId { get; private set; }

    /// <summary>What was signed: <c>Kit list version 2</c>.</summary>
    public string What { get; private set; } = "";
    public string Href { get; private set; } = "";
    public Guid Subject { get; private set; }
    public Instant SignedAt { get; private set; }
    public Instant DueAt { get; private set; }
    public Instant? CountersignedAt { get; private set; }
    public Guid? CountersignedBy { get; private set; }

    /// <summary>The accountable engineer has read it and stands for it.</summary>
    public void Countersign(Guid by, Guid accountable, Instant now)
    {
        var obstacles = new List<Obstacle>();
        if (CountersignedAt is { } at) obstacles.Add(new("countersigned-already", $"{What} was countersigned {at.Text("Etc/UTC")}. Nothing is left to do."));
        if (by != accountable) obstacles.Add(new("not-accountable", $"Only the accountable engineer countersigns {What}. Ask them to."));
        RuleException.ThrowIfAny(obstacles);
        (CountersignedAt, CountersignedBy) = (now, by);
        Touch();
    }
}

/// <summary>Decides who may sign for a network: the accountable engineer alone, or a deputy named with an expiry.</summary>
public sealed class SigningPower(ThroughlineDb db, AccountableEngineer accountable, CurrentUser user, IClock clock)
{
    /// <summary>Why this person may not sign now; empty when they may.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Guid networkId, Guid? person, string what)
    {
        if (await db.AccountabilityTerms.AsNoTracking().Where(t => t.NetworkId == networkId && t.Until == null).Select(t => (Guid?)t.EngineerId).SingleOrDefaultAsync() is not { } holder)
            return [new("no-engineer", $"Nobody is accountable for this network, so nobody can sign {what}. Ask for an engineer first.")];
        if (holder == person || await PowerOf(networkId, person) is not null) return [];
        var name = await db.People.AsNoTracking().Where(p => p.Id == holder).Select(p => p.Name).SingleAsync();
        return [new("not-accountable", $"Only {name}, the accountable engineer, or a deputy named by {name.Split(' ')[0]} signs {what}. Ask {name.Split(' ')[0]} to sign, or to name you as deputy.")];
    }

    /// <summary>Refuses who may not sign; notes for countersigning when a deputy does. The caller saves.</summary>
    /// <param name="what">As people will read it: <c>Kit list version 2</c>.</param>
    /// <param name="href">Where it can be read.</param>
    public async Task<DeputySignature?> Sign(Guid networkId, string what, string href, Guid subject)
    {
        RuleException.ThrowIfAny(await ObstaclesTo(networkId, user.Id, what));
        var holder = await accountable.Of(networkId);
        if (holder == user.Id) return null;
        var power = (await PowerOf(networkId, user.Id))!;
        var signature = new DeputySignature(networkId, power.Id, user.Id!.Value, holder, what, href, subject, clock.Now(), user.Zone);
        db.DeputySignatures.Add(signature);
        return signature;
    }

    Task<Delegation?> PowerOf(Guid networkId, Guid? person)
    {
        var now = clock.Now();
        return db.Delegations.AsNoTracking().Where(d => d.NetworkId == networkId && d.DelegateId == person && d.Scope == DelegationScope.DeputySign && d.From <= now && now < d.Until)
            .OrderByDescending(d => d.Until).FirstOrDefaultAsync();
    }
}

sealed class DeputySignatureMapping : IEntityTypeConfiguration<DeputySignature>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<DeputySignature> signature)
    {
        signature.Property(s => s.What).HasMaxLength(200);
        signature.Property(s => s.Href).HasMaxLength(300);
        signature.HasIndex(s => new { s.EngineerId, s.CountersignedAt });
        signature.HasOne<Network>().WithMany().HasForeignKey(s => s.NetworkId).OnDelete(DeleteBehavior.Restrict);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.DeputyId).OnDelete(DeleteBehavior.Restrict);
    }
}
