namespace Throughline.Modules.Delivery.Plans;

/// <summary>Who does a task: each side works by its own calendar.</summary>
public enum TaskParty
{
    Us,
    Partner,
    Provider,
    Customer,
    Authority,
}

/// <summary>How one task waits for another: its start for the other's finish, its start for the other's start, its finish for the other's finish.</summary>
public enum LinkKind
{
    FinishToStart,
    StartToStart,
    FinishToFinish,
}

/// <summary>One task waits for another.</summary>
/// <param name="After">Number of the task that is waited for.</param>
/// <param name="Lag">Working days, on the calendar of the task that waits; negative when it may begin earlier.</param>
public sealed record ScheduleLink(int After, LinkKind Kind = LinkKind.FinishToStart, int Lag = 0);

/// <summary>A task as the schedule sees it. Dates are whole days, first and last included.</summary>
/// <param name="Days">Working days on the calendar of its party, one or more.</param>
public sealed record ScheduleTask(int Number, TaskParty Party, int Days, IReadOnlyList<ScheduleLink> Links)
{
    /// <summary>Not before this day, whatever is finished earlier: a person pinned it.</summary>
    public LocalDate? PinnedStart { get; init; }
    public LocalDate? ActualStart { get; init; }
    public LocalDate? ActualFinish { get; init; }

    /// <summary>What whoever does it expects now; counts only while it runs.</summary>
    public LocalDate? ExpectedFinish { get; init; }

    /// <summary>Calendar days from first to last day instead of <see cref="Days"/>: a quote of 60 or of 90 days.</summary>
    public int? CalendarDays { get; init; }
}

/// <summary>When a task is, how far it may slip, and whether the date hangs on it.</summary>
/// <param name="LatestFinish">The last day on which it may finish without moving what the plan aims at.</param>
/// <param name="Float">Working days from its finish to the latest finish, on its own calendar; zero or more.</param>
/// <param name="IsCritical">Not done, without float, and the aim hangs on it.</param>
public sealed record ScheduledTask(int Number, LocalDate Start, LocalDate Finish, LocalDate LatestFinish, int Float, bool IsCritical);
