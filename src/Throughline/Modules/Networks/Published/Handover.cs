namespace Throughline.Modules.Networks.Published;

/// <summary>Where a handover stands. Accountability moves only when it becomes effective.</summary>
public enum HandoverState
{
    Draft,
    Proposed,
    Accepted,
    Shadowing,
    DrillPassed,
    Effective,
    Aftercare,
    Closed,
    Declined,
    Cancelled,
    Emergency,
}

/// <summary>Why a network changes hands.</summary>
public enum HandoverTrigger
{
    Leave,
    Rotation,
    Load,
    CustomerRequest,
    Growth,
    SuddenLoss,
}

/// <summary>What must be done before a network changes hands; in an emergency, after.</summary>
public enum HandoverCheckKind
{
    KnowledgeInterview,
    AccessGranted,
    RevocationDated,
    ContractsWalked,
    PartnersIntroduced,
    CustomerTold,
    CustomerCall,
}

/// <summary>What becomes of an open item: it stays with the predecessor, moves to the successor, or is closed first.</summary>
public enum ItemDecision
{
    Keep,
    Move,
    Close,
}

/// <summary>A network passes from one engineer to another: planned, accepted, shadowed, drilled, effective at one instant, watched for a month.</summary>
public sealed class Handover : Root, IOfNetwork, IInternal
{
    /// <summary>Working days a transition takes by default, and at least; days of aftercare; working days for the list of an emergency.</summary>
    public const int DefaultDays = 20, LeastDays = 5, AftercareDays = 30, EmergencyDays = 10;

    /// <summary>The least score of the dossier, of 100.</summary>
    public const int LeastDossierScore = 90;

    Handover() { }

    public Handover(Guid networkId, Guid fromId, Guid toId, HandoverTrigger trigger, LocalDate plannedEffective, LocalDate? hardDate, Guid? plannedBy, Instant now, IEnumerable<OpenItem> open)
    {
        if (fromId == toId) throw new RuleException("same-person", "Successor and predecessor are the same person. Choose another successor.", "/to");
        (NetworkId, FromId, ToId, Trigger, PlannedEffective, HardDate, PlannedBy, CreatedAt) = (networkId, fromId, toId, trigger, plannedEffective, hardDate, plannedBy, now);
        Checks = [.. Enum.GetValues<HandoverCheckKind>().Select(k => new HandoverCheck(k))];
        Snapshot(open);
    }

    public Guid NetworkId { get; private set; }
    public Guid FromId { get; private set; }
    public Guid ToId { get; private set; }
    public HandoverTrigger Trigger { get; private set; }
    public LocalDate PlannedEffective { get; private set; }

    /// <summary>The day on which the predecessor is gone.</summary>
    public LocalDate? HardDate { get; private set; }
    public Guid? PlannedBy { get; private set; }
    public Instant CreatedAt { get; private set; }
    public HandoverState State { get; private set; }
    public Instant? AcceptedAt { get; private set; }
    public Instant? EffectiveAt { get; private set; }
    public LocalDate? AftercareEndsOn { get; private set; }

    /// <summary>Why it was declined or cancelled, or what the emergency is.</summary>
    public string? Reason { get; private set; }
    public List<HandoverCheck> Checks { get; private set; } = [];
    public List<HandoverItem> Items { get; private set; } = [];
    public List<HandoverDrill> Drills { get; private set; } = [];

    public bool IsLive => State is not (HandoverState.Closed or HandoverState.Declined or HandoverState.Cancelled);

    /// <summary>Accountability has not moved yet.</summary>
    public bool IsBefore => State.IsBefore();
    public HandoverDrill? LastDrill => Drills.OrderBy(d => d.StartedAt).LastOrDefault();

    public void Propose() => Go(HandoverState.Proposed, HandoverState.Draft);

    public void Accept(Instant now)
    {
        Go(HandoverState.Accepted, HandoverState.Proposed);
        AcceptedAt = now;
    }

    public void Shadow() => Go(HandoverState.Shadowing, HandoverState.Accepted);

    public void Decline(string reason)
    {
        Go(HandoverState.Declined, HandoverState.Proposed, HandoverState.Accepted, HandoverState.Shadowing, HandoverState.DrillPassed);
        Reason = reason;
    }

    public void Cancel(string reason)
    {
        Go(HandoverState.Cancelled, HandoverState.Draft, HandoverState.Proposed, HandoverState.Accepted, HandoverState.Shadowing, HandoverState.DrillPassed);
        Reason = reason;
    }

