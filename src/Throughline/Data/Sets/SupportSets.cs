using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketClock> TicketClocks => Set<TicketClock>();
    public DbSet<TicketNote> TicketNotes => Set<TicketNote>();
    public DbSet<WorkEntry> WorkEntries => Set<WorkEntry>();
    public DbSet<Notice> Notices => Set<Notice>();
}
