using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Calendars.Feeds;
using Throughline.Modules.Calendars.Keeping;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Calendars.Questions;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars;

/// <summary>Business calendars and rotas: pure functions of time.</summary>
public sealed class CalendarsModule : Module
{
    const Role Managing = Role.Manager | Role.Administrator;

    public override void Services(IServiceCollection services) => services
        .AddScoped<WorkingCalendars>().AddScoped<WhoIsOnDuty>().AddScoped<RotasWithLeave>()
        .AddScoped<DutyGaps>().AddScoped<IDoDueWork, WarnOfGaps>().AddScoped<IWhenLeaveChanged, LookForGaps>()
        .AddScoped<RenewFeed>().AddScoped<EndFeed>().AddScoped<ReadFeed>()
        .AddScoped<WorkByCalendar>().AddScoped<Parties.Published.INameCalendars, NamesOfCalendars>()
        .AddScoped<ReadDuty>().AddScoped<ReadRota>().AddScoped<ReadLayer>().AddScoped<ReadNewRota>()
        .AddScoped<CreateRota>().AddScoped<AddLayer>().AddScoped<ChangeLayer>().AddScoped<RemoveLayer>().AddScoped<OverrideDuty>().AddScoped<RemoveOverride>()
        .AddScoped<RecordCalendarChange>().AddScoped<CreateCalendar>().AddScoped<ChangeHours>().AddScoped<TakeBackHours>().AddScoped<SetDay>().AddScoped<ClearDay>().AddScoped<TakeHolidays>().AddScoped<ReadCalendars>().AddScoped<ReadCalendar>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapAct<WorkByCalendar, WorkByCalendar.Input>("/people/{person}/calendar", Roles.Staff, async (verb, input) =>
        {
            var person = await verb.Run(input);
            return new Answer($"/people/{person.Id}", new { person.Id, person.CalendarId, person.Version }, "Working hours set");
        });
        app.MapView<ReadDuty, ReadDuty.Input, DutyModel, DutyPage>("/duty", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadDuty, ReadDuty.Input, DutyModel, RotasPage>("/duty/rotas", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadNewRota, ReadNewRota.Input, NewRotaModel, NewRotaPage>("/duty/rotas/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapView<ReadRota, ReadRota.Input, RotaModel, RotaPage>("/duty/rotas/{rota}", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadLayer, ReadLayer.Input, LayerFormModel, LayerPage>("/duty/rotas/{rota}/layers/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapPage<ReadLayer, ReadLayer.Input, LayerFormModel, LayerPage>("/duty/rotas/{rota}/layers/{layer}", (read, input) => read.Run(input)).Allow(Managing);
        app.MapAct<CreateRota, CreateRota.Input>("/duty/rotas", Managing, async (verb, input) =>
        {
            var (rota, href) = await verb.Run(input);
            return Answer.New(href, new { rota.Id, rota.Version }, "The rota is made");
        });
        app.MapAct<AddLayer, AddLayer.Input>("/duty/rotas/{rota}/layers", Managing, async (verb, input) =>
        {
            var (rota, href) = await verb.Run(input);
            return Answer.New(href, new { rota.Id, rota.Version, Layer = rota.Compiled.Definition.Layers.Count }, $"{input.Name} is added");
        });
        app.MapAct<ChangeLayer, ChangeLayer.Input>("/duty/rotas/{rota}/layers/{layer}", Managing, async (verb, input) => Rota(await verb.Run(input), $"{input.Name} is changed"));
        app.MapAct<RemoveLayer, RemoveLayer.Input>("/duty/rotas/{rota}/layers/{layer}/remove", Managing, async (verb, input) =>
        {
            var (rota, href, said) = await verb.Run(input);
            return Rota((rota, href), said);
        });
        app.MapAct<OverrideDuty, OverrideDuty.Input>("/duty/rotas/{rota}/overrides", Roles.Technical, async (verb, input) =>
        {
            var (rota, href, said) = await verb.Run(input);
            return Answer.New(href, new { rota.Id, rota.Version, Override = rota.Compiled.Definition.Overrides.Count, said }, said);
        });
        app.MapAct<RemoveOverride, RemoveOverride.Input>("/duty/rotas/{rota}/overrides/{override}/remove", Roles.Technical, async (verb, input) => Rota(await verb.Run(input), "The swap is taken back"));
        CalendarRoutes(app);
        FeedRoutes(app);
    }

    static void FeedRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadFeed, Nothing, FeedModel, FeedPage>("/me/calendar", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct<RenewFeed, Nothing>("/me/calendar/renew", Roles.Staff, async (verb, _) =>
        {
            var address = await verb.Run();
            return Answer.New("/me/calendar", new { address }, $"Subscribe to this address in your calendar, it is shown once: {address}");
        });
        app.MapAct<EndFeed, Nothing>("/me/calendar/end", Roles.Staff, async (verb, _) =>
        {
            await verb.Run();
            return new Answer("/me/calendar", Said: "The feed is ended");
        });
        // the secret in the address is the right
        app.MapGet("/calendar/{secret}.ics", async (string secret, ReadFeed read) => await read.Text(secret) is { } text ? Results.Text(text, "text/calendar", System.Text.Encoding.UTF8) : Results.StatusCode(404)).AllowAnyone();
    }

    static Answer Rota((DutyRota Rota, string Href) done, string said) => new(done.Href, new { done.Rota.Id, done.Rota.Version }, said);

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
