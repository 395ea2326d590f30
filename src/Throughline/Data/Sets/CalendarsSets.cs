using Throughline.Modules.Calendars.Feeds;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<WorkingCalendar> WorkingCalendars => Set<WorkingCalendar>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<DutyRota> DutyRotas => Set<DutyRota>();
}
