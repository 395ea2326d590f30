using Throughline.Kernel;

namespace Throughline.Modules.Design;

/// <summary>Requirements, design, catalogue, kit lists and proposals.</summary>
public sealed class DesignModule : Module
{
}
