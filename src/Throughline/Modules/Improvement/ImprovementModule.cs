using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement;

/// <summary>What keeps coming back: similarity, problems, satisfaction and cost.</summary>
public sealed class ImprovementModule : Module
{
    public override IEnumerable<Command> Commands() => [SimilarCommand.Create(), ChronicCommand.Create()];
}
