using Throughline.Kernel;

namespace Throughline.Modules.Improvement;

/// <summary>What keeps coming back: similarity, problems, satisfaction and cost.</summary>
public sealed class ImprovementModule : Module
{
}
