using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>Whose doing a delay was; decides later who pays for it.</summary>
public enum DelayCause
{
    Us,
    Customer,
    Provider,
    Authority,
    Weather,
}

/// <summary>A piece of work in a plan: who does it, how long, after what, and what really happened.</summary>
public sealed class PlanTask : IHasReaders
{
    PlanTask() { }

    public PlanTask(int number, string key, string name, TaskParty party, string who, string role, int days, bool isInternal = false)
    {
        (Number, Key, Name, Party, Who, Role, Days, Readers) = (number, key, name, party, who, role, days, isInternal ? Readers.Us : Readers.Everyone);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PlanId { get; private set; }

    /// <summary>Place in the plan, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The word of the template: <c>install</c>.</summary>
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public TaskParty Party { get; private set; }

    /// <summary>Name of the company or office that does it.</summary>
    public string Who { get; private set; } = "";
    public string Role { get; private set; } = "";

    /// <summary>Working days on the calendar of its party.</summary>
    public int Days { get; internal set; }

    /// <summary>The least and the most that was quoted, in calendar days.</summary>
    public int? QuotedLow { get; internal set; }
    public int? QuotedHigh { get; internal set; }
    public bool IsMilestone { get; internal set; }
    public Phase? Gate { get; internal set; }

    /// <summary>Internal tasks are ours alone; the customer's plan leaves them out.</summary>
    public Readers Readers { get; private set; }
    public bool IsInternal => Readers == Readers.Us;
    public List<PlanLink> After { get; private set; } = [];

    public LocalDate? PinnedStart { get; internal set; }
    public LocalDate? ActualStart { get; internal set; }
    public LocalDate? ActualFinish { get; internal set; }
    public LocalDate? ExpectedFinish { get; internal set; }
    public LocalDate? BaselineStart { get; internal set; }
    public LocalDate? BaselineFinish { get; internal set; }
    public DelayCause? Cause { get; internal set; }
    public string? CauseNote { get; internal set; }

    public bool IsDone => ActualFinish is not null;
    public bool IsRunning => ActualStart is not null && ActualFinish is null;

    internal ScheduleTask ForSchedule(bool atWorst) => new(Number, Party, Days, [.. After.Select(l => new ScheduleLink(l.After, l.Kind, l.Lag))])
    {
        PinnedStart = PinnedStart,
        ActualStart = ActualStart,
        ActualFinish = ActualFinish,
        ExpectedFinish = atWorst && QuotedHigh is not null ? null : ExpectedFinish,
        CalendarDays = atWorst ? QuotedHigh : null,
    };
}

/// <summary>What a task waits for.</summary>
public sealed class PlanLink
{
    PlanLink() { }

    public PlanLink(int after, LinkKind kind = LinkKind.FinishToStart, int lag = 0) => (After, Kind, Lag) = (after, kind, lag);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int After { get; private set; }
    public LinkKind Kind { get; private set; }
    public int Lag { get; private set; }
}
