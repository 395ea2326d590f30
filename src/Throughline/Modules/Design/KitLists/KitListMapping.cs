using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.KitLists;

sealed class KitListMapping : IEntityTypeConfiguration<KitList>
{
    public void Configure(EntityTypeBuilder<KitList> list)
    {
        list.HasIndex(k => k.NetworkId).IsUnique();
        list.Property(k => k.Currency).HasMaxLength(3);
        list.HasOne<Network>().WithMany().HasForeignKey(k => k.NetworkId).OnDelete(DeleteBehavior.Restrict);
        list.HasMany(k => k.Lines).WithOne().HasForeignKey("KitListId").IsRequired();
        list.HasMany(k => k.Versions).WithOne().HasForeignKey("KitListId").IsRequired();
        list.HasMany(k => k.Waivers).WithOne().HasForeignKey("KitListId").IsRequired();
        list.HasMany(k => k.Reviews).WithOne().HasForeignKey("KitListId").IsRequired();
    }
}

sealed class KitLineMapping : IEntityTypeConfiguration<KitLine>
{
    public void Configure(EntityTypeBuilder<KitLine> line)
    {
        line.Property(l => l.PartNumber).HasMaxLength(200);
        line.HasIndex("KitListId", nameof(KitLine.Number)).IsUnique();
        line.HasIndex(l => l.PartNumber);
        line.HasMany(l => l.Allocations).WithOne().HasForeignKey("KitLineId").IsRequired();
    }
}

sealed class KitVersionMapping : IEntityTypeConfiguration<KitVersion>
{
    public void Configure(EntityTypeBuilder<KitVersion> version)
    {
        version.Property(v => v.Hash).HasMaxLength(64);
        version.HasIndex("KitListId", nameof(KitVersion.Number)).IsUnique();
    }
}

sealed class KitWaiverMapping : IEntityTypeConfiguration<KitWaiver>
{
    public void Configure(EntityTypeBuilder<KitWaiver> waiver) => waiver.Property(w => w.Check).HasMaxLength(120);
}
