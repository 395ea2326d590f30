using System.CommandLine;
using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Delivery.Changes;
using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Packets;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Delivery.Readiness;
using Throughline.Modules.Delivery.Start;
using Throughline.Modules.Delivery.TestReports;
using Throughline.Modules.Delivery.Tests;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery;

/// <summary>Questions, surveys, plans, changes, tests, acceptance, billing and the packet.</summary>
public sealed class DeliveryModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<StartDelivery>().AddScoped<RecordProgress>().AddScoped<ChangePlan>().AddScoped<ReadPlan>().AddScoped<ReadPlans>()
        .AddScoped<BeginReadiness>().AddScoped<AnswerQuestion>().AddScoped<SubmitSurvey>().AddScoped<ReviewSurvey>().AddScoped<RaiseAction>().AddScoped<DispatchCrew>().AddScoped<ExpectedAtSite>().AddScoped<ReadReadiness>()
        .AddScoped<ImportTestReport>().AddScoped<WaiveTest>().AddScoped<DeclareReady>().AddScoped<DecideAcceptance>().AddScoped<HoldAcceptance>().AddScoped<CommenceService>()
        .AddScoped<ReadAcceptance>().AddScoped<ReadAcceptanceByLink>().AddScoped<IPhaseGate, DeliveryGate>().AddScoped<INetworkOpenItems, DeliveryContributions>().AddScoped<INetworkOverview, DeliveryContributions>().AddScoped<INeedsYou, DeliveryNeedsYou>().AddScoped<INetworkHealth, DeliveryHealth>().AddScoped<IDoDueWork, DeemAcceptance>()
        .AddScoped<RaiseChange>().AddScoped<DecideChange>().AddScoped<ReadChanges>().AddScoped<ReadChangeByLink>()
        .AddScoped<OpenLink>()
        .AddScoped<GatherPacket>().AddScoped<PacketDocument>().AddScoped<SendPacket>().AddScoped<ReadPacket>().AddScoped<AnswerSurvey>().AddScoped<ReadSurveyByLink>().AddScoped<DeliveryDocuments>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        PlanRoutes.Map(app);
        ReadinessRoutes.Map(app);
        AcceptanceRoutes.Map(app);
        PacketRoutes.Map(app);
    }

    public override IEnumerable<Command> Commands() => [TestReportCommand.Create()];
}
