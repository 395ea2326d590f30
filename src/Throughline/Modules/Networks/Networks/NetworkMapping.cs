using Throughline.Modules.Networks.Published;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Networks.Networks;

sealed class NetworkMapping : IEntityTypeConfiguration<Network>
{
    public void Configure(EntityTypeBuilder<Network> network)
    {
        network.Property(n => n.Name).HasMaxLength(200);
        network.Property(n => n.Purpose).HasMaxLength(2000);
        network.HasIndex(n => n.Number).IsUnique();
        network.HasIndex(n => n.CustomerId);
        network.HasIndex(n => n.EngineerId);
        network.HasIndex(n => n.AccountManagerId);
        network.HasOne<Organisation>().WithMany().HasForeignKey(n => n.CustomerId).OnDelete(DeleteBehavior.Restrict);
        network.HasMany(n => n.Changes).WithOne().HasForeignKey("NetworkId");
        network.HasMany(n => n.Sites).WithOne().HasForeignKey(s => s.NetworkId);
        network.HasMany(n => n.Services).WithOne().HasForeignKey(s => s.NetworkId);
        network.HasMany(n => n.Contacts).WithOne().HasForeignKey(c => c.NetworkId);
    }
}

sealed class ServiceMapping : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> service)
    {
        service.HasIndex(s => s.Number).IsUnique();
        service.HasIndex(s => s.CircuitId);
    }
}

sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.HasIndex(g => new { g.NetworkId, g.OrganisationId });
        grant.HasIndex(g => g.OrganisationId);
        grant.HasOne<Network>().WithMany().HasForeignKey(g => g.NetworkId);
    }
}
