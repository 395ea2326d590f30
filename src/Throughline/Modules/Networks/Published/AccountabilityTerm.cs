using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Networks.Published;

/// <summary>Why accountability passed to somebody.</summary>
public enum TermReason
{
    Initial,
    Handover,
    Emergency,
    Reorganisation,
    Correction,
}

/// <summary>The time during which one engineer answers for one network: from an instant, until the next term begins.</summary>
/// <remarks>
/// Appended, never changed or deleted. The database itself closes the open term at the instant the next begins, and
/// refuses an overlap, a gap and a rewritten past: see the migrations named Guards.
/// </remarks>
public sealed class AccountabilityTerm : IOfNetwork
{
    AccountabilityTerm() { }

    public AccountabilityTerm(Guid networkId, Guid engineerId, Instant from, TermReason reason, Guid? decidedBy, Instant recordedAt, string note = "", Guid? handoverId = null)
    {
        (NetworkId, EngineerId, From, Reason, DecidedBy, RecordedAt, Note, HandoverId) = (networkId, engineerId, from, reason, decidedBy, recordedAt, note, handoverId);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Guid EngineerId { get; private set; }
    public Instant From { get; private set; }

    /// <summary>Set by the database when the next term begins; null while it lasts.</summary>
    public Instant? Until { get; private set; }
    public TermReason Reason { get; private set; }
    public Guid? HandoverId { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public Instant RecordedAt { get; private set; }
    public string Note { get; private set; } = "";
}

sealed class AccountabilityTermMapping : IEntityTypeConfiguration<AccountabilityTerm>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<AccountabilityTerm> term)
    {
        term.ToTable("AccountabilityTerms");
        term.HasIndex(t => new { t.NetworkId, t.From }).IsUnique();
        term.HasIndex(t => t.EngineerId);
        term.HasOne<Network>().WithMany().HasForeignKey(t => t.NetworkId).OnDelete(DeleteBehavior.Restrict);
        term.HasOne<Parties.Published.Person>().WithMany().HasForeignKey(t => t.EngineerId).OnDelete(DeleteBehavior.Restrict);
    }
}
