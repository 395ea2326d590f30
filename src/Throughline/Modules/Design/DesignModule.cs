using System.CommandLine;
using Throughline.Modules.Design.Catalogue.Import;
using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Proposals;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design;

/// <summary>Requirements, design, catalogue, kit lists and proposals.</summary>
public sealed class DesignModule : Module
{
    public override void Services(IServiceCollection services)
    {
        services.AddScoped<SaveCatalogue>().AddScoped<LoadSeedCatalogue>().AddScoped<ImportTypeFile>().AddScoped<ReadCatalogue>().AddScoped<ReadCatalogueItem>();
        // a workbench holds one network: every verb takes one of its own
        services.AddTransient<Workbench>();
        services.AddTransient<KitChange>().AddScoped<SiteNeeds>();
        services.AddScoped<RecordRequirement>().AddScoped<PlaceNode>().AddScoped<DrawLink>().AddScoped<RecordHandoff>().AddScoped<CorrectHandoff>()
            .AddScoped<StateNeed>().AddScoped<StateRoom>().AddScoped<AgreeTerms>().AddScoped<CoverRequirement>().AddScoped<RemoveElement>().AddScoped<ReadDesign>();
        services.AddScoped<AddKitLine>().AddScoped<ChangeKitLine>().AddScoped<RemoveKitLine>().AddScoped<MendKitList>().AddScoped<WaiveKitCheck>()
            .AddScoped<AskPeerReview>().AddScoped<AgreePeerReview>().AddScoped<SignOffKitList>().AddScoped<WhoMaySign>()
            .AddScoped<ReadKitList>().AddScoped<ReadKitLine>().AddScoped<ReadKitLists>().AddScoped<ExportKitList>();
        services.AddScoped<IssueProposal>().AddScoped<ReadProposal>().AddScoped<ProposalDocument>();
        services.AddScoped<INeedsYou, KitListNeeds>().AddScoped<DesignGate>().AddScoped<IPhaseGate>(s => s.GetRequiredService<DesignGate>());
    }

    public override void Routes(IEndpointRouteBuilder app) => DesignRoutes.Map(app);

    public override IEnumerable<Command> Commands() => [CatalogCommand.Create(Keep)];

    static async Task<string> Keep(CatalogueReading reading, string database, CancellationToken stop)
    {
        await using var services = Host.CommandServices.For(database);
        if (!await Host.Schema.IsReady(services, Console.Error, stop)) throw new RuleException("database-not-ready", "The database is not at this version; nothing was saved.");
        await using var scope = services.CreateSystemScope();
        return (await scope.ServiceProvider.GetRequiredService<SaveCatalogue>().Run([.. reading.Types], "a folder")).ToString();
    }
}
