using Throughline.Kernel;

namespace Throughline.Modules.Knowledge;

/// <summary>Articles and runbooks.</summary>
public sealed class KnowledgeModule : Module
{
}
