using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>Dates of all tasks of a plan: as early as links, calendars, pins and what really happened allow; then backwards, how late each may be.</summary>
/// <remarks>
/// The critical path method (Kelley and Walker 1959) on working days. Forward: a task starts on the first working day of its party
/// that satisfies all its links. Backward from the aim: what finishes last for every link to hold. What leads to nothing may last
/// until the deadline, or until the last finish of all. A task that began no longer waits; a task that ended moves no more.
/// </remarks>
public sealed class Schedule
{
    readonly IReadOnlyList<ScheduleTask> inOrder;
    readonly Func<TaskParty, BusinessCalendar> calendarOf;
    readonly Dictionary<int, (LocalDate Start, LocalDate Finish)> early = [];

    Schedule(IReadOnlyList<ScheduleTask> tasks, Func<TaskParty, BusinessCalendar> calendarOf)
    {
        RuleException.ThrowIfAny(Obstacles(tasks));
        (inOrder, this.calendarOf) = (Ordered(tasks)!, calendarOf);
    }

    /// <summary>All tasks, by number.</summary>
    public IReadOnlyDictionary<int, ScheduledTask> Tasks { get; private set; } = new Dictionary<int, ScheduledTask>();

    /// <summary>The day on which the aim is reached.</summary>
    public LocalDate Finish { get; private set; }

    /// <summary>Working days from the finish to the deadline on the aim's calendar; negative when the deadline is missed, null without one.</summary>
    public int? Slack { get; private set; }

    /// <param name="start">No task starts earlier, unless it did.</param>
    /// <param name="today">What has not begun cannot begin earlier than this; what runs cannot end earlier.</param>
    /// <param name="aim">Number of the task whose finish must meet the deadline.</param>
    /// <exception cref="RuleException">Tasks wait for each other in a circle, wait for one that is not there, or have no days.</exception>
    public static Schedule Of(IReadOnlyList<ScheduleTask> tasks, Func<TaskParty, BusinessCalendar> calendarOf, LocalDate start, LocalDate today, int aim, LocalDate? deadline = null)
    {
        var schedule = new Schedule(tasks, calendarOf);
        schedule.Forward(start, today);
        schedule.Backward(aim, deadline);
        schedule.Finish = schedule.early[aim].Finish;
        if (deadline is { } day) schedule.Slack = calendarOf(tasks.Single(t => t.Number == aim).Party).WorkingDaysBetween(schedule.Finish, day);
        return schedule;
    }

    /// <summary>All that keeps tasks from being scheduled.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(IReadOnlyList<ScheduleTask> tasks)
    {
        var obstacles = new List<Obstacle>();
        var numbers = tasks.Select(t => t.Number).ToHashSet();
        foreach (var task in tasks)
        {
            if (task.Days < 1) obstacles.Add(new("no-days", $"Task {task.Number} has {task.Days} working days; the least is 1.", "/days"));
            foreach (var link in task.Links.Where(l => !numbers.Contains(l.After)))
                obstacles.Add(new("no-such-task", $"Task {task.Number} waits for task {link.After}, which is not in the plan. Choose one that is.", "/after"));
        }
        if (obstacles.Count == 0 && Ordered(tasks) is null)
            obstacles.Add(new("circle", "Tasks wait for each other in a circle, so none of them can begin. Take one of the links away.", "/after"));
        return obstacles;
    }

    void Forward(LocalDate start, LocalDate today)
    {
        foreach (var task in inOrder)
        {
            var calendar = calendarOf(task.Party);
            var begin = task.ActualStart ?? task.Links.Where(l => l.Kind != LinkKind.FinishToFinish).Select(l => StartAfter(calendar, l))
                .Aggregate(On(calendar, Later(Later(start, today), task.PinnedStart ?? LocalDate.MinIsoValue)), Later);
            if (task.ActualFinish is { } ended)
            {
                early[task.Number] = (begin, ended);
                continue;
            }
            var finish = task.ActualStart is null ? FinishOf(calendar, begin, task) : Later(task.ExpectedFinish ?? FinishOf(calendar, begin, task), On(calendar, today));
            var waited = task.Links.Where(l => l.Kind == LinkKind.FinishToFinish).Select(l => Add(calendar, On(calendar, early[l.After].Finish), l.Lag)).Aggregate(finish, Later);
            if (waited > finish && task.ActualStart is null) begin = FirstStart(calendar, waited, task);
            early[task.Number] = (begin, waited > finish && task.ActualStart is null ? FinishOf(calendar, begin, task) : waited);
        }
    }

    LocalDate StartAfter(BusinessCalendar calendar, ScheduleLink link) => link.Kind == LinkKind.StartToStart
        ? Add(calendar, On(calendar, early[link.After].Start), link.Lag)
        : Add(calendar, On(calendar, early[link.After].Finish.PlusDays(1)), link.Lag);

