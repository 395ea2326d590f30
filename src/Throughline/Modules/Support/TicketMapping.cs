using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support;

sealed class TicketMapping : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.Property(t => t.Title).HasMaxLength(200);
        ticket.Property(t => t.Component).HasMaxLength(80);
        ticket.Property(t => t.ProviderReference).HasMaxLength(80);
        ticket.Property(t => t.CustomerReference).HasMaxLength(80);
        ticket.Property(t => t.ProblemReference).HasMaxLength(20);
        ticket.Ignore(t => t.MayCostMoney);
        ticket.HasIndex(t => t.Number).IsUnique();
        ticket.HasIndex(t => new { t.NetworkId, t.Number });
        // of the open ones alone: SQLite takes no index for a truth value that stands by itself
        ticket.HasIndex(t => new { t.RunsOutAt, t.Number }).HasFilter("\"IsOpen\"");
        ticket.HasIndex(t => t.OwnerId).HasFilter("\"IsOpen\"");
        // what most tickets lack stands in no index: each of these is written anew whenever a ticket moves
        ticket.HasIndex(t => new { t.Component, t.Cause, t.OpenedAt }).HasFilter("\"Component\" IS NOT NULL");
        ticket.HasIndex(t => t.ProviderReference).HasFilter("\"ProviderReference\" IS NOT NULL");
        ticket.HasIndex(t => t.ParentId).HasFilter("\"ParentId\" IS NOT NULL");
        ticket.HasIndex(t => t.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        ticket.HasOne<Ticket>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Ticket>().WithMany().HasForeignKey(t => t.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Network>().WithMany().HasForeignKey(t => t.NetworkId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasMany(t => t.Impacts).WithOne().HasForeignKey("TicketId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        ticket.HasMany(t => t.Clocks).WithOne().HasForeignKey(c => c.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class TicketImpactMapping : IEntityTypeConfiguration<TicketImpact>
{
    public void Configure(EntityTypeBuilder<TicketImpact> impact) => impact.ToTable("TicketImpacts");
}

sealed class TicketClockMapping : IEntityTypeConfiguration<TicketClock>
{
    public void Configure(EntityTypeBuilder<TicketClock> clock)
    {
        clock.ToTable("TicketClocks");
        clock.Property(c => c.Agreement).HasMaxLength(20);
        clock.Property(c => c.Pauses).HasMaxLength(80);
        clock.HasIndex(c => new { c.CalendarId, c.StoppedAt });
        clock.HasIndex(c => new { c.AgreementId, c.StoppedAt }).HasFilter("\"AgreementId\" IS NOT NULL");
        clock.Ignore(c => c.AllFacts);
        clock.Ignore(c => c.CalendarIds);
        clock.Ignore(c => c.PausedAt);
        clock.Ignore(c => c.OpenPause);
        clock.HasMany(c => c.Facts).WithOne().HasForeignKey("ClockId").OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class TicketClockFactMapping : IEntityTypeConfiguration<TicketClockFact>
{
    public void Configure(EntityTypeBuilder<TicketClockFact> fact) => fact.ToTable("TicketClockFacts");
}

sealed class TicketNoteMapping : IEntityTypeConfiguration<TicketNote>
{
    public void Configure(EntityTypeBuilder<TicketNote> note)
    {
        note.ToTable("TicketNotes");
        note.HasIndex(n => n.TicketId);
        note.HasOne<Ticket>().WithMany().HasForeignKey(n => n.TicketId);
    }
}

sealed class NoteFileMapping : IEntityTypeConfiguration<NoteFile>
{
    public void Configure(EntityTypeBuilder<NoteFile> file)
    {
        file.ToTable("NoteFiles");
        file.Property(f => f.Name).HasMaxLength(120);
        file.Property(f => f.Type).HasMaxLength(60);
        file.HasIndex(f => f.TicketId);
        file.HasOne<TicketNote>().WithMany().HasForeignKey(f => f.NoteId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class WorkEntryMapping : IEntityTypeConfiguration<WorkEntry>
{
    public void Configure(EntityTypeBuilder<WorkEntry> work)
    {
        work.ToTable("WorkEntries");
        work.HasIndex(w => w.TicketId);
        work.HasOne<Ticket>().WithMany().HasForeignKey(w => w.TicketId);
    }
}
