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
        app.MapAct("/handovers/leavers/{person}", Role.Manager, async (PlanLeaver verb, PlanLeaver.Input input) =>
        {
            var made = await verb.Run(input);
            return Answer.New($"/handovers/leavers/{input.Person}", made.Select(h => new { h.Id, h.NetworkId, h.ToId, h.PlannedEffective }), $"{made.Count} handovers planned");
        });

        app.MapView<ReadHandover, OfNetwork, HandoverModel, HandoverPage>("/networks/{network}/handover", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/networks/{network}/handover", Doers, async (PlanHandover verb, PlanHandover.Input input) =>
        {
            var (network, handover) = await verb.Run(input);
            return Answer.New(Page(network), new { handover.Id, handover.State, handover.PlannedEffective, handover.Version }, "Handover planned");
        });
        app.MapAct("/networks/{network}/handover/interim", Role.Manager, async (NameInterimHolder verb, NameInterimHolder.Input input) =>
        {
            var (network, handover) = await verb.Run(input);
            return Answer.New(Page(network), new { handover.Id, handover.State, network.EngineerId }, "Interim holder named");
        });
        app.MapAct("/networks/{network}/handover/propose", Doers, async (ProposeHandover verb, OfNetwork input) => Moved(await verb.Run(input), "Proposed to the successor"));
        app.MapAct("/networks/{network}/handover/accept", Doers, async (AcceptHandover verb, OfNetwork input) => Moved(await verb.Run(input), "Accepted"));
        app.MapAct("/networks/{network}/handover/shadow", Doers, async (ShadowNetwork verb, OfNetwork input) => Moved(await verb.Run(input), "The successor shadows"));
        app.MapAct("/networks/{network}/handover/decline", Doers, async (DeclineHandover verb, DeclineHandover.Input input) => Moved(await verb.Run(input), "Declined"));
        app.MapAct("/networks/{network}/handover/cancel", Doers, async (CancelHandover verb, CancelHandover.Input input) => Moved(await verb.Run(input), "Cancelled"));
        app.MapAct("/networks/{network}/handover/successor", Doers, async (ReplaceSuccessor verb, ReplaceSuccessor.Input input) => Moved(await verb.Run(input), "Proposed anew"));
        app.MapAct("/networks/{network}/handover/items", Doers, async (DecideItem verb, DecideItem.Input input) => Moved(await verb.Run(input), "Decided"));
        app.MapAct("/networks/{network}/handover/items/refresh", Doers, async (RefreshItems verb, OfNetwork input) => Moved(await verb.Run(input), "The list is up to date"));
        app.MapAct("/networks/{network}/handover/checks", Doers, async (TickCheck verb, TickCheck.Input input) => Moved(await verb.Run(input), "Ticked"));
        app.MapAct("/networks/{network}/handover/drill", Role.Engineer, async (StartDrill verb, OfNetwork input) =>
        {
            var (network, drill) = await verb.Run(input);
            return Answer.New(Page(network), new { drill.StartedAt, Questions = drill.Asked.OrderBy(q => q.Number).Select(q => new { q.Number, q.Question }) }, "The clock runs");
        });
        app.MapAct("/networks/{network}/handover/drill/answers", Role.Engineer, async (AnswerDrill verb, AnswerDrill.Input input) =>
        {
            var (network, drill) = await verb.Run(input);
            return Answer.Done(Page(network), new { drill.Passed, drill.Right, drill.Minutes }, drill.Passed ? "Drill passed" : "Drill not passed");
        });
        app.MapAct("/networks/{network}/handover/effective", Doers, async (MakeEffective verb, OfNetwork input) => Moved(await verb.Run(input), "Accountability has moved"));
        app.MapAct("/networks/{network}/handover/close", Doers, async (CloseHandover verb, OfNetwork input) => Moved(await verb.Run(input), "Handover closed"));
    }

    static string Page(Network network) => $"/networks/{network.Reference}/handover";

    static Done<HolderNow> Moved(Network network, string said) => Answer.Done(Page(network), new HolderNow(network.Reference, network.EngineerId), said);
}

/// <summary>A network and who is accountable for it after a step of a handover.</summary>
public sealed record HolderNow(string Reference, Guid? EngineerId);
