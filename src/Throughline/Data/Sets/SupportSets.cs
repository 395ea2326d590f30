using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Escalation;
using Throughline.Modules.Support.Maintenance;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.ShiftHandovers;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketClock> TicketClocks => Set<TicketClock>();
    public DbSet<TicketNote> TicketNotes => Set<TicketNote>();
    public DbSet<NoteFile> NoteFiles => Set<NoteFile>();
    public DbSet<WorkEntry> WorkEntries => Set<WorkEntry>();
    public DbSet<ShiftHandover> ShiftHandovers => Set<ShiftHandover>();
    public DbSet<ClockRederivation> ClockRederivations => Set<ClockRederivation>();
    public DbSet<ClockDueChange> ClockDueChanges => Set<ClockDueChange>();
    public DbSet<EscalationPolicy> EscalationPolicies => Set<EscalationPolicy>();
    public DbSet<MaintenanceWindow> MaintenanceWindows => Set<MaintenanceWindow>();
    public DbSet<Notice> Notices => Set<Notice>();
}
