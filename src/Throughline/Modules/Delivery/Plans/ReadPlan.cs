using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>A plan as one reader may see it, with all dates as they stand today.</summary>
public sealed record PlanModel(
    NetworkHeadModel Head,
    string Network, string NetworkName, string Customer, string Phase, bool HasPlan, string Template, string? Lead, int Version, LocalDate Today,
    LocalDate Forecast, LocalDate? Committed, LocalDate? Baseline, LocalDate? Deadline, bool DeadlineIsHard, string? DeadlineReason, string? DeadlineSource,
    int? SlackDays, int? SlackAtWorst, int? WorstDays, int? BehindBaseline, string? BehindCause, IReadOnlyList<PlanLine> Tasks, IReadOnlyList<LocalDate> Days,
    string? LastRecorded, bool CanChange, bool CustomersView, bool ShowsInternal, bool AsSeen = false, bool ShowsChanges = true) : IVersioned
{
    /// <summary>A network whose customer has not signed has no plan yet.</summary>
    public static PlanModel None(NetworkHeadModel head, string network, string name, string customer, Phase phase, LocalDate today, bool canChange) =>
        new(head, network, name, customer, phase.Word(), false, "", null, 0, today, today, null, null, null, false, null, null, null, null, null, null, null, [], [], null, canChange, !canChange, canChange);
}

/// <summary>A task with its computed dates.</summary>
public sealed record PlanLine(
    int Number, string Key, string Name, TaskParty Party, string Who, string State, string StateWord, LocalDate Start, LocalDate Finish, int Days, int? QuotedLow, int? QuotedHigh,
    LocalDate? EarliestFinish, LocalDate? LatestFinish, LocalDate? BaselineStart, LocalDate? BaselineFinish, int? Variance, DelayCause? Cause, string? CauseNote, int Float, bool IsCritical, bool IsDone, bool IsRunning,
    bool IsMilestone, bool IsInternal, string? BlockedBy, bool IsPinned, LocalDate? ActualStart, IReadOnlyList<int> After, int DaysDone, int DaysAll);

