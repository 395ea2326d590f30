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
        app.MapAct("/people/{person}/calendar", Roles.Staff, async (WorkByCalendar verb, WorkByCalendar.Input input) =>
        {
            var person = await verb.Run(input);
            return Answer.Done($"/people/{person.Id}", new { person.Id, person.CalendarId, person.Version }, "Working hours set");
        });
        app.MapView<ReadDuty, ReadDuty.Input, DutyModel, DutyPage>("/duty", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadDuty, ReadDuty.Input, DutyModel, RotasPage>("/duty/rotas", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadNewRota, ReadNewRota.Input, NewRotaModel, NewRotaPage>("/duty/rotas/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapView<ReadRota, ReadRota.Input, RotaModel, RotaPage>("/duty/rotas/{rota}", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadLayer, ReadLayer.Input, LayerFormModel, LayerPage>("/duty/rotas/{rota}/layers/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapPage<ReadLayer, ReadLayer.Input, LayerFormModel, LayerPage>("/duty/rotas/{rota}/layers/{layer}", (read, input) => read.Run(input)).Allow(Managing);
        app.MapAct("/duty/rotas", Managing, async (CreateRota verb, CreateRota.Input input) =>
        {
            var (rota, href) = await verb.Run(input);
            return Answer.New(href, new { rota.Id, rota.Version }, "The rota is made");
        });
        app.MapAct("/duty/rotas/{rota}/layers", Managing, async (AddLayer verb, AddLayer.Input input) =>
        {
            var (rota, href) = await verb.Run(input);
            return Answer.New(href, new { rota.Id, rota.Version, Layer = rota.Compiled.Definition.Layers.Count }, $"{input.Name} is added");
        });
        app.MapAct("/duty/rotas/{rota}/layers/{layer}", Managing, async (ChangeLayer verb, ChangeLayer.Input input) => Rota(await verb.Run(input), $"{input.Name} is changed"));
        app.MapAct("/duty/rotas/{rota}/layers/{layer}/remove", Managing, async (RemoveLayer verb, RemoveLayer.Input input) =>
        {
            var (rota, href, said) = await verb.Run(input);
            return Rota((rota, href), said);
        });
        app.MapAct("/duty/rotas/{rota}/overrides", Roles.Technical, async (OverrideDuty verb, OverrideDuty.Input input) =>
        {
            var (rota, href, said) = await verb.Run(input);
            return Answer.New(href, new { rota.Id, rota.Version, Override = rota.Compiled.Definition.Overrides.Count, said }, said);
        });
        app.MapAct("/duty/rotas/{rota}/overrides/{override}/remove", Roles.Technical, async (RemoveOverride verb, RemoveOverride.Input input) => Rota(await verb.Run(input), "The swap is taken back"));
        CalendarRoutes(app);
        FeedRoutes(app);
    }

    static void FeedRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadFeed, Nothing, FeedModel, FeedPage>("/me/calendar", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/me/calendar/renew", Roles.Staff, async (RenewFeed verb, Nothing _) =>
        {
            var address = await verb.Run();
            return Answer.New("/me/calendar", new { address }, $"Subscribe to this address in your calendar, it is shown once: {address}");
        });
        app.MapAct("/me/calendar/end", Roles.Staff, async (EndFeed verb, Nothing _) =>
        {
            await verb.Run();
            return new Answer("/me/calendar", Said: "The feed is ended");
        });
        // the secret in the address is the right
        app.MapGet("/calendar/{secret}.ics", async (string secret, ReadFeed read) => await read.Text(secret) is { } text ? Results.Text(text, "text/calendar", System.Text.Encoding.UTF8) : Results.StatusCode(404)).AllowAnyone();
    }

    static Done<Kept> Rota((DutyRota Rota, string Href) done, string said) => Answer.Done(done.Href, new Kept(done.Rota.Id, done.Rota.Version), said);

    static void CalendarRoutes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadCalendars, Nothing, CalendarsModel, CalendarsPage>("/calendars", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadCalendars, Nothing, CalendarsModel, NewCalendarPage>("/calendars/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapView<ReadCalendar, ReadCalendar.Input, CalendarModel, CalendarPage>("/calendars/{calendar}", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadCalendar, ReadCalendar.Input, CalendarModel, ChangeHoursPage>("/calendars/{calendar}/hours", (read, input) => read.Run(input)).Allow(Managing);
        app.MapAct("/calendars", Managing, async (CreateCalendar verb, CreateCalendar.Input input) =>
        {
            var calendar = await verb.Run(input);
            return Answer.New(CalendarReferences.AddressOf(calendar.Id, calendar.Name), new { calendar.Id, calendar.Name, calendar.Version }, $"{calendar.Name} is kept");
        });
        app.MapAct("/calendars/{calendar}/hours", Managing, async (ChangeHours verb, ChangeHours.Input input) => Changed(await verb.Run(input), $"New hours from {input.From.DateText()} on"));
        app.MapAct("/calendars/{calendar}/hours/{from}/take-back", Managing, async (TakeBackHours verb, TakeBackHours.Input input) => Changed(await verb.Run(input), "Taken back"));
        app.MapAct("/calendars/{calendar}/days", Managing, async (SetDay verb, SetDay.Input input) => Changed(await verb.Run(input), $"{input.Name} is in the calendar"));
        app.MapAct("/calendars/{calendar}/days/{date}/clear", Managing, async (ClearDay verb, ClearDay.Input input) => Changed(await verb.Run(input), $"{input.Date.DateText()} is a day like any other"));
        app.MapAct("/calendars/{calendar}/holidays", Managing, async (TakeHolidays verb, TakeHolidays.Input input) =>
        {
            var (calendar, taken) = await verb.Run(input);
            return Changed(calendar, $"{taken} {(taken == 1 ? "day" : "days")} closed");
        });

        static Done<CalendarNow> Changed(WorkingCalendar calendar, string said) => Answer.Done(CalendarReferences.AddressOf(calendar.Id, calendar.Name), new CalendarNow(calendar.Id, calendar.Name, calendar.Version), said);
    }

    public override IEnumerable<Command> Commands() =>
    [
        EvalCommand.Under("calendar", "Business calendars: what is open when, what falls due.", json => new CalendarQuestions(CalendarJson.Read(json)).Answer),
        EvalCommand.Under("rota", "Duty rotas: who is on call when, and when nobody is.", json => new RotaQuestions(RotaJson.Read(json)).Answer),
    ];
}

/// <summary>A calendar after its hours or days changed.</summary>
public sealed record CalendarNow(Guid Id, string Name, int Version);
