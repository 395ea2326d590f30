namespace Throughline.Modules.Networks.Published;

/// <summary>Something nobody may touch on a network, and why: stands first on the page read at 2 a.m.</summary>
public sealed class Caution : Root, IOfNetwork, IInternal
{
    Caution() { }

    public Caution(Guid networkId, string text, string why, Guid? by, Instant at) => (NetworkId, Text, Why, By, At) = (networkId, text, why, by, at);

    public Guid NetworkId { get; private set; }

    /// <summary>What not to touch: <c>Do not power-cycle HS-NTE-01</c>.</summary>
    public string Text { get; private set; } = "";
    public string Why { get; private set; } = "";
    public Guid? By { get; private set; }
    public Instant At { get; private set; }
    public Instant? LiftedAt { get; private set; }
    public Guid? LiftedBy { get; private set; }

    public void Lift(Guid? by, Instant now)
    {
        if (LiftedAt is { } at) throw new RuleException("already-lifted", $"This caution was lifted {at.Text("Etc/UTC")}. Nothing is left to do.");
        (LiftedAt, LiftedBy) = (now, by);
        Touch();
    }
}

/// <summary>A technical change that was really made on a network: what, by whom, under which reference. The last ten stand in the dossier.</summary>
public sealed class ChangeRecord : IOfNetwork, IInternal
{
    ChangeRecord() { }

    public ChangeRecord(Guid networkId, Instant at, string what, Guid? byId, string byName, string? reference, string? note, Instant recordedAt) =>
        (NetworkId, At, What, ById, ByName, Reference, Note, RecordedAt) = (networkId, at, what, byId, byName, reference, note, recordedAt);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Instant At { get; private set; }
    public string What { get; private set; } = "";

    /// <summary>Null when somebody outside made it: a provider's field engineer.</summary>
    public Guid? ById { get; private set; }
    public string ByName { get; private set; } = "";

    /// <summary>Change order, ticket or provider's number.</summary>
    public string? Reference { get; private set; }
    public string? Note { get; private set; }
    public Instant RecordedAt { get; private set; }
}

/// <summary>Somebody looked at a section of the dossier and says that it is still true.</summary>
public sealed class SectionConfirmation : IOfNetwork, IInternal
{
    SectionConfirmation() { }

    public SectionConfirmation(Guid networkId, string section, Guid by, Instant at) => (NetworkId, Section, By, At) = (networkId, section, by, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }

    /// <summary>The section's word in the address of the dossier: <c>access</c>, <c>addressing</c>.</summary>
    public string Section { get; private set; } = "";
    public Guid By { get; private set; }
    public Instant At { get; private set; }
}

sealed class CautionMapping : IEntityTypeConfiguration<Caution>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Caution> caution)
    {
        caution.Property(c => c.Text).HasMaxLength(500);
        caution.Property(c => c.Why).HasMaxLength(1000);
        caution.HasIndex(c => c.NetworkId);
        caution.HasOne<Network>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ChangeRecordMapping : IEntityTypeConfiguration<ChangeRecord>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ChangeRecord> change)
    {
        change.Property(c => c.What).HasMaxLength(500);
        change.Property(c => c.ByName).HasMaxLength(200);
        change.Property(c => c.Reference).HasMaxLength(80);
        change.Property(c => c.Note).HasMaxLength(2000);
        change.HasIndex(c => new { c.NetworkId, c.At });
        change.HasOne<Network>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class SectionConfirmationMapping : IEntityTypeConfiguration<SectionConfirmation>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<SectionConfirmation> confirmation)
    {
        confirmation.Property(c => c.Section).HasMaxLength(60);
        confirmation.HasIndex(c => new { c.NetworkId, c.Section, c.At });
        confirmation.HasOne<Network>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
