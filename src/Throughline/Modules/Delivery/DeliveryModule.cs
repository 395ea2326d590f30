using Throughline.Kernel;

namespace Throughline.Modules.Delivery;

/// <summary>Questions, surveys, plans, changes, tests, acceptance, billing and the packet.</summary>
public sealed class DeliveryModule : Module
{
}