    /// <summary>The successor drops out midway: another is proposed, who accepts, shadows and drills anew.</summary>
    public void ReplaceSuccessor(Guid toId)
    {
        if (toId == FromId) throw new RuleException("same-person", "Successor and predecessor are the same person. Choose another successor.", "/to");
        if (!IsBefore) throw new RuleException("too-late", $"The handover is {State.Word()}; its successor is accountable. Plan a new handover.");
        (ToId, State, AcceptedAt) = (toId, HandoverState.Proposed, null);
        Drills.Clear();
        Touch();
    }

    /// <summary>Adds what opened since the last snapshot; decisions that were made stay.</summary>
    public void Snapshot(IEnumerable<OpenItem> open)
    {
        foreach (var item in open.Where(i => i.HandedOver && !Items.Any(known => known.Is(i)))) Items.Add(new HandoverItem(item));
        Touch();
    }

    public void Decide(Guid item, ItemDecision decision, Guid? by)
    {
        (Items.FirstOrDefault(i => i.Id == item) ?? throw new NotFoundException("The open item")).Decide(decision, by);
        Touch();
    }

    public void Tick(HandoverCheckKind kind, string note, Guid? by, Instant now)
    {
        if (!IsLive) throw new RuleException("handover-over", $"The handover is {State.Word()}; its list is closed.");
        Checks.Single(c => c.Kind == kind).Tick(note, by, now);
        Touch();
    }

    public HandoverDrill StartDrill(IReadOnlyList<(string Question, string Answer)> questions, Instant now)
    {
        if (State is not (HandoverState.Shadowing or HandoverState.DrillPassed))
            throw new RuleException("not-shadowing", $"The drill comes while the successor shadows; the handover is {State.Word()}.");
        if (questions.Count < HandoverDrill.Questions)
            throw new RuleException("too-few-facts", $"The dossier holds {questions.Count} facts that can be asked; a drill asks {HandoverDrill.Questions}. Fill in sites, services, contacts and changes first.");
        var drill = new HandoverDrill(questions.Take(HandoverDrill.Questions), now);
        Drills.Add(drill);
        Touch();
        return drill;
    }

    /// <summary>Marks the open drill; passed, the handover moves on.</summary>
    public HandoverDrill AnswerDrill(IReadOnlyList<string> answers, Instant now)
    {
        if (LastDrill is not { EndedAt: null } drill) throw new RuleException("no-drill", "No drill is running. Start one first.");
        drill.Answer(answers, now);
        if (drill.Passed) State = HandoverState.DrillPassed;
        Touch();
        return drill;
    }

    /// <summary>Everything that stands in the way of the instant at which accountability moves.</summary>
    /// <param name="dossierScore">0 to 100; null when no score can be read.</param>
    /// <param name="open">What is open on the network now.</param>
    /// <param name="zone">Whose working days count.</param>
    public IReadOnlyList<Obstacle> ObstaclesToEffective(int? dossierScore, IReadOnlyList<OpenItem> open, Instant now, string zone)
    {
        var all = new List<Obstacle>();
        if (!IsBefore) return [new("not-before", $"The handover is {State.Word()}; it cannot become effective {(State is HandoverState.Declined or HandoverState.Cancelled ? "any more. Plan a new one" : "again")}.")];
        if (State < HandoverState.Accepted) all.Add(new("not-accepted", "The successor has not accepted yet. They do it on this page."));
        else if (AcceptedAt is { } accepted && WorkingHours.In(zone).WorkingDaysBetween(accepted.DateIn(zone), now.DateIn(zone)) is var days && days < LeastDays)
            all.Add(new("too-short", $"{days} working day{(days == 1 ? "" : "s")} since the successor accepted; a transition takes at least {LeastDays}. It can be effective on {WorkingHours.In(zone).AddWorkingDays(accepted.DateIn(zone), LeastDays)!.Value.DateText()}."));
        if (State is HandoverState.Accepted) all.Add(new("not-shadowed", "The successor has not begun to shadow. Begin on this page."));
        if (State != HandoverState.DrillPassed)
            all.Add(new("drill-open", LastDrill is { EndedAt: not null } failed ? $"The drill was not passed: {failed.Right} of {HandoverDrill.Questions} right in {failed.Minutes} minutes; {HandoverDrill.RightToPass} right in {HandoverDrill.MinutesToPass} are needed. Try again." : $"The drill is not passed: {HandoverDrill.Questions} questions from the dossier, {HandoverDrill.RightToPass} right in {HandoverDrill.MinutesToPass} minutes."));
        if (dossierScore is null) all.Add(new("no-score", "The dossier has no score yet. Fill it in, then look again."));
        else if (dossierScore < LeastDossierScore) all.Add(new("dossier-thin", $"The dossier stands at {dossierScore} of 100; a handover needs {LeastDossierScore}. Bring its oldest sections up to date."));
        var waiting = open.Where(i => i.HandedOver).ToList();
        var undecided = Items.Where(i => i.Decision is null && waiting.Any(i.Is)).Select(i => i.Title).ToList();
        if (undecided.Count > 0) all.Add(new("items-undecided", $"{undecided.Count} open item{(undecided.Count == 1 ? " is" : "s are")} undecided: {string.Join("; ", undecided.Take(5))}{(undecided.Count > 5 ? "; …" : "")}. Keep, move or close each."));
        var unseen = waiting.Where(i => !Items.Any(known => known.Is(i))).Select(i => i.Title).ToList();
        if (unseen.Count > 0) all.Add(new("items-new", $"Opened since the list was taken: {string.Join("; ", unseen.Take(5))}. Refresh the list and decide."));
        var unclosed = Items.Where(i => i.Decision == ItemDecision.Close && waiting.Any(i.Is)).Select(i => i.Title).ToList();
        if (unclosed.Count > 0) all.Add(new("items-unclosed", $"To be closed first, and still open: {string.Join("; ", unclosed.Take(5))}."));
        all.AddRange(Checks.Where(c => c.DoneAt is null).OrderBy(c => c.Kind).Select(c => new Obstacle("check-open", $"Not done: {c.Kind.Words()}.")));
        return all;
    }

