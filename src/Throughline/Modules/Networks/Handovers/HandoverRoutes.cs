using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>The pages of handovers and their API.</summary>
static class HandoverRoutes
{
    const Role Doers = Role.Engineer | Role.Manager;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapView<ReadHandovers, ReadHandovers.Input, HandoversModel, HandoversPage>("/handovers", Roles.Technical, (read, input) => read.Run(input));
        app.MapView<ReadLeaver, ReadLeaver.Input, LeaverModel, LeaverPage>("/handovers/leavers/{person}", Doers, (read, input) => read.Run(input));
        app.MapAct<PlanLeaver, PlanLeaver.Input>("/handovers/leavers/{person}", Role.Manager, async (verb, input) =>
        {
            var made = await verb.Run(input);
            return Answer.New($"/handovers/leavers/{input.Person}", made.Select(h => new { h.Id, h.NetworkId, h.ToId, h.PlannedEffective }), $"{made.Count} handovers planned");
        });

        app.MapView<ReadHandover, OfNetwork, HandoverModel, HandoverPage>("/networks/{network}/handover", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct<PlanHandover, PlanHandover.Input>("/networks/{network}/handover", Doers, async (verb, input) =>
        {
            var (network, handover) = await verb.Run(input);
            return Answer.New(Page(network), new { handover.Id, handover.State, handover.PlannedEffective, handover.Version }, "Handover planned");
        });
        app.MapAct<NameInterimHolder, NameInterimHolder.Input>("/networks/{network}/handover/interim", Role.Manager, async (verb, input) =>
        {
            var (network, handover) = await verb.Run(input);
            return Answer.New(Page(network), new { handover.Id, handover.State, network.EngineerId }, "Interim holder named");
        });
        app.MapAct<ProposeHandover, OfNetwork>("/networks/{network}/handover/propose", Doers, async (verb, input) => Moved(await verb.Run(input), "Proposed to the successor"));
        app.MapAct<AcceptHandover, OfNetwork>("/networks/{network}/handover/accept", Doers, async (verb, input) => Moved(await verb.Run(input), "Accepted"));
        app.MapAct<ShadowNetwork, OfNetwork>("/networks/{network}/handover/shadow", Doers, async (verb, input) => Moved(await verb.Run(input), "The successor shadows"));
        app.MapAct<DeclineHandover, DeclineHandover.Input>("/networks/{network}/handover/decline", Doers, async (verb, input) => Moved(await verb.Run(input), "Declined"));
        app.MapAct<CancelHandover, CancelHandover.Input>("/networks/{network}/handover/cancel", Doers, async (verb, input) => Moved(await verb.Run(input), "Cancelled"));
        app.MapAct<ReplaceSuccessor, ReplaceSuccessor.Input>("/networks/{network}/handover/successor", Doers, async (verb, input) => Moved(await verb.Run(input), "Proposed anew"));
        app.MapAct<DecideItem, DecideItem.Input>("/networks/{network}/handover/items", Doers, async (verb, input) => Moved(await verb.Run(input), "Decided"));
        app.MapAct<RefreshItems, OfNetwork>("/networks/{network}/handover/items/refresh", Doers, async (verb, input) => Moved(await verb.Run(input), "The list is up to date"));
        app.MapAct<TickCheck, TickCheck.Input>("/networks/{network}/handover/checks", Doers, async (verb, input) => Moved(await verb.Run(input), "Ticked"));
        app.MapAct<StartDrill, OfNetwork>("/networks/{network}/handover/drill", Role.Engineer, async (verb, input) =>
        {
            var (network, drill) = await verb.Run(input);
            return Answer.New(Page(network), new { drill.StartedAt, Questions = drill.Asked.OrderBy(q => q.Number).Select(q => new { q.Number, q.Question }) }, "The clock runs");
        });
        app.MapAct<AnswerDrill, AnswerDrill.Input>("/networks/{network}/handover/drill/answers", Role.Engineer, async (verb, input) =>
        {
            var (network, drill) = await verb.Run(input);
            return new Answer(Page(network), new { drill.Passed, drill.Right, drill.Minutes }, drill.Passed ? "Drill passed" : "Drill not passed");
        });
        app.MapAct<MakeEffective, OfNetwork>("/networks/{network}/handover/effective", Doers, async (verb, input) => Moved(await verb.Run(input), "Accountability has moved"));
        app.MapAct<CloseHandover, OfNetwork>("/networks/{network}/handover/close", Doers, async (verb, input) => Moved(await verb.Run(input), "Handover closed"));
    }

    static string Page(Network network) => $"/networks/{network.Reference}/handover";

    static Answer Moved(Network network, string said) => new(Page(network), new { network.Reference, network.EngineerId }, said);
}
