using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>What must be met by when: the day, why it cannot move, and the paper that says so.</summary>
/// <param name="IsHard">True when missing it cannot be mended: the old circuit ends.</param>
public sealed record PlanDeadline(LocalDate On, string Reason, string? Source, bool IsHard = true);

/// <summary>How a network is brought into service: tasks on working days, the date they lead to, and how much room is left before the deadline.</summary>
public sealed class Plan : Root, IOfNetwork
{
    Plan() { }

    Plan(Guid networkId, PlanTemplate template, LocalDate startsOn, Guid? leadId) =>
        (NetworkId, Template, TemplateVersion, StartsOn, LeadId) = (networkId, template.Name, template.Version, startsOn, leadId);

    public Guid NetworkId { get; private set; }
    public string Template { get; private set; } = "";
    public int TemplateVersion { get; private set; }
    public LocalDate StartsOn { get; private set; }

    /// <summary>Who leads it; the accountable engineer answers for it all the same.</summary>
    public Guid? LeadId { get; set; }

    /// <summary>Number of the task whose finish must meet the deadline.</summary>
    public int Aim { get; private set; }
    public LocalDate? Deadline { get; private set; }
    public bool DeadlineIsHard { get; private set; }
    public string? DeadlineReason { get; private set; }
    public string? DeadlineSource { get; private set; }

    /// <summary>When the customer was promised it; the forecast at the moment of the baseline.</summary>
    public LocalDate? Committed { get; private set; }
    public LocalDate? BaselineOn { get; private set; }
    public Instant? RecordedAt { get; private set; }
    public Guid? RecordedBy { get; private set; }
    public List<PlanTask> Tasks { get; private set; } = [];
    public List<PlanCalendar> Calendars { get; private set; } = [];

    /// <summary>As computed when the plan last changed; pages compute it for today, lists read this.</summary>
    public LocalDate Forecast { get; private set; }
    public int? SlackDays { get; private set; }

    /// <summary>A plan with the tasks of a template.</summary>
    /// <param name="who">Names of the companies, by side.</param>
    public static Plan FromTemplate(PlanTemplate template, Guid networkId, LocalDate startsOn, IReadOnlyDictionary<TaskParty, string> who, IEnumerable<PlanCalendar> calendars, PlanDeadline? deadline, Guid? leadId)
    {
        var plan = new Plan(networkId, template, startsOn, leadId);
        plan.Calendars.AddRange(calendars);
        var numbers = template.Tasks.Select((t, i) => (t.Key, Number: i + 1)).ToDictionary(t => t.Key, t => t.Number);
        foreach (var task in template.Tasks)
        {
            var made = new PlanTask(numbers[task.Key], task.Key, task.Name, task.Party, who.GetValueOrDefault(task.Party, task.Role), task.Role, task.Days, task.IsInternal)
            {
                QuotedLow = task.Quoted?.Low,
                QuotedHigh = task.Quoted?.High,
                IsMilestone = task.IsMilestone,
                Gate = task.Gate,
            };
            made.After.AddRange(task.After.Select(l => new PlanLink(numbers[l.Key], l.Kind, l.Lag)));
            plan.Tasks.Add(made);
        }
        plan.Aim = numbers[template.Aim];
        plan.Promise(deadline);
        plan.Reforecast(startsOn);
        return plan;
    }

    public BusinessCalendar CalendarOf(TaskParty party) => (Calendars.FirstOrDefault(c => c.Party == party) ?? Calendars.First(c => c.Party == TaskParty.Us)).Calendar;

    /// <summary>All dates as they stand on a day.</summary>
    /// <param name="atWorst">With the longest quoted times instead of the expected ones.</param>
    public Schedule ScheduleOn(LocalDate today, bool atWorst = false) =>
        Schedule.Of([.. Tasks.OrderBy(t => t.Number).Select(t => t.ForSchedule(atWorst))], CalendarOf, StartsOn, today, Aim, Deadline);

    public PlanTask Task(int number) => Tasks.FirstOrDefault(t => t.Number == number)
        ?? throw new RuleException([NoSuchTask(number, "/task")]);

    internal Obstacle NoSuchTask(int number, string pointer) => new("no-such-task", $"There is no task {number} in this plan; it has 1 to {Tasks.Count}.", pointer);

    public void Promise(PlanDeadline? deadline)
    {
        (Deadline, DeadlineIsHard, DeadlineReason, DeadlineSource) = (deadline?.On, deadline?.IsHard ?? false, deadline?.Reason, deadline?.Source);
        Touch();
    }

    /// <summary>Freezes the dates as they are: what the customer approved and what is measured against.</summary>
    public void SetBaseline(LocalDate today)
    {
        var schedule = ScheduleOn(today);
        foreach (var task in Tasks) (task.BaselineStart, task.BaselineFinish) = (schedule.Tasks[task.Number].Start, schedule.Tasks[task.Number].Finish);
        (BaselineOn, Committed) = (today, schedule.Finish);
        Touch();
    }

    /// <summary>Computes what lists show.</summary>
    public void Reforecast(LocalDate today)
    {
        var schedule = ScheduleOn(today);
        (Forecast, SlackDays) = (schedule.Finish, schedule.Slack);
        Touch();
    }