    void Backward(int aim, LocalDate? deadline)
    {
        var end = early.Values.Max(e => e.Finish);
        if (deadline is { } day) end = Later(end, day);
        var latest = new Dictionary<int, LocalDate>();
        var leads = new HashSet<int> { aim };
        var followers = inOrder.SelectMany(t => t.Links.Select(l => (Link: l, Next: t))).ToLookup(x => x.Link.After);
        foreach (var task in inOrder.Reverse())
        {
            var last = task.Number == aim ? early[aim].Finish : Before(calendarOf(task.Party), end);
            foreach (var (link, next) in followers[task.Number])
            {
                if (LastFinish(task, link, next, latest) is not { } bound) continue;
                last = Earlier(last, bound);
                if (leads.Contains(next.Number)) leads.Add(task.Number);
            }
            latest[task.Number] = task.ActualFinish ?? Later(last, early[task.Number].Finish);
        }
        Tasks = inOrder.ToDictionary(t => t.Number, t =>
        {
            var (start, finish) = early[t.Number];
            var spare = t.ActualFinish is null ? Math.Max(0, calendarOf(t.Party).WorkingDaysBetween(finish, latest[t.Number])) : 0;
            return new ScheduledTask(t.Number, start, finish, latest[t.Number], spare, t.ActualFinish is null && spare == 0 && leads.Contains(t.Number));
        });
    }

    // the last finish of a task that keeps the next one in time; null when the link binds no more
    LocalDate? LastFinish(ScheduleTask task, ScheduleLink link, ScheduleTask next, Dictionary<int, LocalDate> latest)
    {
        var (calendar, nextCalendar) = (calendarOf(task.Party), calendarOf(next.Party));
        if (next.ActualFinish is not null) return null;
        if (link.Kind == LinkKind.FinishToFinish) return Before(calendar, Add(nextCalendar, Before(nextCalendar, latest[next.Number]), -link.Lag));
        if (next.ActualStart is not null) return null;
        var mustBy = Add(nextCalendar, LastStart(nextCalendar, latest[next.Number], next), -link.Lag);
        if (link.Kind == LinkKind.FinishToStart) return Before(calendar, mustBy.PlusDays(-1));
        return task.ActualStart is null ? FinishOf(calendar, Before(calendar, mustBy), task) : null;
    }

    static LocalDate FinishOf(BusinessCalendar calendar, LocalDate start, ScheduleTask task) => task.CalendarDays is { } days
        ? Later(start, Before(calendar, start.PlusDays(days)))
        : Add(calendar, On(calendar, start), task.Days - 1);

    static LocalDate FirstStart(BusinessCalendar calendar, LocalDate finish, ScheduleTask task) => task.CalendarDays is { } days
        ? On(calendar, finish.PlusDays(-days))
        : Add(calendar, finish, 1 - task.Days);

    static LocalDate LastStart(BusinessCalendar calendar, LocalDate finish, ScheduleTask task) => task.CalendarDays is { } days
        ? Before(calendar, On(calendar, finish.PlusDays(1)).PlusDays(-1 - days))
        : Add(calendar, finish, 1 - task.Days);

    // a calendar without working days would stop every plan: its definition is refused, so null cannot come
    static LocalDate On(BusinessCalendar calendar, LocalDate day) => calendar.WorkingDayOnOrAfter(day) ?? throw NoWorkingDay(calendar);
    static LocalDate Before(BusinessCalendar calendar, LocalDate day) => calendar.WorkingDayOnOrBefore(day) ?? throw NoWorkingDay(calendar);
    static LocalDate Add(BusinessCalendar calendar, LocalDate day, int days) => calendar.AddWorkingDays(day, days) ?? throw NoWorkingDay(calendar);

    static RuleException NoWorkingDay(BusinessCalendar calendar) =>
        new("no-working-day", $"The calendar {calendar.Id} has no working day in that time. Give it working hours on at least one weekday.");

    static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;
    static LocalDate Earlier(LocalDate a, LocalDate b) => a < b ? a : b;

    // each task after all that it waits for; null when there is a circle
    static List<ScheduleTask>? Ordered(IReadOnlyList<ScheduleTask> tasks)
    {
        var ordered = new List<ScheduleTask>();
        var placed = new HashSet<int>();
        var waiting = tasks.OrderBy(t => t.Number).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(t => t.Links.All(l => placed.Contains(l.After))).ToList();
            if (ready.Count == 0) return null;
            ordered.AddRange(ready);
            placed.UnionWith(ready.Select(t => t.Number));
            waiting.RemoveAll(t => placed.Contains(t.Number));
        }
        return ordered;
    }
}
