using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Modules.Design;

/// <summary>Requirements, design, catalogue, kit lists and proposals.</summary>
public sealed class DesignModule : Module
{
    public override IEnumerable<Command> Commands() => [CatalogCommand.Create()];
}
