using Throughline.Modules.Networks.Networks;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks;

/// <summary>Networks, their phases, who is accountable, delegation, handover and the journal.</summary>
public sealed class NetworksModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<MovePhase>()
        .AddScoped<Parties.Published.IPersonGate, Accountability.HoldsNetworks>()
        .AddScoped<WhoAnswers>()
        .AddScoped<ReadNetworkHead>()
        .AddScoped<OpenNetwork>()
        .AddScoped<ReadNewNetwork>()
        .AddScoped<ReadNetwork>()
        .AddScoped<ReadNetworks>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadNetworks, ReadNetworks.Input, NetworksModel, NetworksPage>("/networks", Roles.Everyone, (read, input) => read.Run(input));
        app.MapPage<ReadNewNetwork, ReadNewNetwork.Input, NewNetworkModel, NewNetworkPage>("/networks/new", (read, input) => read.Run(input)).Allow(Roles.Staff);
        app.MapView<ReadNetwork, ReadNetwork.Input, NetworkModel, NetworkPage>("/networks/{network}", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct<OpenNetwork, OpenNetwork.Input>("/networks", Roles.Staff, async (verb, input) =>
        {
            var network = await verb.Run(input);
            return Answer.New($"/networks/{network.Reference}", new { network.Reference, network.Id, network.Version }, $"{network.Reference} opened");
        });
    }
}