/// <summary>Reads the plan of a network; the customer's view is the same plan without our internal tasks.</summary>
public sealed class ReadPlan(ThroughlineDb db, ReadNetworkHead heads, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: Words("As the customer sees it")] bool AsCustomer = false);

    public async Task<PlanModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().Referred(input.Network).Join(db.Organisations, n => n.CustomerId, o => o.Id, (n, o) => new { n.Id, n.Number, n.Name, n.Phase, Customer = o.Name }).SingleOrDefaultAsync()
            ?? throw new NotFoundException($"Network {input.Network}");
        var reference = $"N-{network.Number}";
        var head = await heads.For(network.Id);
        var plan = await db.Plans.AsNoTracking().OfOrNull(network.Id);
        var canChange = user.SeesAll && user.Holds(Roles.Delivery);
        if (plan is null) return PlanModel.None(head, reference, network.Name, network.Customer, network.Phase, clock.Now().InUtc().Date, user.SeesAll);

        var today = plan.Today(clock);
        var (schedule, worst) = (plan.ScheduleOn(today), plan.ScheduleOn(today, atWorst: true));
        var showsInternal = user.SeesAll && !input.AsCustomer;
        var blocks = await db.ReadinessActions.AsNoTracking().Where(a => a.NetworkId == network.Id && a.DoneOn == null && a.BlocksTask != null).Select(a => new { a.BlocksTask, a.What }).ToListAsync();
        var lines = plan.Tasks.OrderBy(t => t.Number).Where(t => showsInternal || !t.IsInternal)
            .Select(t => Line(plan, t, schedule.Tasks[t.Number], today, blocks.FirstOrDefault(b => b.BlocksTask == t.Key && !t.IsDone)?.What)).ToList();
        var lead = plan.LeadId is { } id ? await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync() : null;
        var recorder = plan.RecordedBy is { } by ? await db.People.AsNoTracking().Where(p => p.Id == by).Select(p => p.Name).FirstOrDefaultAsync() : null;
        var aim = plan.Task(plan.Aim);
        var quoted = plan.Tasks.FirstOrDefault(t => t.QuotedHigh is not null && !t.IsDone);
        var behind = aim.BaselineFinish is { } baseline ? plan.CalendarOf(aim.Party).WorkingDaysBetween(baseline, schedule.Finish) : (int?)null;
        var cause = plan.Tasks.Where(t => t.Cause is not null).OrderByDescending(t => Variance(plan, t, schedule.Tasks[t.Number]) ?? 0).FirstOrDefault();
        return new PlanModel(head, reference, network.Name, network.Customer, network.Phase.Word(), true, $"“{plan.Template}” v{plan.TemplateVersion}", lead, plan.Version, today,
            schedule.Finish, plan.Committed, aim.BaselineFinish, plan.Deadline, plan.DeadlineIsHard, plan.DeadlineReason, plan.DeadlineSource,
            schedule.Slack, quoted is null ? null : worst.Slack, quoted?.QuotedHigh, behind, cause?.Cause?.ToString().ToLowerInvariant(), lines, WorkDays(plan, lines),
            plan.RecordedAt is { } at ? $"last recorded {at.InZone(plan.CalendarOf(TaskParty.Us).Zone).ToString("ddd d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture)}{(recorder is null ? "" : $" by {recorder}")}" : null,
            canChange && !input.AsCustomer, !user.SeesAll || input.AsCustomer, showsInternal, user.SeesAll && input.AsCustomer, user.SeesPrices);
    }

    static PlanLine Line(Plan plan, PlanTask task, ScheduledTask at, LocalDate today, string? blockedBy)
    {
        var late = !task.IsDone && task.BaselineFinish < today;
        var (state, word) = task switch
        {
            { IsDone: true } => ("ok", "Done"),
            _ when blockedBy is not null => ("blocked", "Blocked"),
            { IsRunning: true } => (late ? "warn" : "info", late ? "Late" : "Running"),
            _ when at.Start == today && at.Finish == today => ("warn", "Due today"),
            { IsMilestone: true } => ("milestone", "Milestone"),
            _ => ("todo", "To do"),
        };
        var quoted = task is { IsDone: false, QuotedLow: not null, QuotedHigh: not null };
        var all = quoted ? Period.DaysBetween(at.Start, at.Finish) : plan.CalendarOf(task.Party).WorkingDaysBetween(at.Start, at.Finish) + 1;
        var done = today <= at.Start ? 0 : quoted ? Period.DaysBetween(at.Start, today) : plan.CalendarOf(task.Party).WorkingDaysBetween(at.Start, today);
        return new PlanLine(task.Number, task.Key, task.Name, task.Party, task.Who, state, word, at.Start, at.Finish,
            plan.CalendarOf(task.Party).WorkingDaysBetween(at.Start.PlusDays(-1), at.Finish), task.QuotedLow, task.QuotedHigh,
            quoted ? at.Start.PlusDays(task.QuotedLow!.Value) : null, quoted ? at.Start.PlusDays(task.QuotedHigh!.Value) : null,
            task.BaselineStart, task.BaselineFinish, Variance(plan, task, at), task.Cause, task.CauseNote, at.Float, at.IsCritical, task.IsDone, task.IsRunning,
            task.IsMilestone, task.IsInternal, blockedBy, task.PinnedStart is not null, task.ActualStart, [.. task.After.Select(l => l.After).Order()], Math.Min(done, all), all);
    }

    static int? Variance(Plan plan, PlanTask task, ScheduledTask at) =>
        task.BaselineFinish is { } was ? plan.CalendarOf(task.Party).WorkingDaysBetween(was, at.Finish) : null;

    // columns of the drawing: our working days from the first bar to a week after the last
    static List<LocalDate> WorkDays(Plan plan, IReadOnlyList<PlanLine> lines)
    {
        if (lines.Count == 0) return [];
        var first = lines.Min(l => l.BaselineStart is { } b && b < l.Start ? b : l.Start);
        var last = lines.Max(l => l.LatestFinish is { } w && w > l.Finish ? w : l.Finish);
        if (plan.Deadline > last) last = plan.Deadline.Value;
        var calendar = plan.CalendarOf(TaskParty.Us);
        var days = new List<LocalDate>();
        for (var day = first; day <= last.PlusDays(5); day = day.PlusDays(1)) if (calendar.IsWorkingDay(day)) days.Add(day);
        return days;
    }
}
