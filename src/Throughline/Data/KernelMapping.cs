using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Kernel;

namespace Throughline.Data;

sealed class FactMapping : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> fact)
    {
        fact.HasKey(f => f.Sequence);
        fact.Property(f => f.Sequence).ValueGeneratedOnAdd();
        fact.Property(f => f.Kind).HasMaxLength(80);
        fact.Property(f => f.Hash).HasMaxLength(64);
        fact.Property(f => f.PreviousHash).HasMaxLength(64);
        fact.Property(f => f.Digest).HasMaxLength(64);
        fact.HasIndex(f => new { f.NetworkId, f.Entry }).IsUnique();
        fact.HasIndex(f => f.Subject);
    }
}

sealed class JournalHeadMapping : IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalHead> head)
    {
        head.HasKey(h => h.NetworkId);
        head.Property(h => h.NetworkId).ValueGeneratedNever();
        head.Property(h => h.Hash).HasMaxLength(64);
    }
}

sealed class DueWorkMapping : IEntityTypeConfiguration<DueWork>
{
    public void Configure(EntityTypeBuilder<DueWork> work)
    {
        work.Property(w => w.Kind).HasMaxLength(80);
        work.Property(w => w.Key).HasMaxLength(200);
        work.HasIndex(w => w.Key).IsUnique();
        work.HasIndex(w => new { w.DoneAt, w.GivenUpAt, w.DueAt });
    }
}
