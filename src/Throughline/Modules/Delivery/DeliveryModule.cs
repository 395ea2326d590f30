using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Delivery.TestReports;

namespace Throughline.Modules.Delivery;

/// <summary>Questions, surveys, plans, changes, tests, acceptance, billing and the packet.</summary>
public sealed class DeliveryModule : Module
{
    public override IEnumerable<Command> Commands() => [TestReportCommand.Create()];
}
