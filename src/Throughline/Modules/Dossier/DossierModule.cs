using Throughline.Kernel;
using Throughline.Modules.Dossier.Today;
using Throughline.Web;

namespace Throughline.Modules.Dossier;

/// <summary>The 2 a.m. page: reads everything, writes nothing.</summary>
public sealed class DossierModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<ReadToday>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapPage<ReadToday, ReadToday.Input, TodayModel, TodayPage>("/", (read, input) => read.Run(input)).Allow(Roles.Everyone);
        app.MapRead<ReadToday, ReadToday.Input, TodayModel>("/today", Roles.Everyone, (read, input) => read.Run(input));
    }
}
