using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Proposals;

sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.HasIndex(p => p.Number).IsUnique();
        proposal.HasIndex(p => new { p.NetworkId, p.Number });
        proposal.Property(p => p.Currency).HasMaxLength(3);
        proposal.HasOne<Network>().WithMany().HasForeignKey(p => p.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
