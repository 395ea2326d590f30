using Throughline.Modules.Calendars.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<WorkingCalendar> WorkingCalendars => Set<WorkingCalendar>();
    public DbSet<DutyRota> DutyRotas => Set<DutyRota>();
}
