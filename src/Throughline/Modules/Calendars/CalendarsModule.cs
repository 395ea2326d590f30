using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Calendars.Questions;
using Throughline.Web;

namespace Throughline.Modules.Calendars;

/// <summary>Business calendars and rotas: pure functions of time.</summary>
public sealed class CalendarsModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<WorkingCalendars>().AddScoped<WhoIsOnDuty>()
        .AddScoped<ReadDuty>().AddScoped<SwapDuty>().AddScoped<SetDutyRota>().AddScoped<KeepCalendar>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadDuty, ReadDuty.Input, DutyModel, DutyPage>("/duty", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct<SwapDuty, SwapDuty.Input>("/duty/{team}/swaps", Roles.Technical, async (verb, input) =>
        {
            var said = await verb.Run(input);
            return Answer.New("/duty", new { said }, said);
        });
        app.MapAct<SetDutyRota, SetDutyRota.Input>("/duty/{team}/rota", Role.Manager | Role.Administrator, async (verb, input) =>
        {
            var rota = await verb.Run(input);
            return new Answer("/duty", new { rota.Id, rota.Version }, "Rota set");
        });
        app.MapAct<KeepCalendar, KeepCalendar.Input>("/calendars", Role.Manager | Role.Administrator, async (verb, input) =>
        {
            var calendar = await verb.Run(input);
            return Answer.New("/duty", new { calendar.Id, calendar.Name }, $"Calendar {calendar.Name} kept");
        });
    }

    public override IEnumerable<Command> Commands() =>
    [
        EvalCommand.Under("calendar", "Business calendars: what is open when, what falls due.", json => new CalendarQuestions(CalendarJson.Read(json)).Answer),
        EvalCommand.Under("rota", "Duty rotas: who is on call when, and when nobody is.", json => new RotaQuestions(RotaJson.Read(json)).Answer),
    ];
}
