using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Designs;

sealed class NetworkDesignMapping : IEntityTypeConfiguration<NetworkDesign>
{
    public void Configure(EntityTypeBuilder<NetworkDesign> design)
    {
        design.HasIndex(d => d.NetworkId).IsUnique();
        design.HasOne<Network>().WithMany().HasForeignKey(d => d.NetworkId).OnDelete(DeleteBehavior.Restrict);
        design.HasMany(d => d.Requirements).WithOne().HasForeignKey("DesignId").IsRequired();
        design.HasMany(d => d.Nodes).WithOne().HasForeignKey("DesignId").IsRequired();
        design.HasMany(d => d.Links).WithOne().HasForeignKey("DesignId").IsRequired();
        design.HasMany(d => d.Handoffs).WithOne().HasForeignKey("DesignId").IsRequired();
        design.HasMany(d => d.Needs).WithOne().HasForeignKey("DesignId").IsRequired();
        design.HasMany(d => d.Rooms).WithOne().HasForeignKey("DesignId").IsRequired();
        design.Ignore(d => d.Elements).Ignore(d => d.Labels);
    }
}

sealed class RequirementMapping : IEntityTypeConfiguration<Requirement>
{
    public void Configure(EntityTypeBuilder<Requirement> requirement) => requirement.Property(r => r.Text).HasMaxLength(1000);
}

sealed class DesignNodeMapping : IEntityTypeConfiguration<DesignNode>
{
    public void Configure(EntityTypeBuilder<DesignNode> node)
    {
        node.HasBaseType((Type?)null);
        node.Property(n => n.Label).HasMaxLength(60);
        node.Property(n => n.DeviceType).HasMaxLength(200);
        node.HasIndex(n => n.DeviceType);
    }
}

sealed class DesignLinkMapping : IEntityTypeConfiguration<DesignLink>
{
    public void Configure(EntityTypeBuilder<DesignLink> link)
    {
        link.HasBaseType((Type?)null);
        link.Ignore(l => l.Line);
        link.Property(l => l.CircuitId).HasMaxLength(80);
        link.HasIndex(l => l.CircuitId);
    }
}

sealed class HandoffMapping : IEntityTypeConfiguration<Handoff>
{
    public void Configure(EntityTypeBuilder<Handoff> handoff)
    {
        handoff.HasBaseType((Type?)null);
        handoff.Ignore(h => h.Line);
    }
}

sealed class DesignNeedMapping : IEntityTypeConfiguration<DesignNeed>
{
    public void Configure(EntityTypeBuilder<DesignNeed> need) => need.HasBaseType((Type?)null);
}
