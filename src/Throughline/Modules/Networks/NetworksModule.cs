using Throughline.Kernel;

namespace Throughline.Modules.Networks;

/// <summary>Networks, their phases, who is accountable, delegation, handover and the journal.</summary>
public sealed class NetworksModule : Module
{
}
