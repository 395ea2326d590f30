using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Readiness;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<PlanTask> PlanTasks => Set<PlanTask>();
    public DbSet<QuestionList> QuestionLists => Set<QuestionList>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<ReadinessAction> ReadinessActions => Set<ReadinessAction>();
    public DbSet<CrewBooking> CrewBookings => Set<CrewBooking>();
}
