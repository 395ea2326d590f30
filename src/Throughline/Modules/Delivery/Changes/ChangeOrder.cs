using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Delivery.Changes;

/// <summary>How far a change of what was bought is: its effect is computed before anybody agrees.</summary>
public enum ChangeState
{
    Priced,
    CustomerApproved,
    Rejected,
    Applied,
}

/// <summary>The changes that customers ask for most.</summary>
public enum ChangePreset
{
    Other,
    AddCopperPort,
    AddMultimodePort,
    AddSingleModePort,
    DateEarlier,
    DateLater,
    Address,
    Cancel,
}

/// <summary>A change of what the customer bought, CO-7: what it does to kit, price, dates and agreement, who approved it, and when it was applied.</summary>
public sealed class ChangeOrder : Root, IOfNetwork, INumbered
{
    ChangeOrder() { }

    public ChangeOrder(long number, Guid networkId, ChangePreset preset, string what, string askedBy, ChangeImpact impact, Guid? raisedBy, Instant now)
    {
        (Number, NetworkId, Preset, What, AskedBy, RaisedBy, RaisedAt) = (number, networkId, preset, what, askedBy, raisedBy, now);
        Reckon(impact);
    }

    public Guid NetworkId { get; private set; }
    public long Number { get; private set; }
    public static string Prefix => "CO-";
    public string Reference => $"{Prefix}{Number}";
    public ChangeState State { get; private set; }
    public ChangePreset Preset { get; private set; }
    public string What { get; private set; } = "";
    public string AskedBy { get; private set; } = "";
    public Guid? RaisedBy { get; private set; }
    public Instant RaisedAt { get; private set; }

    /// <summary>What it does to the kit, a line each: + SFP-1G-T × 1.</summary>
    public List<string> KitWords { get; private set; } = [];
    public int KitVersion { get; private set; }
    public List<ChangePart> Parts { get; private set; } = [];
    public string? HandoffSite { get; private set; }
    public Medium? HandoffMedium { get; private set; }
    public string? HandoffConnector { get; private set; }
    public int? HandoffRateMbps { get; private set; }
    public int? HandoffDistanceMetres { get; private set; }
    public string? HandoffNode { get; private set; }
    public string? HandoffPort { get; private set; }

    /// <summary>Charged once more, our cost of it, and each month more, in minor units.</summary>
    public long OnceMinor { get; private set; }
    public long CostMinor { get; private set; }
    public long MonthlyMinor { get; private set; }

    /// <summary>What is lost because it comes after the point of no return; charged beside it.</summary>
    public long RecoveryMinor { get; private set; }
    public string Currency { get; private set; } = "GBP";
    public int LeadDays { get; private set; }
    public LocalDate? ForecastBefore { get; private set; }
    public LocalDate? ForecastAfter { get; private set; }
    public int? SlackBefore { get; private set; }
    public int? SlackAfter { get; private set; }
    public string SlaEffect { get; private set; } = "";

    public Instant? DecidedAt { get; private set; }
    public string? DecidedName { get; private set; }
    public string? DecidedRole { get; private set; }

    /// <summary>How we know: signed link, letter of 16 Nov, or why it was rejected.</summary>
    public string? DecidedHow { get; private set; }
    public Instant? AppliedAt { get; private set; }
    public int? VoidedVersion { get; private set; }

    public HandoffAddition? Handoff => HandoffSite is null ? null : new(HandoffSite, HandoffMedium!.Value, HandoffConnector!, HandoffRateMbps!.Value, HandoffDistanceMetres!.Value, HandoffNode, HandoffPort);
    public IReadOnlyList<KitAddition> Additions => [.. Parts.Select(p => new KitAddition(p.Part, p.Quantity, p.Purpose, p.Serves))];