    /// <summary>The instant has come; the caller moves the term in the same transaction. Aftercare begins with it.</summary>
    internal void MakeEffective(Instant now, LocalDate today)
    {
        (State, EffectiveAt, AftercareEndsOn) = (HandoverState.Aftercare, now, today.PlusDays(AftercareDays));
        Touch();
    }

    /// <summary>Somebody was lost suddenly: an interim holder from this instant, the list afterwards.</summary>
    internal void BecomeEmergency(string reason, Instant now)
    {
        (State, Reason, EffectiveAt) = (HandoverState.Emergency, reason, now);
        Touch();
    }

    /// <summary>Aftercare is over, or the list of an emergency is done.</summary>
    public void Close(LocalDate today)
    {
        var obstacles = new List<Obstacle>();
        if (State is not (HandoverState.Aftercare or HandoverState.Emergency)) obstacles.Add(new("not-effective", $"The handover is {State.Word()}; only one that took effect is closed. Cancel it instead."));
        if (State is HandoverState.Aftercare && AftercareEndsOn > today) obstacles.Add(new("aftercare-runs", $"Aftercare runs until {AftercareEndsOn.Value.DateText()}. Close it then."));
        if (State is HandoverState.Emergency) obstacles.AddRange(Checks.Where(c => c.DoneAt is null).OrderBy(c => c.Kind).Select(c => new Obstacle("check-open", $"Not done: {c.Kind.Words()}.")));
        RuleException.ThrowIfAny(obstacles);
        State = HandoverState.Closed;
        Touch();
    }

    void Go(HandoverState to, params HandoverState[] from)
    {
        if (!from.Contains(State)) throw new RuleException("handover-order", $"The handover is {State.Word()}; {to.Word()} does not follow. Reload to see where it stands.");
        State = to;
        Touch();
    }
}

/// <summary>The words of handovers on pages.</summary>
public static class HandoverWords
{
    public static string Word(this HandoverState state) => state == HandoverState.DrillPassed ? "drill passed" : state.ToString().ToLowerInvariant();

    /// <summary>Accountability has not moved yet.</summary>
    public static bool IsBefore(this HandoverState state) => state <= HandoverState.DrillPassed;

    public static string Words(this HandoverCheckKind kind) => kind switch
    {
        HandoverCheckKind.KnowledgeInterview => "interview on what is not written down, filed",
        HandoverCheckKind.AccessGranted => "access granted to the successor",
        HandoverCheckKind.RevocationDated => "a date set on which the predecessor's access ends",
        HandoverCheckKind.ContractsWalked => "agreements and deadlines of the next 90 days walked through",
        HandoverCheckKind.PartnersIntroduced => "successor introduced to the NOCs of providers and partners",
        HandoverCheckKind.CustomerTold => "customer told who follows, and when",
        _ => "call held with the customer",
    };
}
