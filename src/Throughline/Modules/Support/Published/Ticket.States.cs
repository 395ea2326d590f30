namespace Throughline.Modules.Support.Published;

// What may follow what; every refusal says how it stands and what can be done instead.
public sealed partial class Ticket
{
    public static readonly Duration ReopenWithin = Duration.FromDays(14);

    /// <summary>We have seen it: the promise to answer is kept.</summary>
    public void Acknowledge(Instant now)
    {
        if (State != TicketState.New) throw new RuleException("already-acknowledged", $"{Reference} was acknowledged already and is {State.Word().ToLowerInvariant()}.");
        State = TicketState.Acknowledged;
        Answered(now);
        Touch();
    }

    /// <summary>Somebody works on it; who takes it has also seen it.</summary>
    public void Take(Guid person, int tier, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToWork());
        (OwnerId, Tier) = (person, tier);
        if (State is TicketState.New or TicketState.Acknowledged) State = TicketState.InProgress;
        Answered(now);
        Touch();
    }

    /// <summary>Says who must move next; the clocks run on.</summary>
    public void PassBall(PartyKind to, string? with, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToWork());
        (Ball, BallWith, BallSince) = (to, with, now);
        Touch();
    }

    /// <summary>Nothing can go on before somebody else has moved.</summary>
    public void Wait(PartyKind on, string? with, string reason, Instant? until, string? evidence, Instant now)
    {
        var obstacles = ObstaclesToWork().ToList();
        if (on == PartyKind.Us) obstacles.Add(new("waiting-on-us", "Waiting on ourselves is not waiting: pass the ball to a colleague, or say which other side is waited for.", "/on"));
        if (until <= now) obstacles.Add(new("wait-in-the-past", $"The wait would end {until.Value.Text(null)} UTC, which is past. Give a later instant or leave it open.", "/until"));
        var stops = Clocks.Any(c => c.IsCustomers && c.Kind != ClockKind.CustomerRespond && c.PausesFor(on) && c.StoppedAt is null);
        if (stops && string.IsNullOrWhiteSpace(evidence)) obstacles.Add(new("evidence-missing", "This stops the customer's clock, so say what shows that we wait for them: a mail, a call, a note.", "/evidence"));
        RuleException.ThrowIfAny(obstacles);
        (State, WaitReason, WaitUntil) = (TicketState.Waiting, reason, until);
        (Ball, BallWith, BallSince) = (on, with, now);
        Answered(now);
        Touch();
    }

    public void Continue(Instant now)
    {
        if (State != TicketState.Waiting) throw new RuleException("not-waiting", $"{Reference} does not wait; it is {State.Word().ToLowerInvariant()}.");
        (State, WaitReason, WaitUntil) = (TicketState.InProgress, null, null);
        (Ball, BallWith, BallSince) = (PartyKind.Us, null, now);
        Touch();
    }

    /// <summary>All that stands in the way of resolving.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToResolve(Cause? cause, string? fix)
    {
        var obstacles = ObstaclesToWork().ToList();
        if (cause is null) obstacles.Add(new("cause-missing", $"{Reference} has no cause code. Choose what it was; “No fault found” is an answer too.", "/cause"));
        if (string.IsNullOrWhiteSpace(fix)) obstacles.Add(new("fix-missing", "Say what fixed it, so that the next one finds it.", "/fix"));
        return obstacles;
    }

    /// <param name="at">When the service was back: now, or earlier when we learnt of it late.</param>
    public void Resolve(Cause? cause, string? fix, Instant at, Instant now)
    {
        var obstacles = ObstaclesToResolve(cause, fix).ToList();
        if (at < OpenedAt || at > now) obstacles.Add(new("restored-out-of-range", $"The service cannot have been back {at.Text(null)} UTC: it was reported {OpenedAt.Text(null)} and it is {now.Text(null)} now.", "/restoredAt"));
        RuleException.ThrowIfAny(obstacles);
        Answered(Instant.Min(at, now));
        (State, Cause, Fix, ResolvedAt, IsOpen) = (TicketState.Resolved, cause, fix, at, false);
        (WaitReason, WaitUntil) = (null, null);
        (Ball, BallWith, BallSince) = (PartyKind.Customer, null, now);
        Touch();
    }

    public void Close(Instant now)
    {
        if (State != TicketState.Resolved) throw new RuleException("not-resolved", $"{Reference} is {State.Word().ToLowerInvariant()}; it is closed after it is resolved.");
        (State, ClosedAt) = (TicketState.Closed, now);
        Touch();
    }

    /// <summary>It came back: the same ticket with the same clocks.</summary>
    public void Reopen(Instant now)
    {
        if (MergedIntoId is not null) throw new RuleException("merged", $"{Reference} was merged into another ticket and goes on there. Reopen that one.");
        if (IsOpen) throw new RuleException("not-resolved", $"{Reference} is {State.Word().ToLowerInvariant()}; only what was resolved can be reopened.");
        if (now - ResolvedAt!.Value > ReopenWithin)
            throw new RuleException("too-late-to-reopen", $"{Reference} was resolved {ResolvedAt.Value.Text(null)}, more than 14 days ago. Open a new ticket and name {Reference} in it.");
        (State, ClosedAt, ResolvedAt, IsOpen) = (TicketState.InProgress, null, null, true);
        (Ball, BallWith, BallSince) = (PartyKind.Us, null, now);
        Reopenings++;
        Touch();
    }

    public void Escalate(int tier, Guid? toPerson, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToWork());
        if (tier < Tier) Bounces++;
        (Tier, OwnerId) = (tier, toPerson ?? OwnerId);
        (Ball, BallWith, BallSince) = (PartyKind.Us, null, now);
        Touch();
    }

    /// <param name="since">Since when the impact is so: now, or earlier when we learnt of it late.</param>
    public void Judge(Impact impact, Urgency urgency, Instant since, Instant now)
    {
        var obstacles = ObstaclesToWork().ToList();
        if (since < OpenedAt || since > now) obstacles.Add(new("since-out-of-range", $"It cannot be {impact.Word()} since {since.Text(null)} UTC: it was reported {OpenedAt.Text(null)} and it is {now.Text(null)} now.", "/since"));
        RuleException.ThrowIfAny(obstacles);
        if (impact != Impact || since < now) Impacts.Add(new TicketImpact(Impact, impact, since, now));
        (Impact, Urgency, Priority, WasDown) = (impact, urgency, TicketWords.Priority(impact, urgency), WasDown || impact == Impact.Down);
        Touch();
    }

    IReadOnlyList<Obstacle> ObstaclesToWork() => IsOpen ? [] : [new("not-open", $"{Reference} is {State.Word().ToLowerInvariant()}. Reopen it first, within 14 days, or open a new ticket.")];

    void Answered(Instant at) => AcknowledgedAt ??= at;
}
