using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Delivery.Changes;
using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Packets;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Readiness;
using Throughline.Modules.Delivery.Tests;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<PlanTask> PlanTasks => Set<PlanTask>();
    public DbSet<QuestionList> QuestionLists => Set<QuestionList>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<ReadinessAction> ReadinessActions => Set<ReadinessAction>();
    public DbSet<CrewBooking> CrewBookings => Set<CrewBooking>();
    public DbSet<ServiceTest> ServiceTests => Set<ServiceTest>();
    public DbSet<Acceptance> Acceptances => Set<Acceptance>();
    public DbSet<BillingStart> BillingStarts => Set<BillingStart>();
    public DbSet<ChangeOrder> ChangeOrders => Set<ChangeOrder>();
    public DbSet<SignedLink> SignedLinks => Set<SignedLink>();
    public DbSet<Packet> Packets => Set<Packet>();
    public DbSet<CustomerSurvey> CustomerSurveys => Set<CustomerSurvey>();
}
