using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Calendars.Keeping;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Calendars.Questions;
using Throughline.Web;

namespace Throughline.Modules.Calendars;

/// <summary>Business calendars and rotas: pure functions of time.</summary>
public sealed class CalendarsModule : Module
{
    const Role Managing = Role.Manager | Role.Administrator;

    public override void Services(IServiceCollection services) => services
        .AddScoped<WorkingCalendars>().AddScoped<WhoIsOnDuty>()
        .AddScoped<ReadDuty>().AddScoped<SwapDuty>().AddScoped<SetDutyRota>()
        .AddScoped<RecordCalendarChange>().AddScoped<CreateCalendar>().AddScoped<ChangeHours>().AddScoped<TakeBackHours>().AddScoped<SetDay>().AddScoped<ClearDay>().AddScoped<TakeHolidays>().AddScoped<ReadCalendars>().AddScoped<ReadCalendar>();

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
        CalendarRoutes(app);
    }

    static void CalendarRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadCalendars, Nothing, CalendarsModel, CalendarsPage>("/calendars", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadCalendars, Nothing, CalendarsModel, NewCalendarPage>("/calendars/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapView<ReadCalendar, ReadCalendar.Input, CalendarModel, CalendarPage>("/calendars/{calendar}", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadCalendar, ReadCalendar.Input, CalendarModel, ChangeHoursPage>("/calendars/{calendar}/hours", (read, input) => read.Run(input)).Allow(Managing);
        app.MapAct<CreateCalendar, CreateCalendar.Input>("/calendars", Managing, async (verb, input) =>
        {
            var calendar = await verb.Run(input);
            return Answer.New(CalendarReferences.AddressOf(calendar.Id, calendar.Name), new { calendar.Id, calendar.Name, calendar.Version }, $"{calendar.Name} is kept");
        });
        app.MapAct<ChangeHours, ChangeHours.Input>("/calendars/{calendar}/hours", Managing, async (verb, input) => Changed(await verb.Run(input), $"New hours from {input.From.DateText()} on"));
        app.MapAct<TakeBackHours, TakeBackHours.Input>("/calendars/{calendar}/hours/{from}/take-back", Managing, async (verb, input) => Changed(await verb.Run(input), "Taken back"));
        app.MapAct<SetDay, SetDay.Input>("/calendars/{calendar}/days", Managing, async (verb, input) => Changed(await verb.Run(input), $"{input.Name} is in the calendar"));
        app.MapAct<ClearDay, ClearDay.Input>("/calendars/{calendar}/days/{date}/clear", Managing, async (verb, input) => Changed(await verb.Run(input), $"{input.Date.DateText()} is a day like any other"));
        app.MapAct<TakeHolidays, TakeHolidays.Input>("/calendars/{calendar}/holidays", Managing, async (verb, input) =>
        {
            var (calendar, taken) = await verb.Run(input);
            return Changed(calendar, $"{taken} {(taken == 1 ? "day" : "days")} closed");
        });

        static Answer Changed(WorkingCalendar calendar, string said) => new(CalendarReferences.AddressOf(calendar.Id, calendar.Name), new { calendar.Id, calendar.Name, calendar.Version }, said);
    }

    public override IEnumerable<Command> Commands() =>
    [
        EvalCommand.Under("calendar", "Business calendars: what is open when, what falls due.", json => new CalendarQuestions(CalendarJson.Read(json)).Answer),
        EvalCommand.Under("rota", "Duty rotas: who is on call when, and when nobody is.", json => new RotaQuestions(RotaJson.Read(json)).Answer),
    ];
}
