using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Start;
using Throughline.Web;

namespace Throughline.Modules.Delivery;

/// <summary>Addresses of plans.</summary>
static class PlanRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapView<ReadPlans, ReadPlans.Input, PlansModel, PlansPage>("/plans", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadPlan, ReadPlan.Input, PlanModel, PlanPage>("/networks/{network}/plan", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct("/networks/{network}/delivery", Roles.Delivery | Role.AccountManager, async (StartDelivery verb, StartDelivery.Input input) =>
        {
            var plan = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/plan", new PlanNow(plan.Id, plan.Version, plan.Forecast, plan.SlackDays), $"Plan made: ready {DayWords.Short(plan.Forecast)}");
        });
        app.MapAct("/networks/{network}/plan/progress", Roles.Delivery, async (RecordProgress verb, RecordProgress.Input input) => Moved(await verb.Run(input), input.Network, "Recorded"));
        app.MapAct("/networks/{network}/plan/pin", Roles.Delivery, async (ChangePlan verb, ChangePlan.PinInput input) => Moved(await verb.Pin(input), input.Network, "Pinned"));
        app.MapAct("/networks/{network}/plan/estimate", Roles.Delivery, async (ChangePlan verb, ChangePlan.EstimateInput input) => Moved(await verb.Estimate(input), input.Network, "Estimated"));
        app.MapAct("/networks/{network}/plan/tasks", Roles.Delivery, async (ChangePlan verb, ChangePlan.AddInput input) => Moved(await verb.Add(input), input.Network, "Task added"));
        app.MapAct("/networks/{network}/plan/days-off", Roles.Delivery, async (ChangePlan verb, ChangePlan.DayOffInput input) => Moved(await verb.TakeOff(input), input.Network, "Day taken off"));
        app.MapAct("/networks/{network}/plan/deadline", Roles.Delivery, async (ChangePlan verb, ChangePlan.DeadlineInput input) => Moved(await verb.Promise(input), input.Network, "Deadline set"));
        app.MapAct("/networks/{network}/plan/baseline", Roles.Delivery, async (ChangePlan verb, ChangePlan.BaselineInput input) => Moved(await verb.SetBaseline(input), input.Network, "Baseline set"));
    }

    static Done<PlanNow> Moved(Plan plan, string network, string said) => Answer.Done($"/networks/{network}/plan", new PlanNow(plan.Id, plan.Version, plan.Forecast, plan.SlackDays),
        $"{said}: ready {DayWords.Short(plan.Forecast)}{(plan.SlackDays is { } s ? $", {DayWords.Working(s)} of slack" : "")}");
}

/// <summary>A plan with the dates that came of the change.</summary>
public sealed record PlanNow(Guid Id, int Version, LocalDate Forecast, int? SlackDays);
