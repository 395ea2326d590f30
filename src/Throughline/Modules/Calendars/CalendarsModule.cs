using Throughline.Kernel;

namespace Throughline.Modules.Calendars;

/// <summary>Business calendars and rotas: pure functions of time.</summary>
public sealed class CalendarsModule : Module
{
}
