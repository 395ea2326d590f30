using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Reports;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Credit> Credits => Set<Credit>();
    public DbSet<ServiceReport> ServiceReports => Set<ServiceReport>();
    public DbSet<ReportSchedule> ReportSchedules => Set<ReportSchedule>();
}
