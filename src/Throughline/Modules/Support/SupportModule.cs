using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Duty;
using Throughline.Modules.Support.Escalation;
using Throughline.Modules.Support.Intake;
using Throughline.Modules.Support.Maintenance;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Routing;
using Throughline.Modules.Support.ShiftHandovers;
using Throughline.Modules.Support.Tickets;
using Throughline.Web;

namespace Throughline.Modules.Support;

/// <summary>Tickets, tiers, escalation, duty, visits and the work log.</summary>
public sealed class SupportModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<ClockHours>().AddScoped<RederiveClocks>().AddScoped<TierClocks>().AddScoped<Calendars.Published.IWhenCalendarChanged, CountByNewHours>().AddScoped<IDoDueWork, CountOnceMore>().AddScoped<CountByNewTerms>().AddScoped<IDoDueWork, CountByNewTerms>().AddScoped<FindPromise>().AddScoped<Agreements.Published.IFailures, FailuresOfTickets>().AddScoped<ReadStanding>().AddSingleton<SeenNetworks>()
        .AddScoped<HeedMaintenance>().AddScoped<IDoDueWork, HeedMaintenance>().AddScoped<AnnounceMaintenance>().AddScoped<EndMaintenance>().AddScoped<ReadMaintenance>()
        .AddScoped<OpenTicket>().AddSingleton<IntakeQueue>().AddScoped<TicketIntake>().AddScoped<LogDirectCall>().AddScoped<AcknowledgeTicket>().AddScoped<TakeTicket>().AddScoped<PassBall>()
        .AddScoped<WaitOnTicket>().AddScoped<ContinueTicket>().AddScoped<OpenProviderClock>().AddScoped<PauseProviderClock>().AddScoped<ResumeProviderClock>()
        .AddScoped<AddNote>().AddScoped<ReadNoteFile>().AddScoped<WithdrawNote>().AddScoped<LogWork>().AddScoped<CorrectWork>().AddScoped<EscalateTicket>().AddScoped<ChangePriority>().AddScoped<CorrectClock>()
        .AddScoped<ResolveTicket>().AddScoped<CloseTicket>().AddScoped<ReopenTicket>().AddScoped<PlaceTicket>().AddScoped<MergeTicket>().AddScoped<SpreadOutage>().AddScoped<RunClock>().AddScoped<MoveClock>().AddScoped<EraseTicket>()
        .AddScoped<ReadTicket>().AddScoped<ReadTickets>().AddScoped<ReadNetworkTickets>().AddScoped<ReadTicketForm>().AddScoped<ReadNotices>()
        .AddScoped<IWhoIsOnDuty, DutyOfRotas>().AddScoped<IFramePart, FrameOfDuty>()
        .AddScoped<INetworkOpenItems, TicketItems>().AddScoped<INeedsYou, TicketItems>().AddScoped<INetworkHealth, TicketItems>()
        .AddScoped<ReadShift>().AddScoped<HandOverShift>().AddScoped<TakeOverShift>().AddScoped<INeedsYou, ShiftItems>()
        .AddScoped<IDoDueWork, SendNotice>().AddScoped<IDoDueWork, CloseBySilence>().AddScoped<IDoDueWork, WakeTicket>()
        .AddSingleton<EscalationPlans>().AddScoped<IDoDueWork, TakeEscalationStep>().AddScoped<KeepEscalationPolicy>().AddScoped<DropEscalationPolicy>().AddScoped<ReadEscalationPolicies>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        const Role technical = Roles.Technical;
        app.MapView<ReadTickets, ReadTickets.Input, TicketsModel, TicketsPage>("/tickets", Roles.Everyone, (read, input) => read.Run(input));
        app.MapView<ReadNetworkTickets, ReadNetworkTickets.Input, NetworkTicketsModel, NetworkTicketsPage>("/networks/{network}/tickets", Roles.Everyone, (read, input) => read.Run(input));
        app.MapView<ReadMaintenance, ReadMaintenance.Input, MaintenanceModel, MaintenancePage>("/networks/{network}/maintenance", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct("/networks/{network}/maintenance", Roles.Technical | Roles.Delivery, async (AnnounceMaintenance verb, AnnounceMaintenance.Input input) =>
        {
            var window = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/maintenance", new { window.Reference, window.Id, window.Version, window.From, window.Until }, $"{window.Reference} announced");
        });
        app.MapAct("/maintenance/{window}/end", Roles.Technical | Roles.Delivery, async (EndMaintenance verb, EndMaintenance.Input input) =>
        {
            var (window, network) = await verb.Run(input);
            return Answer.Done($"/networks/{network}/maintenance", new { window.Reference, window.Version, window.Until, window.CancelledAt }, window.CancelledAt is null ? $"{window.Reference} is over" : $"{window.Reference} is called off");
        });
        app.MapPage<ReadTicketForm, ReadTicketForm.Input, TicketFormModel, NewTicketPage>("/tickets/new", (read, input) => read.Run(input)).Allow(Roles.Everyone);
        app.MapPage<ReadTicketForm, ReadTicketForm.Input, TicketFormModel, DirectCallPage>("/tickets/direct", (read, input) => read.Run(input)).Allow(Roles.Staff);
        app.MapView<ReadTicket, ReadTicket.Input, TicketModel, TicketPage>("/tickets/{ticket}", Roles.Everyone, (read, input) => read.Run(input));
        app.MapView<ReadShift, ReadShift.Input, ShiftModel, ShiftPage>("/duty/handovers/{team}", technical, (read, input) => read.Run(input));
        app.MapAct("/duty/handovers/{team}", technical, async (HandOverShift verb, HandOverShift.Input input) =>
        {
            var note = await verb.Run(input);
            return Answer.New($"/duty/handovers/{note.TeamId}", new { note.Id, note.Version, note.Tickets }, "The shift is handed over");
        });
        app.MapAct("/duty/handovers/notes/{note}/take-over", technical, async (TakeOverShift verb, TakeOverShift.Input input) =>
        {
            var note = await verb.Run(input);
            return Answer.Done($"/duty/handovers/{note.TeamId}", new { note.Id, note.Version, note.AcknowledgedAt }, "You have the shift");
        });
        app.MapView<ReadNotices, ReadNotices.Input, NoticesModel, NoticesPage>("/notices", Roles.Everyone, (read, input) => read.Run(input));

        app.MapView<ReadEscalationPolicies, ReadEscalationPolicies.Input, EscalationModel, EscalationPage>("/escalation", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/escalation", Role.Manager | Role.Administrator, async (KeepEscalationPolicy verb, KeepEscalationPolicy.Input input) =>
        {
            var policy = await verb.Run(input);
            return Answer.New("/escalation", new { policy.Id, policy.Priority, Steps = policy.Steps.Count, policy.Repeat, policy.Version }, $"P{policy.Priority} is escalated in {policy.Steps.Count} steps");
        });
        app.MapAct("/escalation/{policy}/drop", Role.Manager | Role.Administrator, async (DropEscalationPolicy verb, DropEscalationPolicy.Input input) =>
        {
            await verb.Run(input);
            return new Answer("/escalation", Said: "Taken away");
        });
        app.MapAct("/tickets", Roles.Everyone, async (TicketIntake intake, OpenTicket.Input input) =>
        {
            var ticket = await intake.Open(input);
            return Answer.New($"/tickets/{ticket.Reference}", new { ticket.Reference, ticket.Id, ticket.Version, ticket.Priority, ticket.RunsOutAt }, $"{ticket.Reference} opened");
        });
        app.MapAct("/tickets/direct", Roles.Staff, async (LogDirectCall verb, LogDirectCall.Input input) =>
        {
            var ticket = await verb.Run(input);
            return Answer.New($"/tickets/{ticket.Reference}", new { ticket.Reference, ticket.Id, ticket.Version }, $"{ticket.Reference} keeps the call");
        });
        Act<AcknowledgeTicket, AcknowledgeTicket.Input>(app, "acknowledge", technical, (v, i) => v.Run(i), "acknowledged");
        Act<TakeTicket, TakeTicket.Input>(app, "take", technical, (v, i) => v.Run(i), "given");
        Act<PassBall, PassBall.Input>(app, "ball", technical, (v, i) => v.Run(i), "passed on");
        Act<WaitOnTicket, WaitOnTicket.Input>(app, "wait", technical, (v, i) => v.Run(i), "waits");
        Act<ContinueTicket, ContinueTicket.Input>(app, "continue", technical, (v, i) => v.Run(i), "goes on");
        Act<OpenProviderClock, OpenProviderClock.Input>(app, "provider-clock", technical, (v, i) => v.Run(i), ": the provider's clock runs");
        Act<PauseProviderClock, PauseProviderClock.Input>(app, "provider-clock/pause", technical, (v, i) => v.Run(i), ": the provider's clock stands still");
        Act<ResumeProviderClock, ResumeProviderClock.Input>(app, "provider-clock/resume", technical, (v, i) => v.Run(i), ": the provider's clock runs");
        Act<EscalateTicket, EscalateTicket.Input>(app, "escalate", technical, (v, i) => v.Run(i), "escalated");
        Act<ChangePriority, ChangePriority.Input>(app, "priority", technical, (v, i) => v.Run(i), "judged anew");
        Act<CorrectClock, CorrectClock.Input>(app, "clock-corrections", technical, (v, i) => v.Run(i), ": clock corrected");
        Act<ResolveTicket, ResolveTicket.Input>(app, "resolve", technical, (v, i) => v.Run(i), "resolved");
        Act<EraseTicket, EraseTicket.Input>(app, "erase", Role.Manager | Role.Administrator, (v, i) => v.Run(i), ": text erased");
        Act<PlaceTicket, PlaceTicket.Input>(app, "network", technical, (v, i) => v.Run(i), "placed");
        Act<MergeTicket, MergeTicket.Input>(app, "merge", technical, (v, i) => v.Run(i), "took over");
        Act<SpreadOutage, SpreadOutage.Input>(app, "children", technical, (v, i) => v.Run(i), ": a ticket for each");
        Act<RunClock, RunClock.Input>(app, "clocks", technical, (v, i) => v.Run(i), ": one more clock runs");
        Act<MoveClock, MoveClock.Input>(app, "clocks/{clock}/facts", technical, (v, i) => v.Run(i), ": noted");
        Act<CloseTicket, CloseTicket.Input>(app, "close", Roles.Everyone, (v, i) => v.Run(i), "closed");
        Act<ReopenTicket, ReopenTicket.Input>(app, "reopen", Roles.Everyone, (v, i) => v.Run(i), "reopened");
        Act<WithdrawNote, WithdrawNote.Input>(app, "notes/{note}/withdraw", Roles.Everyone, (v, i) => v.Run(i), ": note withdrawn");
        app.MapAct("/tickets/{ticket}/notes", Roles.Everyone, async (AddNote verb, AddNote.Input input) =>
        {
            var note = await verb.Run(input);
            return Answer.New($"/tickets/{input.Ticket}", new { note.Id, note.Readers }, note.Readers == Readers.Us ? "Note kept as private" : "Note shared. You can withdraw it for five minutes");
        });
        app.MapDownload<ReadNoteFile, ReadNoteFile.Input>("/tickets/{ticket}/files/{file}", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct("/tickets/{ticket}/work", technical, async (LogWork verb, LogWork.Input input) =>
        {
            var entry = await verb.Run(input);
            return Answer.New($"/tickets/{input.Ticket}", new { entry.Id, entry.Minutes }, $"{entry.Minutes} min noted");
        });
        app.MapAct("/tickets/{ticket}/work/{entry}", technical, async (CorrectWork verb, CorrectWork.Input input) =>
        {
            var entry = await verb.Run(input);
            return Answer.Done($"/tickets/{input.Ticket}", new { entry.Id, entry.Minutes, entry.SiteTrip, entry.ExpensesMinor }, "The work log is put right");
        });
        app.MapAct("/notices/read", Roles.Everyone, async (ReadNotices verb, ReadNotices.Input _) =>
        {
            await verb.MarkRead();
            return new Answer("/notices", Said: "All read");
        });
    }

    static void Act<TVerb, TInput>(IEndpointRouteBuilder app, string path, Role roles, Func<TVerb, TInput, Task<Ticket>> act, string said) where TVerb : notnull where TInput : notnull =>
        app.MapAct("/tickets/{ticket}/" + path, roles, async (TVerb verb, TInput input) =>
        {
            var ticket = await act(verb, input);
            return Answer.Done($"/tickets/{ticket.Reference}", new { ticket.Reference, ticket.Version, ticket.State, ticket.Priority, ticket.RunsOutAt }, ticket.Reference + (said[0] == ':' ? "" : " ") + said);
        });
}
