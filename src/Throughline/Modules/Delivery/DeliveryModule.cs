using System.CommandLine;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Readiness;
using Throughline.Modules.Delivery.Start;
using Throughline.Modules.Delivery.TestReports;

namespace Throughline.Modules.Delivery;

/// <summary>Questions, surveys, plans, changes, tests, acceptance, billing and the packet.</summary>
public sealed class DeliveryModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<StartDelivery>().AddScoped<RecordProgress>().AddScoped<ChangePlan>().AddScoped<ReadPlan>().AddScoped<ReadPlans>()
        .AddScoped<BeginReadiness>().AddScoped<AnswerQuestion>().AddScoped<SubmitSurvey>().AddScoped<ReviewSurvey>().AddScoped<RaiseAction>().AddScoped<DispatchCrew>().AddScoped<ExpectedAtSite>().AddScoped<ReadReadiness>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        PlanRoutes.Map(app);
        ReadinessRoutes.Map(app);
    }

    public override IEnumerable<Command> Commands() => [TestReportCommand.Create()];
}
