using Throughline.Kernel;

namespace Throughline.Modules.Exchange;

/// <summary>What passes between installations and programs: imports, exports, mail, feeds.</summary>
public sealed class ExchangeModule : Module
{
}
