namespace Throughline.Modules.Agreements.Claims;

// What may follow what; every refusal says how it stands and what can be done instead.
public sealed partial class Claim
{
    /// <summary>Whether it says so already: the same money for the same outages.</summary>
    public bool RestsOn(IReadOnlyList<ClaimEvidence> evidence, long amountMinor)
    {
        static IEnumerable<(string, string?, Instant, Instant, int)> Told(IEnumerable<ClaimEvidence> all) => all.OrderBy(e => e.Ticket, StringComparer.Ordinal).Select(e => (e.Ticket, e.TheirTicket, e.From.ToMicroseconds(), e.To.ToMicroseconds(), e.Minutes));
        return amountMinor == AmountMinor && Told(evidence).SequenceEqual(Told(Evidence));
    }

    /// <summary>Takes over what the closed tickets of the month show; only while it is not submitted.</summary>
    public void Rests(IReadOnlyList<ClaimEvidence> evidence, decimal availability, decimal promised, long amountMinor, IReadOnlyList<string> because)
    {
        if (!IsOpen) throw new RuleException("claim-submitted", $"{Reference} is {Word(State)}; what it rests on is fixed. Claim the rest with a new ticket to the provider.");
        Evidence.Clear();
        Evidence.AddRange(evidence);
        (AvailabilityPercent, PromisedPercent, AmountMinor, Because) = (availability, promised, amountMinor, [.. because]);
        Touch();
    }

    /// <summary>A week before the window closes.</summary>
    /// <returns>False when there is nothing to alarm about any more.</returns>
    public bool FallsDue()
    {
        if (State != ClaimState.Draft) return false;
        State = ClaimState.Due;
        Touch();
        return true;
    }

    /// <summary>The window closed.</summary>
    /// <returns>False when it was submitted, or decided about, in time.</returns>
    public bool Lapse(LocalDate today)
    {
        if (!IsOpen || today <= DueOn) return false;
        (State, Why) = (ClaimState.Lapsed, $"Not submitted by {DueOn.DateText()}.");
        Touch();
        return true;
    }

    /// <summary>All that stands in the way of sending it to the provider.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSubmit(LocalDate today)
    {
        var obstacles = new List<Obstacle>();
        if (State is not (ClaimState.Draft or ClaimState.Due or ClaimState.Rejected)) obstacles.Add(new("claim-not-draft", $"{Reference} is {Word(State)}. {Advice}"));
        if (today > DueOn) obstacles.Add(new("window-closed", $"The window of {Reference} closed on {DueOn.DateText()}; today is {today.DateText()}. Ask the provider for a gesture outside the agreement, and drop the claim."));
        if (AmountMinor <= 0) obstacles.Add(new("nothing-to-claim", $"{Reference} comes to nothing: {Percent(AvailabilityPercent)} was reached and {Percent(PromisedPercent)} promised. Drop it, or correct the clocks of its tickets."));
        foreach (var nameless in Evidence.Where(e => e.TheirTicket is null)) obstacles.Add(new("their-number-missing", $"{nameless.Ticket} has no number of the provider's: they will not find it. Note their number on the ticket."));
        if (CircuitId is null) obstacles.Add(new("circuit-missing", $"{Reference} names no circuit. Enter the provider's circuit id on the service first."));
        return obstacles;
    }

