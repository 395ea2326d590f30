using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Questions;

namespace Throughline.Modules.Calendars;

/// <summary>Business calendars and rotas: pure functions of time.</summary>
public sealed class CalendarsModule : Module
{
    public override IEnumerable<Command> Commands() =>
    [
        EvalCommand.Under("calendar", "Business calendars: what is open when, what falls due.", json => new CalendarQuestions(CalendarJson.Read(json)).Answer),
        EvalCommand.Under("rota", "Duty rotas: who is on call when, and when nobody is.", json => new RotaQuestions(RotaJson.Read(json)).Answer),
    ];
}
