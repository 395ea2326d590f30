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
        app.MapAct<StartDelivery, StartDelivery.Input>("/networks/{network}/delivery", Roles.Delivery | Role.AccountManager, async (verb, input) =>
        {
            var plan = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/plan", new { plan.Id, plan.Version, plan.Forecast, plan.SlackDays }, $"Plan made: ready {DayWords.Short(plan.Forecast)}");
        });
        app.MapAct<RecordProgress, RecordProgress.Input>("/networks/{network}/plan/progress", Roles.Delivery, async (verb, input) => Moved(await verb.Run(input), input.Network, "Recorded"));
        app.MapAct<ChangePlan, ChangePlan.PinInput>("/networks/{network}/plan/pin", Roles.Delivery, async (verb, input) => Moved(await verb.Pin(input), input.Network, "Pinned"));
        app.MapAct<ChangePlan, ChangePlan.EstimateInput>("/networks/{network}/plan/estimate", Roles.Delivery, async (verb, input) => Moved(await verb.Estimate(input), input.Network, "Estimated"));
        app.MapAct<ChangePlan, ChangePlan.AddInput>("/networks/{network}/plan/tasks", Roles.Delivery, async (verb, input) => Moved(await verb.Add(input), input.Network, "Task added"));
        app.MapAct<ChangePlan, ChangePlan.DayOffInput>("/networks/{network}/plan/days-off", Roles.Delivery, async (verb, input) => Moved(await verb.TakeOff(input), input.Network, "Day taken off"));
        app.MapAct<ChangePlan, ChangePlan.DeadlineInput>("/networks/{network}/plan/deadline", Roles.Delivery, async (verb, input) => Moved(await verb.Promise(input), input.Network, "Deadline set"));
        app.MapAct<ChangePlan, ChangePlan.BaselineInput>("/networks/{network}/plan/baseline", Roles.Delivery, async (verb, input) => Moved(await verb.SetBaseline(input), input.Network, "Baseline set"));
    }

    static Answer Moved(Plan plan, string network, string said) => new($"/networks/{network}/plan", new { plan.Id, plan.Version, plan.Forecast, plan.SlackDays },
        $"{said}: ready {DayWords.Short(plan.Forecast)}{(plan.SlackDays is { } s ? $", {DayWords.Working(s)} of slack" : "")}");
}
