using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Support.Published;

// What may be noted of a clock by hand, and what may be put right.
public sealed partial class TicketClock
{
    /// <summary>All that stands in the way of noting that it was paused, resumed or stopped by itself, also late and before what was noted since.</summary>
    /// <param name="until">Until when it was paused; null when it still is.</param>
    public IReadOnlyList<Obstacle> ObstaclesTo(ClockFact fact, Instant? until = null)
    {
        var obstacles = new List<Obstacle>();
        if (fact.Event is not (ClockEvent.Paused or ClockEvent.Resumed or ClockEvent.Stopped)) obstacles.Add(new("not-an-act", "A clock is paused, resumed or stopped by hand; the rest follows from the ticket.", "/what"));
        if (fact.Event == ClockEvent.Paused && (string.IsNullOrWhiteSpace(fact.Reason) || string.IsNullOrWhiteSpace(fact.WaitingOn) || string.IsNullOrWhiteSpace(fact.Evidence)))
            obstacles.Add(new("pause-without-reason", "A pause needs a reason, who is waited for, and what shows it.", "/reason"));
        if (until is not null && fact.Event != ClockEvent.Paused) obstacles.Add(new("not-a-pause", "Only a pause has an end: leave it empty.", "/until"));
        if (fact.At < StartedAt || fact.At > fact.RecordedAt) obstacles.Add(new("fact-out-of-range", $"The clock began {StartedAt.Text(null)} UTC and it is {fact.RecordedAt.Text(null)} now: give an instant between.", "/at"));
        else obstacles.AddRange(fact.Event == ClockEvent.Paused ? ToPause(fact, until) : fact.Event == ClockEvent.Resumed ? ToResume(fact) : StoppedAt is { } stopped ? [Stopped(stopped)] : []);
        return obstacles;
    }

    IEnumerable<Obstacle> ToPause(ClockFact fact, Instant? until)
    {
        var then = At(fact.At);
        if (then.StoppedAt is { } stopped) yield return Stopped(stopped);
        else if (then.Paused) yield return new("paused-already", $"This clock stood still already {fact.At.Text(null)} UTC. Let it run first, or correct when it was paused.", "/at");
        if (until <= fact.At) yield return new("pause-inverted", $"The pause would begin {fact.At.Text(null)} UTC and end {until.Value.Text(null)}, not after that. Exchange the two.", "/until");
        else if (until > fact.RecordedAt) yield return new("fact-out-of-range", $"It is {fact.RecordedAt.Text(null)} UTC now; a pause cannot have ended {until.Value.Text(null)}. Leave its end open.", "/until");
        else if (AllFacts.Where(f => f.At > fact.At && Moves(f.Event) && InForce(f)).OrderBy(f => f.At).FirstOrDefault() is { } next)
        {
            if (until is null) yield return new("end-missing", $"It was {Word(next.Event)} {next.At.Text(null)} UTC, later than that: say until when this pause lasted.", "/until");
            else if (until > next.At) yield return new("pause-overlaps", $"The pause would last until {until.Value.Text(null)} UTC, but the clock was {Word(next.Event)} {next.At.Text(null)}. Give an end no later than that, or correct the other first.", "/until");
        }
    }

    IEnumerable<Obstacle> ToResume(ClockFact fact)
    {
        if (At(fact.At).Paused) yield break;
        if (PausedAt is { } since && fact.At < since) yield return new("pause-inverted", $"The pause began {since.Text(null)} UTC; it cannot have ended {fact.At.Text(null)}, before that. Give a later instant, or correct its beginning.", "/at");
        else yield return StoppedAt is { } stopped && stopped <= fact.At ? Stopped(stopped) : new("not-paused", $"This clock ran {fact.At.Text(null)} UTC: there is no pause to end.", "/what");
    }

    static Obstacle Stopped(Instant at) => new("clock-stopped", $"This clock stopped {at.Text(null)} UTC. Correct that fact if it was noted wrong.", "/clock");

    /// <summary>All that stands in the way of putting another instant in the place of a fact, or of taking it back.</summary>
    /// <param name="right">What stands in for it; withdrawn when it never was.</param>
    /// <param name="ticketIsOpen">On a ticket that is resolved nothing may run.</param>
    public IReadOnlyList<Obstacle> ObstaclesToCorrect(TicketClockFact wrong, ClockFact right, bool ticketIsOpen)
    {
        if (!Moves(wrong.Event) && wrong.Event != ClockEvent.TermsChanged)
            return [new("not-correctable", wrong.Event == ClockEvent.Maintenance ? $"{wrong.Evidence} is announced maintenance: end the window, or announce another." : "This took another fact back already; it cannot be taken back itself. Note what was so anew.", "/fact")];
        if (Facts.Find(f => f.Corrects == wrong.Id) is { } by)
            return [new("corrected-already", $"This was {(by.Event == ClockEvent.Withdrawn ? "taken back" : $"corrected to {by.At.Text(null)} UTC")} {by.RecordedAt.Text(null)}. {(by.Event == ClockEvent.Withdrawn ? "Note it anew if it was so." : "Correct what stands there now.")}", "/fact")];
        var after = AllFacts.Append(right).ToList();
        if (!ticketIsOpen && Clock.Read(after, _ => StandardHours.Always, after.Max(f => f.KnownAt)).StoppedAt is null)
            return [new("would-run-on", "Its ticket is resolved, and without this the clock would run on. Reopen the ticket, or say when it really stopped.", "/at")];
        if (right.Event == ClockEvent.Withdrawn) return [];
        // what had an effect must keep it: a pause its end, a reopening its stop
        var (idle, before) = (Clock.WithoutEffect(after).ToList(), Clock.WithoutEffect(AllFacts).Select(f => f.Id).ToHashSet());
        return idle.Find(f => ReferenceEquals(f, right) || (!before.Contains(f.Id) && f.Event == (right.Event == ClockEvent.Stopped ? ClockEvent.Reopened : ClockEvent.Resumed))) is not { } lost ? []
            : [new("pause-inverted", ReferenceEquals(lost, right) ? $"{right.At.Text(null)} UTC there was nothing that could be {Word(right.Event)}: a pause cannot end before it began. Correct its beginning first, or give a later instant."
                : $"It was {Word(lost.Event)} {lost.At.Text(null)} UTC, which would come before what it ended. Give an instant before that, or correct the other first.", "/at")];
    }

    ClockReading At(Instant at) => Read(_ => StandardHours.Always, at);

    bool InForce(ClockFact fact) => !Facts.Exists(f => f.Corrects == fact.Id);

    static bool Moves(ClockEvent what) => what is ClockEvent.Paused or ClockEvent.Resumed or ClockEvent.Stopped or ClockEvent.Reopened;

    static string Word(ClockEvent what) => what.ToString().ToLowerInvariant();
}
