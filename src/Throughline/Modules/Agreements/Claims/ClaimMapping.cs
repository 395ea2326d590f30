using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Claims;

sealed class ClaimMapping : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.Property(c => c.CircuitId).HasMaxLength(120);
        claim.Property(c => c.Currency).HasMaxLength(3);
        claim.Property(c => c.TheirReference).HasMaxLength(80);
        claim.Property(c => c.CreditNote).HasMaxLength(80);
        claim.Property(c => c.AvailabilityPercent).HasPrecision(9, 5);
        claim.Property(c => c.PromisedPercent).HasPrecision(9, 5);
        claim.HasIndex(c => c.Number).IsUnique();
        claim.HasIndex(c => new { c.AgreementId, c.ServiceId, c.Month, c.Part }).IsUnique();
        claim.HasIndex(c => new { c.NetworkId, c.Month });
        claim.HasIndex(c => new { c.State, c.DueOn });
        claim.Ignore(c => c.InOrder);
        claim.HasOne<Agreement>().WithMany().HasForeignKey(c => c.AgreementId).OnDelete(DeleteBehavior.Restrict);
        claim.HasOne<Organisation>().WithMany().HasForeignKey(c => c.ProviderId).OnDelete(DeleteBehavior.Restrict);
        claim.HasOne<Network>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Restrict);
        claim.HasMany(c => c.Evidence).WithOne().HasForeignKey("ClaimId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ClaimEvidenceMapping : IEntityTypeConfiguration<ClaimEvidence>
{
    public void Configure(EntityTypeBuilder<ClaimEvidence> evidence)
    {
        evidence.ToTable("ClaimEvidence");
        evidence.Property(e => e.Ticket).HasMaxLength(20);
        evidence.Property(e => e.TheirTicket).HasMaxLength(80);
        evidence.Property(e => e.CircuitId).HasMaxLength(120);
    }
}

sealed class CreditMapping : IEntityTypeConfiguration<Credit>
{
    public void Configure(EntityTypeBuilder<Credit> credit)
    {
        credit.Property(c => c.Currency).HasMaxLength(3);
        credit.Property(c => c.Invoice).HasMaxLength(80);
        credit.Property(c => c.AvailabilityPercent).HasPrecision(9, 5);
        credit.Property(c => c.PromisedPercent).HasPrecision(9, 5);
        credit.HasIndex(c => c.Number).IsUnique();
        credit.HasIndex(c => new { c.AgreementId, c.ServiceId, c.Month, c.Part }).IsUnique();
        credit.HasIndex(c => new { c.CustomerId, c.Month });
        credit.HasIndex(c => c.State);
        credit.HasOne<Agreement>().WithMany().HasForeignKey(c => c.AgreementId).OnDelete(DeleteBehavior.Restrict);
        credit.HasOne<Organisation>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        credit.HasOne<Network>().WithMany().HasForeignKey(c => c.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
