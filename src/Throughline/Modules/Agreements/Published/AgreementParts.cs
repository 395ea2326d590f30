namespace Throughline.Modules.Agreements.Published;

/// <summary>What is promised for one priority, in minutes of the agreement's hours or of day and night.</summary>
public sealed class Target
{
    Target() { }

    public Target(int priority, int respondMinutes, int restoreMinutes, bool dayAndNight, int? resolveMinutes = null) =>
        (Priority, RespondMinutes, RestoreMinutes, DayAndNight, ResolveMinutes) = (priority, respondMinutes, restoreMinutes, dayAndNight, resolveMinutes);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Priority { get; private set; }
    public int RespondMinutes { get; private set; }
    public int RestoreMinutes { get; private set; }

    /// <summary>Until the cause is gone for good; null when only restoring is promised.</summary>
    public int? ResolveMinutes { get; private set; }
    public bool DayAndNight { get; private set; }

    internal Target Copy() => new(Priority, RespondMinutes, RestoreMinutes, DayAndNight, ResolveMinutes);
}

/// <summary>A network, or one service of it, that an agreement covers.</summary>
public sealed class AgreementCover
{
    AgreementCover() { }

    public AgreementCover(Guid networkId, Guid? serviceId) => (NetworkId, ServiceId) = (networkId, serviceId);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Guid? ServiceId { get; private set; }
}

/// <summary>A company that an agreement names beside its two sides, with its place in the chain from provider over partner to customer.</summary>
public sealed class AgreementParty
{
    AgreementParty() { }

    public AgreementParty(Guid organisationId, PartyKind role) => (OrganisationId, Role) = (organisationId, role);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private set; }
    public PartyKind Role { get; private set; }
}

/// <summary>An agreement that stands behind a promise of ours: the carrier's behind ours.</summary>
public sealed class AgreementSupport
{
    AgreementSupport() { }

    public AgreementSupport(Guid supportingId, int group) => (SupportingId, Group) = (supportingId, group);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agreement behind.</summary>
    public Guid SupportingId { get; private set; }

    /// <summary>Those of one group stand in for each other (redundant); the groups are needed one and all (serial).</summary>
    public int Group { get; private set; }
}
