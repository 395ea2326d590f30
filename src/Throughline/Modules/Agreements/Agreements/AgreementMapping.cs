using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Agreements;

sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.Title).HasMaxLength(200);
        agreement.Property(a => a.Zone).HasMaxLength(60);
        agreement.HasIndex(a => a.Number).IsUnique();
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasMany(a => a.Terms).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Covers).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Parties).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Supports).WithOne().HasForeignKey("AgreementId").OnDelete(DeleteBehavior.Cascade);
        foreach (var shorthand in new[] { nameof(Agreement.Latest), nameof(Agreement.CalendarId), nameof(Agreement.Targets), nameof(Agreement.Tiers), nameof(Agreement.Held) }) agreement.Ignore(shorthand);
    }
}

sealed class AgreementTermsMapping : IEntityTypeConfiguration<AgreementTerms>
{
    public void Configure(EntityTypeBuilder<AgreementTerms> terms)
    {
        terms.ToTable("AgreementTerms");
        terms.Property(t => t.Currency).HasMaxLength(3);
        terms.Property(t => t.Why).HasMaxLength(400);
        terms.Property(t => t.ClockPauses).HasMaxLength(80);
        terms.Property(t => t.Excluded).HasMaxLength(120);
        terms.Property(t => t.PromisedPercent).HasPrecision(9, 5);
        terms.Property(t => t.CapPercent).HasPrecision(9, 5);
        terms.HasMany(t => t.Targets).WithOne().HasForeignKey("TermsId").OnDelete(DeleteBehavior.Cascade);
        terms.HasMany(t => t.Tiers).WithOne().HasForeignKey("TermsId").OnDelete(DeleteBehavior.Cascade);
        terms.HasIndex("AgreementId", nameof(AgreementTerms.Number)).IsUnique();
    }
}

sealed class AgreementPartyMapping : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> party)
    {
        party.ToTable("AgreementParties");
        party.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class AgreementSupportMapping : IEntityTypeConfiguration<AgreementSupport>
{
    public void Configure(EntityTypeBuilder<AgreementSupport> support)
    {
        support.ToTable("AgreementSupports");
        support.HasOne<Agreement>().WithMany().HasForeignKey(s => s.SupportingId).OnDelete(DeleteBehavior.Restrict);
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
        foreach (var name in new[] { "From", "Below", "Percent" }) tier.Property<decimal>(name).HasPrecision(14, 5);
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