    /// <summary>All that is wrong with what somebody reports of a task.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRecord(PlanTask task, LocalDate? started, LocalDate? finished, LocalDate? expected, DelayCause? cause, LocalDate today)
    {
        var obstacles = new List<Obstacle>();
        if (started is null && finished is null && expected is null && cause is null) obstacles.Add(new("nothing-recorded", "Nothing is recorded: give the day it started, finished, or is expected to finish.", "/started"));
        if (started > today) obstacles.Add(new("in-the-future", $"It cannot have started on {DayWords.Short(started.Value)}: today is {DayWords.Short(today)}. To plan a later start, pin the task.", "/started"));
        if (finished > today) obstacles.Add(new("in-the-future", $"It cannot have finished on {DayWords.Short(finished.Value)}: today is {DayWords.Short(today)}. Give it as the expected finish.", "/finished"));
        var begin = started ?? task.ActualStart;
        if (finished is { } f && begin is null) obstacles.Add(new("not-started", $"“{task.Name}” finished but its start was never recorded. Give both days.", "/started"));
        if (finished < begin) obstacles.Add(new("finish-before-start", $"It finished on {DayWords.Short(finished.Value)}, before it started on {DayWords.Short(begin.Value)}. Swap the days.", "/finished"));
        if (expected is { } e && (begin is null || finished is not null)) obstacles.Add(new("not-running", "An expected finish belongs to a task that runs: record its start, and no finish.", "/expected"));
        if (expected < today && finished is null) obstacles.Add(new("in-the-past", $"It is expected for {DayWords.Short(expected.Value)}, which is past. If it finished then, record the finish.", "/expected"));
        var late = finished ?? expected;
        if (late > task.BaselineFinish && (cause ?? task.Cause) is null)
            obstacles.Add(new("cause-missing", $"That is later than the baseline of {DayWords.Short(task.BaselineFinish.Value)}. Say whose doing it was: it decides later who pays.", "/cause"));
        return obstacles;
    }

    /// <summary>Records what happened to a task, and by it moves everything after.</summary>
    public void Record(PlanTask task, LocalDate? started, LocalDate? finished, LocalDate? expected, DelayCause? cause, string? note, LocalDate today, Guid? by, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToRecord(task, started, finished, expected, cause, today));
        task.ActualStart = started ?? task.ActualStart;
        task.ActualFinish = finished ?? task.ActualFinish;
        task.ExpectedFinish = finished is null ? expected ?? task.ExpectedFinish : null;
        task.Cause = cause ?? task.Cause;
        task.CauseNote = note ?? task.CauseNote;
        (RecordedAt, RecordedBy) = (now, by);
        Reforecast(today);
    }

    /// <summary>Another act of the program shows that a task is done: a test imported, a signature given.</summary>
    public void Accomplish(string key, LocalDate on)
    {
        if (Tasks.FirstOrDefault(t => t.Key == key) is not { IsDone: false } task) return;
        task.ActualStart = task.ActualStart < on ? task.ActualStart : on;
        (task.ActualFinish, task.ExpectedFinish) = (on, null);
        Reforecast(on);
    }

    /// <summary>Holds a task back to a day, or lets it go with null.</summary>
    public void Pin(PlanTask task, LocalDate? day, LocalDate today)
    {
        if (task.ActualStart is { } began) throw new RuleException("already-started", $"“{task.Name}” started on {DayWords.Short(began)}; only a task that has not started can be pinned.", "/day");
        if (day < today) throw new RuleException("in-the-past", $"{DayWords.Short(day.Value)} is past; today is {DayWords.Short(today)}. Pin the task to today or later.", "/day");
        task.PinnedStart = day;
        Reforecast(today);
    }

    /// <summary>Estimates a task anew, in working days.</summary>
    public void Estimate(PlanTask task, int days, LocalDate today)
    {
        if (days is < 1 or > 1000) throw new RuleException("out-of-range", $"{days} working days is no length for “{task.Name}”: give 1 to 1,000.", "/days");
        task.Days = days;
        Reforecast(today);
    }

    /// <summary>What stands in the way of a task that the template does not know.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdd(string name, int days, int? after, PlanTask? blocks)
    {
        var obstacles = new List<Obstacle>();
        if (days is < 1 or > 1000) obstacles.Add(new("out-of-range", $"{days} working days is no length for “{name}”: give 1 to 1,000.", "/days"));
        if (blocks?.ActualStart is { } began) obstacles.Add(new("already-started", $"“{blocks.Name}” started on {DayWords.Short(began)} and can no longer wait for “{name}”.", "/blocks"));
        if (after is { } number && Tasks.All(t => t.Number != number)) obstacles.Add(NoSuchTask(number, "/after"));
        return obstacles;
    }

    /// <summary>Adds a task that the template does not know.</summary>
    /// <param name="blocks">The task that must wait for it; null when none does.</param>
    public PlanTask AddTask(string name, TaskParty party, string who, int days, int? after, PlanTask? blocks, bool isInternal, LocalDate today, string? key = null)
    {
        RuleException.ThrowIfAny(ObstaclesToAdd(name, days, after, blocks));
        var task = new PlanTask(Tasks.Max(t => t.Number) + 1, key ?? $"task-{Tasks.Count + 1}", name, party, who, "", days, isInternal);
        if (after is { } a) task.After.Add(new PlanLink(a));
        Tasks.Add(task);
        blocks?.After.Add(new PlanLink(task.Number));
        RuleException.ThrowIfAny(Schedule.Obstacles([.. Tasks.Select(t => t.ForSchedule(false))]));
        Reforecast(today);
        return task;
    }

    /// <summary>A holiday or a closure of one side.</summary>
    public void TakeOff(TaskParty party, LocalDate day, LocalDate today)
    {
        var calendar = Calendars.FirstOrDefault(c => c.Party == party);
        if (calendar is null)
        {
            var ours = Calendars.First(c => c.Party == TaskParty.Us);
            Calendars.Add(calendar = new PlanCalendar(party, ours.Zone, ours.DatesOff));
        }
        calendar.TakeOff(day);
        Reforecast(today);
    }
}
