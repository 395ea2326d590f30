using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Support.Published;

// One outage of a shared part is a parent with a child per circuit; two reports of one fault become one ticket.
public sealed partial class Ticket
{
    /// <summary>The outage of a shared part that this is a share of.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>The ticket into which it was merged: its clocks run on there.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Says that it is one customer's share of a larger outage; its clocks stay its own, by its own agreement.</summary>
    public void IsPartOf(Ticket parent)
    {
        var obstacles = new List<Obstacle>();
        if (parent.Id == Id) obstacles.Add(new("own-parent", $"{Reference} cannot be part of itself.", "/parent"));
        if (parent.ParentId is not null) obstacles.Add(new("parent-is-child", $"{parent.Reference} is part of another outage itself. Put {Reference} under that one.", "/parent"));
        if (!parent.IsOpen) obstacles.Add(new("not-open", $"{parent.Reference} is {parent.State.Word().ToLowerInvariant()}. Reopen it first.", "/parent"));
        RuleException.ThrowIfAny(obstacles);
        ParentId = parent.Id;
        Touch();
    }

    /// <summary>All that stands in the way of merging this ticket into another.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMerge(Ticket into)
    {
        var obstacles = ObstaclesToWork().ToList();
        if (into.Id == Id) return [new("same-ticket", $"{Reference} cannot be merged into itself. Give the number of the other ticket.", "/into")];
        if (!into.IsOpen) obstacles.Add(new("not-open", $"{into.Reference} is {into.State.Word().ToLowerInvariant()}. Reopen it first, or merge the other way round.", "/into"));
        if (NetworkId is not null && into.NetworkId is not null && NetworkId != into.NetworkId) obstacles.Add(new("other-network", $"{Reference} and {into.Reference} are about different networks, and each has its own promises. Make one part of the other instead.", "/into"));
        return obstacles;
    }

    /// <summary>Gives this ticket up in favour of another about the same fault. Its clocks go along with all that accrued and run on there: the earlier report still counts.</summary>
    public void MergeInto(Ticket into, Instant now, Func<Guid?, BusinessCalendar> hours)
    {
        RuleException.ThrowIfAny(ObstaclesToMerge(into));
        // whoever reported it is told that it is known: that is the answer
        Note(ClockEvent.Stopped, now, now, hours, [ClockKind.CustomerRespond]);
        var clocks = Clocks.ToList();
        foreach (var clock in clocks.Where(c => c.StoppedAt is null && c.FollowsWaiting)) StandAsIn(into, clock, now, hours);
        Clocks.Clear();
        into.Clocks.AddRange(clocks);
        if (into.ProviderId is null) (into.ProviderId, into.ProviderReference) = (ProviderId, ProviderReference);
        (MergedIntoId, State, IsOpen, ClosedAt, WaitReason, WaitUntil) = (into.Id, TicketState.Closed, false, now, null, null);
        Answered(now);
        Rank();
        Touch();
        into.Rank();
        into.Touch();
    }

    /// <summary>Whether a clock that comes along runs is decided by the ticket that stays: what waits nowhere any more goes on, and what nobody can work on stands still with the rest.</summary>
    static void StandAsIn(Ticket into, TicketClock clock, Instant now, Func<Guid?, BusinessCalendar> hours)
    {
        var pause = into.ClockOf(ClockKind.CustomerRestore)?.OpenPause;
        if (pause is null && clock.IsPaused) clock.Note(new ClockFact(ClockEvent.Resumed, now, now, Reason: $"goes on in {into.Reference}"), hours);
        else if (pause is not null && !clock.IsPaused) clock.Note(new ClockFact(ClockEvent.Paused, now, now, Reason: pause.Reason, WaitingOn: pause.WaitingOn, Evidence: pause.Evidence), hours);
    }
}
