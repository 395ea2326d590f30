using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Agreements;

sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.Title).HasMaxLength(200);
        agreement.Property(a => a.Currency).HasMaxLength(3);
        agreement.Property(a => a.Zone).HasMaxLength(60);
        agreement.HasIndex(a => a.Number).IsUnique();
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasMany(a => a.Targets).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Tiers).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Covers).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class TargetMapping : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> target) => target.ToTable("AgreementTargets");
}

sealed class CreditTierMapping : IEntityTypeConfiguration<CreditTier>
{
    public void Configure(EntityTypeBuilder<CreditTier> tier)
    {
        tier.ToTable("AgreementTiers");
        foreach (var name in new[] { "From", "Below", "Percent" }) tier.Property<decimal>(name).HasPrecision(9, 5);
    }
}

sealed class AgreementCoverMapping : IEntityTypeConfiguration<AgreementCover>
{
    public void Configure(EntityTypeBuilder<AgreementCover> cover)
    {
        cover.ToTable("AgreementCovers");
        cover.HasIndex(c => c.NetworkId);
    }
}
