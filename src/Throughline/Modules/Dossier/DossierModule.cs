using System.CommandLine;
using Throughline.Modules.Dossier.Dossiers;
using Throughline.Modules.Dossier.Search;
using Throughline.Modules.Dossier.Today;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Dossier;

/// <summary>The 2 a.m. page: reads everything, writes nothing.</summary>
public sealed class DossierModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<ReadToday>()
        .AddScoped<ReadDossier>().AddScoped<ReadDossierFacts>().AddScoped<DrawMap>().AddScoped<ListCalls>().AddScoped<CopyDossier>()
        .AddScoped<IDossierScore, ScoreOfDossiers>().AddScoped<IPhaseGate, DossierGate>()
        .AddScoped<FindNames>().AddScoped<ReadSearch>();

    public override IEnumerable<Command> Commands() => [DossierCommand.Dossier()];

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapPage<ReadToday, ReadToday.Input, TodayModel, TodayPage>("/", (read, input) => read.Run(input)).Allow(Roles.Everyone);
        app.MapRead<ReadToday, ReadToday.Input, TodayModel>("/today", Roles.Everyone, (read, input) => read.Run(input));
        const Role Readers = Roles.Staff | Role.PartnerEngineer;
        app.MapView<ReadDossier, ReadDossier.Input, DossierModel, DossierPage>("/networks/{network}/dossier", Readers, (read, input) => read.Run(input));
        app.MapDownload<CopyDossier, ReadDossier.Input>("/networks/{network}/dossier.html", Readers, (copy, input) => copy.Run(input));
        app.MapView<ReadSearch, ReadSearch.Input, SearchModel, SearchPage>("/search", Roles.Everyone, (read, input) => read.Run(input));
        app.MapPage<ReadSearch, ReadSearch.Input, SearchModel, SearchPart>("/search/part", (read, input) => read.Run(input)).Allow(Roles.Everyone);
    }
}