    /// <summary>Computes the effect anew; only before the customer decided on it.</summary>
    public void Reckon(ChangeImpact impact)
    {
        if (State != ChangeState.Priced) throw new RuleException("decided", $"{Reference} was {Word} already; raise another change.");
        (OnceMinor, CostMinor, MonthlyMinor, RecoveryMinor, Currency, LeadDays) = (impact.Kit.PriceMinor, impact.Kit.CostMinor, impact.MonthlyMinor, impact.RecoveryMinor, impact.Kit.Currency, impact.Kit.LeadDays);
        (KitWords, KitVersion, SlaEffect) = ([.. impact.Kit.Lines], impact.Kit.Version, impact.SlaEffect);
        (ForecastBefore, ForecastAfter, SlackBefore, SlackAfter) = (impact.ForecastBefore, impact.ForecastAfter, impact.SlackBefore, impact.SlackAfter);
        Parts = [.. impact.Additions.Select(a => new ChangePart(a))];
        if (impact.Handoff is { } h)
            (HandoffSite, HandoffMedium, HandoffConnector, HandoffRateMbps, HandoffDistanceMetres, HandoffNode, HandoffPort) = (h.Site, h.Medium, h.Connector, h.RateMbps, h.DistanceMetres, h.Node, h.Port);
        Touch();
    }

    public void Approve(string name, string role, string how, Instant now)
    {
        if (State is ChangeState.CustomerApproved or ChangeState.Applied)
            throw new RuleException("already-approved", $"{Reference} was approved already, by {DecidedName}. Nothing was approved twice.");
        if (State == ChangeState.Rejected) throw new RuleException("rejected", $"{Reference} was rejected by {DecidedName}. Raise it again if the customer wants it after all.");
        (State, DecidedName, DecidedRole, DecidedHow, DecidedAt) = (ChangeState.CustomerApproved, name, role, how, now);
        Touch();
    }

    public void Reject(string name, string why, Instant now)
    {
        if (State != ChangeState.Priced) throw new RuleException("decided", $"{Reference} was {Word} already.");
        (State, DecidedName, DecidedHow, DecidedAt) = (ChangeState.Rejected, name, why, now);
        Touch();
    }

    public void Apply(int? voidedVersion, Instant now)
    {
        if (State == ChangeState.Applied) throw new RuleException("already-applied", $"{Reference} was applied already.");
        if (State != ChangeState.CustomerApproved) throw new RuleException("not-approved", $"{Reference} is not approved by the customer. Send the link, or record how they approved it.");
        (State, VoidedVersion, AppliedAt) = (ChangeState.Applied, voidedVersion, now);
        Touch();
    }

    public string Word => State switch { ChangeState.CustomerApproved => "approved", var s => s.ToString().ToLowerInvariant() };
}

/// <summary>What a change does, before anybody agreed.</summary>
public sealed record ChangeImpact(KitImpact Kit, IReadOnlyList<KitAddition> Additions, HandoffAddition? Handoff, long MonthlyMinor, long RecoveryMinor, LocalDate? ForecastBefore, LocalDate? ForecastAfter, int? SlackBefore, int? SlackAfter, string SlaEffect);

/// <summary>A part that a change adds.</summary>
public sealed class ChangePart
{
    ChangePart() { }

    internal ChangePart(KitAddition addition) => (Part, Quantity, Purpose, Serves) = (addition.Part, addition.Quantity, addition.Purpose, addition.Serves);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Part { get; private set; } = "";
    public int Quantity { get; private set; }
    public string Purpose { get; private set; } = "";
    public string? Serves { get; private set; }
}

sealed class ChangeOrderMapping : IEntityTypeConfiguration<ChangeOrder>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ChangeOrder> change)
    {
        change.HasIndex(c => c.Number).IsUnique();
        change.HasIndex(c => c.NetworkId);
        change.HasMany(c => c.Parts).WithOne().HasForeignKey("ChangeOrderId");
        change.Ignore(c => c.Handoff);
        change.Ignore(c => c.Additions);
        change.HasOne<Networks.Published.Network>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
