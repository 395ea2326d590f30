using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Clocks;

/// <summary>A calendar or an agreement changed, and the clocks that count by it were derived anew: when, and why.</summary>
public sealed class ClockRederivation : IInternal
{
    ClockRederivation() { }

    public ClockRederivation(string why, Instant at) => (Why, At) = (why, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Why { get; private set; } = "";
    public Instant At { get; private set; }

    /// <summary>How many clocks are due at another instant since.</summary>
    public int Changed { get; internal set; }
}

/// <summary>What one clock was due before and after: both are kept.</summary>
public sealed class ClockDueChange : IInternal
{
    ClockDueChange() { }

    public ClockDueChange(Guid rederivationId, Guid clockId, Guid ticketId, Instant? oldDueAt, Instant? newDueAt) => (RederivationId, ClockId, TicketId, OldDueAt, NewDueAt) = (rederivationId, clockId, ticketId, oldDueAt, newDueAt);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RederivationId { get; private set; }
    public Guid ClockId { get; private set; }
    public Guid TicketId { get; private set; }
    public Instant? OldDueAt { get; private set; }
    public Instant? NewDueAt { get; private set; }
}

sealed class ClockRederivationMapping : IEntityTypeConfiguration<ClockRederivation>
{
    public void Configure(EntityTypeBuilder<ClockRederivation> rederivation) => rederivation.Property(r => r.Why).HasMaxLength(1000);
}

sealed class ClockDueChangeMapping : IEntityTypeConfiguration<ClockDueChange>
{
    public void Configure(EntityTypeBuilder<ClockDueChange> change)
    {
        change.HasIndex(c => c.RederivationId);
        change.HasIndex(c => c.TicketId);
        // no foreign key: a hundred thousand of them are written with their act in one transaction, and neither is ever taken away
    }
}
