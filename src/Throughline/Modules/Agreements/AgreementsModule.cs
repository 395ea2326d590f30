using Throughline.Kernel;

namespace Throughline.Modules.Agreements;

/// <summary>Contracts, targets, clocks, credits, claims and exposure.</summary>
public sealed class AgreementsModule : Module
{
}