    public void Submit(string? theirReference, Guid? by, LocalDate today, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToSubmit(today));
        (State, SubmittedAt, SubmittedBy, TheirReference) = (ClaimState.Submitted, now, by, theirReference ?? TheirReference);
        (AnsweredAt, AcceptedMinor, Why) = (null, null, null);
        Touch();
    }

    /// <summary>The provider answered: all of it, a part, or nothing.</summary>
    /// <param name="acceptedMinor">What they agree to; the whole claim accepts it, 0 rejects it.</param>
    public void Answer(long acceptedMinor, string? why, Instant now)
    {
        var obstacles = new List<Obstacle>();
        if (State != ClaimState.Submitted) obstacles.Add(new("claim-not-submitted", $"{Reference} is {Word(State)}; the provider can answer only what was submitted. {Advice}"));
        if (acceptedMinor < 0 || acceptedMinor > AmountMinor) obstacles.Add(new("accepted-out-of-range", $"{Money.Text(acceptedMinor, Currency)} cannot be accepted of a claim over {Money.Text(AmountMinor, Currency)}: give 0 to {Money.Text(AmountMinor, Currency)}.", "/accepted"));
        if (acceptedMinor < AmountMinor && string.IsNullOrWhiteSpace(why)) obstacles.Add(new("why-missing", "Say why the provider does not accept all of it: the next claim is written with that in mind.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        State = acceptedMinor == AmountMinor ? ClaimState.Accepted : acceptedMinor == 0 ? ClaimState.Rejected : ClaimState.Partial;
        (AcceptedMinor, Why, AnsweredAt) = (acceptedMinor, why, now);
        Touch();
    }

    /// <summary>The provider's credit note is here.</summary>
    public void Credit(long creditedMinor, string? creditNote, LocalDate on, LocalDate today)
    {
        var obstacles = new List<Obstacle>();
        if (State is not (ClaimState.Accepted or ClaimState.Partial)) obstacles.Add(new("claim-not-accepted", $"{Reference} is {Word(State)}; only what was accepted is credited. {Advice}"));
        if (creditedMinor <= 0) obstacles.Add(new("credited-out-of-range", $"A credit of {Money.Text(creditedMinor, Currency)} is none: give what the credit note says.", "/credited"));
        if (string.IsNullOrWhiteSpace(creditNote)) obstacles.Add(new("credit-note-missing", "Give the number of the credit note: reconciling finds it by that.", "/creditNote"));
        if (on > today) obstacles.Add(new("credited-in-future", $"The credit note cannot be of {on.DateText()}: today is {today.DateText()}.", "/on"));
        RuleException.ThrowIfAny(obstacles);
        (State, CreditedMinor, CreditNote, CreditedOn) = (ClaimState.Credited, creditedMinor, creditNote, on);
        Touch();
    }

    /// <summary>Finance found the money in the provider's account.</summary>
    /// <param name="why">Needed when another amount came than was agreed.</param>
    public void Reconcile(string? why, Instant now)
    {
        var obstacles = new List<Obstacle>();
        if (State != ClaimState.Credited) obstacles.Add(new("claim-not-credited", $"{Reference} is {Word(State)}; it is reconciled when the credit note is here. {Advice}"));
        else if (CreditedMinor != AcceptedMinor && string.IsNullOrWhiteSpace(why))
            obstacles.Add(new("amounts-differ", $"{Money.Text(AcceptedMinor!.Value, Currency)} was agreed and {Money.Text(CreditedMinor!.Value, Currency)} came. Say why that is right, or ask the provider for the rest.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        (State, ReconciledAt, Why) = (ClaimState.Reconciled, now, why ?? Why);
        Touch();
    }

    /// <summary>We do not claim it.</summary>
    public void Drop(string? why)
    {
        var obstacles = new List<Obstacle>();
        if (State is not (ClaimState.Draft or ClaimState.Due or ClaimState.Rejected)) obstacles.Add(new("claim-not-droppable", $"{Reference} is {Word(State)} and cannot be dropped. {Advice}"));
        if (string.IsNullOrWhiteSpace(why)) obstacles.Add(new("why-missing", $"Say why {Money.Text(AmountMinor, Currency)} is left with the provider: somebody will ask.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        (State, Why) = (ClaimState.Dropped, why);
        Touch();
    }

    string Advice => State switch
    {
        ClaimState.Draft or ClaimState.Due => "Submit it first.",
        ClaimState.Submitted => "Wait for the provider’s answer and record it.",
        ClaimState.Accepted or ClaimState.Partial => "Record the credit note when it comes.",
        ClaimState.Rejected => "Submit it again with better evidence while the window is open, or drop it.",
        ClaimState.Credited => "Reconcile it.",
        _ => "Nothing is left to do.",
    };

    /// <summary>As it reads on a page.</summary>
    public static string Word(ClaimState state) => state switch
    {
        ClaimState.Partial => "accepted in part",
        _ => state.ToString().ToLowerInvariant(),
    };

    static string Percent(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + " %";
}
