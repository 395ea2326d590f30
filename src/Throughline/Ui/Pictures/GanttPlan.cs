using NodaTime;

namespace Throughline.Ui;

/// <summary>A task as it is drawn: dates are whole days, first and last included.</summary>
public sealed record GanttTask(string Id, string Name, string Who, LocalDate Start, LocalDate Finish, string StateKind, string StateWord)
{
    public LocalDate? BaselineStart { get; init; }
    public LocalDate? BaselineFinish { get; init; }
    public bool Critical { get; init; }

    /// <summary>Working days that it may slip before the end slips.</summary>
    public int? FloatDays { get; init; }

    /// <summary>Words at the end of the bar: <c>5 d late, customer</c>, <c>blocks install</c>.</summary>
    public string? Note { get; init; }

    /// <summary>Share done of a running task, 0 to 1, and the same in words inside the bar.</summary>
    public double? Progress { get; init; }
    public string? ProgressText { get; init; }

    /// <summary>A quoted range for the finish, drawn as a whisker: 60 to 90 days.</summary>
    public LocalDate? EarliestFinish { get; init; }
    public LocalDate? LatestFinish { get; init; }
    public string? EarliestText { get; init; }
    public string? LatestText { get; init; }

    public bool Milestone { get; init; }
    public bool Internal { get; init; }
    public string? Href { get; init; }

    /// <summary>Ids of the tasks that must be finished before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public bool Done => StateKind == "ok";
    public bool Blocked => StateKind == "blocked";
}

/// <summary>A plan to be drawn. Only <see cref="Days"/> are columns; without them, Monday to Friday.</summary>
public sealed record GanttPlan(string Title, IReadOnlyList<GanttTask> Tasks, LocalDate Today)
{
    public IReadOnlyList<LocalDate> Days { get; init; } = [];

    /// <summary>A day that cannot move, with its reason: <c>Telvane circuit ends, hard</c>.</summary>
    public LocalDate? Deadline { get; init; }
    public string? DeadlineText { get; init; }

    /// <summary>Words of the bracket between the last finish and the deadline: <c>9 d slack</c>.</summary>
    public string? SlackText { get; init; }
}
