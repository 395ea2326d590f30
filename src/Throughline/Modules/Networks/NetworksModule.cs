using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Cautions;
using Throughline.Modules.Networks.Handovers;
using Throughline.Modules.Networks.Journal;
using Throughline.Modules.Networks.Lifecycle;
using Throughline.Modules.Networks.Networks;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Networks.Sites;
using Throughline.Modules.Networks.Staffing;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks;

/// <summary>Networks, their phases, who is accountable, delegation, handover and the journal.</summary>
public sealed class NetworksModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<MovePhase>().AddScoped<MoveToPhase>()
        .AddScoped<AnsweringNow>().AddScoped<AccountableEngineer>().AddScoped<SigningPower>().AddScoped<ReadNetworkHead>()
        .AddScoped<OpenNetwork>().AddScoped<ReadNewNetwork>().AddScoped<ReadNetwork>().AddScoped<ReadNetworks>()
        .AddScoped<AddSite>().AddScoped<AddService>().AddScoped<CorrectService>().AddScoped<CorrectSite>().AddScoped<EndContact>().AddScoped<CorrectNetwork>().AddScoped<AddContact>().AddScoped<GrantSeat>().AddScoped<RevokeSeat>()
        .AddScoped<AskForEngineer>().AddScoped<TakeNetwork>().AddScoped<INeedsYou, TakeNeeds>()
        .AddScoped<PassAccountability>().AddScoped<AssignEngineer>().AddScoped<ReadAccountability>()
        .AddScoped<DelegateWork>().AddScoped<EndDelegation>().AddScoped<ArrangeCover>().AddScoped<EndCover>()
        .AddScoped<HealthOfNetworks>().AddScoped<IFramePart, MyNetworks>()
        .AddScoped<VerifyJournal>().AddScoped<CheckInvariants>().AddScoped<ReadJournal>().AddScoped<WriteNote>()
        .AddScoped<SetCaution>().AddScoped<LiftCaution>().AddScoped<RecordChange>().AddScoped<ConfirmSection>()
        .AddScoped<IDisableGate, HeldNetworksGate>()
        .AddScoped<CurrentHandover>().AddScoped<PlanHandover>().AddScoped<ProposeHandover>().AddScoped<AcceptHandover>().AddScoped<ShadowNetwork>()
        .AddScoped<DeclineHandover>().AddScoped<CancelHandover>().AddScoped<ReplaceSuccessor>().AddScoped<DecideItem>().AddScoped<RefreshItems>().AddScoped<TickCheck>()
        .AddScoped<StartDrill>().AddScoped<AnswerDrill>().AddScoped<MakeEffective>().AddScoped<NameInterimHolder>().AddScoped<CloseHandover>()
        .AddScoped<ReadHandover>().AddScoped<ReadHandovers>().AddScoped<ReadLeaver>().AddScoped<PlanLeaver>().AddScoped<INeedsYou, HandoverNeeds>()
        .AddScoped<Countersign>().AddScoped<INeedsYou, CountersignNeeds>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        NetworkRoutes(app);
        AccountabilityRoutes(app);
        JournalRoutes(app);
        HandoverRoutes.Map(app);
    }

    public override IEnumerable<System.CommandLine.Command> Commands() => [VerifyCommand.Create()];

    static void JournalRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadJournal, ReadJournal.Input, JournalModel, JournalPage>("/networks/{network}/journal", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct("/networks/{network}/notes", Roles.Everyone, async (WriteNote verb, WriteNote.Input input) =>
        {
            var fact = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/journal", new { fact.Entry, fact.At, fact.Readers }, fact.Readers == Readers.Us ? "Private note written" : "Shared note written");
        });
        app.MapAct("/networks/{network}/cautions", Roles.Technical, async (SetCaution verb, SetCaution.Input input) =>
        {
            var caution = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/dossier", new { caution.Id, caution.Text, caution.Version }, "Caution set");
        });
        app.MapAct("/networks/{network}/cautions/{caution}/lift", Roles.Technical, async (LiftCaution verb, LiftCaution.Input input) =>
        {
            var caution = await verb.Run(input);
            return Answer.Done($"/networks/{input.Network}/dossier", new { caution.Id, caution.LiftedAt, caution.Version }, "Caution lifted");
        });
        app.MapAct("/networks/{network}/changes-made", Roles.Technical, async (RecordChange verb, RecordChange.Input input) =>
        {
            var change = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/dossier", new { change.Id, change.At, change.What }, "Change recorded");
        });
        app.MapAct("/networks/{network}/dossier/{section}/confirm", Roles.Technical, async (ConfirmSection verb, ConfirmSection.Input input) =>
        {
            var confirmation = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/dossier", new { confirmation.Section, confirmation.At }, "Still true, with your name and today's date");
        });
    }

    static void NetworkRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadNetworks, ReadNetworks.Input, NetworksModel, NetworksPage>("/networks", Roles.Everyone, (read, input) => read.Run(input));
        app.MapPage<ReadNewNetwork, ReadNewNetwork.Input, NewNetworkModel, NewNetworkPage>("/networks/new", (read, input) => read.Run(input)).Allow(Roles.Staff);
        app.MapView<ReadNetwork, ReadNetwork.Input, NetworkModel, NetworkPage>("/networks/{network}", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct("/networks", Roles.Staff, async (OpenNetwork verb, OpenNetwork.Input input) => Opened(await verb.Run(input)));
        app.MapAct("/networks/{network}/sites", Roles.Staff, async (AddSite verb, AddSite.Input input) =>
        {
            var (network, site) = await verb.Run(input);
            return Answer.New($"/networks/{network.Reference}#sites", new { site.Id, site.Code, network.Version }, $"Site {site.Code} added");
        });
        app.MapAct("/networks/{network}", Roles.Staff, async (CorrectNetwork verb, CorrectNetwork.Input input) =>
        {
            var network = await verb.Run(input);
            return Answer.Done($"/networks/{network.Reference}", new { network.Id, network.Reference, network.Version }, $"{network.Reference} corrected");
        });
        app.MapAct("/networks/{network}/sites/{site}", Roles.Staff, async (CorrectSite verb, CorrectSite.Input input) =>
        {
            var (network, site) = await verb.Run(input);
            return Answer.Done($"/networks/{network.Reference}#sites", new { site.Id, site.Code, network.Version }, $"Site {site.Code} corrected");
        });
        app.MapAct("/networks/{network}/contacts/{person}/end", Roles.Staff, async (EndContact verb, EndContact.Input input) =>
        {
            var (network, name) = await verb.Run(input);
            return Answer.Done($"/networks/{network.Reference}#people", new { network.Id, network.Version }, $"{name} is not asked any more");
        });
        app.MapAct("/networks/{network}/services", Roles.Staff, async (AddService verb, AddService.Input input) =>
        {
            var (network, service) = await verb.Run(input);
            return Answer.New($"/networks/{network.Reference}#services", new { service.Id, service.Reference, network.Version }, $"{service.Reference} added");
        });
        app.MapAct("/networks/{network}/services/{service}", Roles.Staff, async (CorrectService verb, CorrectService.Input input) =>
        {
            var (network, service) = await verb.Run(input);
            return Answer.Done($"/networks/{network.Reference}#services", new { service.Id, service.Reference, service.CircuitId, service.CommittedKbps, network.Version }, $"{service.Reference} corrected");
        });
        app.MapAct("/networks/{network}/contacts", Roles.Staff, async (AddContact verb, AddContact.Input input) =>
        {
            var (network, person) = await verb.Run(input);
            return Answer.New($"/networks/{network.Reference}#people", new { PersonId = person.Id, person.Name, network.Version }, $"{person.Name} added");
        });
        app.MapAct("/networks/{network}/grants", Roles.Staff, async (GrantSeat verb, GrantSeat.Input input) =>
        {
            var grant = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}#seats", new { grant.Id, grant.OrganisationId }, "Seat granted");
        });
        app.MapAct("/networks/{network}/grants/revoke", Roles.Staff, async (RevokeSeat verb, RevokeSeat.Input input) =>
        {
            await verb.Run(input);
            return new Answer($"/networks/{input.Network}#seats", Said: "Seat revoked");
        });
        app.MapAct("/networks/{network}/phase", Roles.Staff, async (MoveToPhase verb, MoveToPhase.Input input) =>
        {
            var network = await verb.Run(input);
            return Answer.Done($"/networks/{network.Reference}", new { network.Reference, network.Phase, network.Version }, $"{network.Phase.Word()} reached");
        });
    }

    static void AccountabilityRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadAccountability, ReadAccountability.Input, AccountabilityModel, AccountabilityPage>("/networks/{network}/accountability", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/networks/{network}/staffing-requests", Roles.Staff, async (AskForEngineer verb, AskForEngineer.Input input) =>
        {
            var (network, request) = await verb.Run(input);
            return Answer.New($"/networks/{network.Reference}/accountability",
                new { request.Id, Proposals = request.Proposals.OrderBy(p => p.Rank).Select(p => new { p.Rank, p.EngineerId, p.Name, p.Score, p.Reasons }) }, $"{request.Proposals.Count} engineers proposed");
        });
        app.MapAct("/networks/{network}/take", Role.Engineer, async (TakeNetwork verb, TakeNetwork.Input input) => Held(await verb.Run(input), "You are accountable from now on"));
        app.MapAct("/networks/{network}/accountability", Role.Manager, async (AssignEngineer verb, AssignEngineer.Input input) => Held(await verb.Run(input), "The accountable engineer is named"));
        app.MapAct("/networks/{network}/delegations", Role.Engineer | Role.Manager, async (DelegateWork verb, DelegateWork.Input input) =>
        {
            var (network, delegation) = await verb.Run(input);
            return Answer.New($"/networks/{network.Reference}/accountability", new { delegation.Id }, "Delegated");
        });
        app.MapAct("/networks/{network}/delegations/{delegation}/end", Role.Engineer | Role.Manager, async (EndDelegation verb, EndDelegation.Input input) =>
        {
            await verb.Run(input);
            return new Answer($"/networks/{input.Network}/accountability", Said: "Delegation ended");
        });
        app.MapAct("/covers", Role.Engineer | Role.Manager, async (ArrangeCover verb, ArrangeCover.Input input) =>
        {
            var cover = await verb.Run(input);
            return Answer.New(input.Network is null ? "/networks" : $"/networks/{input.Network}/accountability", new { cover.Id }, "Cover arranged");
        });
        app.MapAct("/covers/{cover}/end", Role.Engineer | Role.Manager, async (EndCover verb, EndCover.Input input) =>
        {
            var cover = await verb.Run(input);
            return Answer.Done("/networks", new { cover.Id }, "Cover ended");
        });
        app.MapAct("/networks/{network}/deputy-signatures/{signature}/countersign", Role.Engineer, async (Countersign verb, Countersign.Input input) =>
        {
            var signature = await verb.Run(input);
            return Answer.Done($"/networks/{input.Network}/accountability", new { signature.Id, signature.CountersignedAt }, "Countersigned");
        });
    }

    static Made<NetworkMade> Opened(Network network) => Answer.New($"/networks/{network.Reference}", new NetworkMade(network.Reference, network.Id, network.Version), $"{network.Reference} opened");

    static Done<NetworkNow> Held(Network network, string said) => Answer.Done($"/networks/{network.Reference}", new NetworkNow(network.Reference, network.EngineerId, network.Phase, network.Version), said);
}

/// <summary>A network that was opened: its number, its id and its version.</summary>
public sealed record NetworkMade(string Reference, Guid Id, int Version);

/// <summary>A network after somebody became accountable for it.</summary>
public sealed record NetworkNow(string Reference, Guid? EngineerId, Phase Phase, int Version);
