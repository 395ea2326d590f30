using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Design.Catalogue.Import;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design;

/// <summary>Requirements, design, catalogue, kit lists and proposals.</summary>
public sealed class DesignModule : Module
{
    public override void Services(IServiceCollection services) => services.AddScoped<Workbench>().AddScoped<SiteNeeds>().AddScoped<KitChange>();

    public override IEnumerable<Command> Commands() => [CatalogCommand.Create()];
}
