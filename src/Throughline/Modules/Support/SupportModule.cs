using Throughline.Kernel;

namespace Throughline.Modules.Support;

/// <summary>Tickets, tiers, escalation, duty, visits and the work log.</summary>
public sealed class SupportModule : Module
{
}
