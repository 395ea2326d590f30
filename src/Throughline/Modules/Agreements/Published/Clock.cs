using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Published;

/// <summary>Derives a clock from its facts. Pure: the same facts give the same answer on every machine, at any time.</summary>
/// <remarks>
/// Rules: a pause that is open when the clock stops ends there and does not count; a pause after the stop and a second stop mean nothing;
/// the time between a stop and a reopening does not count; new terms keep what has accrued and judge it against the new promise.
/// announced maintenance does not count, whatever else happens in it, and moves the due instant as soon as it is known.
/// Facts take effect in the order of <c>At</c>, whenever they were recorded, so a late fact changes all that follows from it.
/// </remarks>
public static class Clock
{
    sealed record Terms(Instant From, BusinessCalendar Hours, Duration Target);

    sealed class Walk
    {
        public Instant? Start;
        public Instant? StoppedAt;
        public ClockFact? Pause;
        public readonly List<Terms> Terms = [];
        public readonly List<Pause> Still = [];
        public readonly List<ClockFact> Maintenance = [];
        public readonly List<ClockStretch> Parts = [];
        public Duration Waited;
    }

    /// <param name="facts">In any order.</param>
    /// <param name="hours">The calendar of an id; null is day and night.</param>
    /// <param name="at">Facts after this instant are not yet so.</param>
    /// <exception cref="RuleException">There is no start, or a pause has no reason.</exception>
    public static ClockReading Read(IEnumerable<ClockFact> facts, Func<Guid?, BusinessCalendar> hours, Instant at)
    {
        var walk = Follow(facts, hours, at);
        var (start, end) = (walk.Start!.Value, walk.StoppedAt ?? at);
        var closed = Closed(walk, end);
        var now = walk.Pause is { } still && walk.StoppedAt is null ? new Pauses([.. walk.Still, .. Maintained(walk), new Pause(still.At, null)]) : closed;
        var target = walk.Terms[^1].Target;
        var due = Due(walk, target, now);
        var judged = Due(walk, target, closed);
        var paused = walk.Pause is not null && walk.StoppedAt is null;
        if (walk.StoppedAt is null) Part(walk, walk.Pause?.At ?? LastEnd(walk), null, at, walk.Pause);

        return new ClockReading(start, target, Elapsed(walk, start, end, closed), due, judged, paused,
            walk.Waited + (paused ? at - walk.Pause!.At : Duration.Zero), walk.StoppedAt, end > judged, Split(walk, at));
    }

    /// <summary>When the promise is used up, as lists and due work keep it: while it stands still, as if the pause ended at <paramref name="at"/>. The same answer as <see cref="Read"/> without its stretches.</summary>
    public static Instant? DueAt(IEnumerable<ClockFact> facts, Func<Guid?, BusinessCalendar> hours, Instant at)
    {
        var walk = Follow(facts, hours, at);
        return Due(walk, walk.Terms[^1].Target, Closed(walk, walk.StoppedAt ?? at));
    }

    /// <summary>Facts that hold and change nothing where they stand: an end without a pause, a second stop, a reopening of what runs.</summary>
    public static IEnumerable<ClockFact> WithoutEffect(IEnumerable<ClockFact> facts)
    {
        var (paused, stopped) = (false, false);
        foreach (var fact in InForce(facts))
        {
            var counts = fact.Event switch
            {
                ClockEvent.Paused or ClockEvent.Stopped => !stopped,
                ClockEvent.Resumed => paused && !stopped,
                ClockEvent.Reopened => stopped,
                _ => true,
            };
            if (!counts) yield return fact;
            else if (fact.Event is ClockEvent.Paused or ClockEvent.Resumed) paused = fact.Event == ClockEvent.Paused;
            else if (fact.Event is ClockEvent.Stopped or ClockEvent.Reopened) (paused, stopped) = (false, fact.Event == ClockEvent.Stopped);
        }
    }

    static Walk Follow(IEnumerable<ClockFact> facts, Func<Guid?, BusinessCalendar> hours, Instant at)
    {
        var walk = new Walk();
        foreach (var fact in InForce(facts))
        {
            if (fact.Event == ClockEvent.Maintenance) walk.Maintenance.Add(fact);
            else if (fact.At <= at) Apply(walk, fact, hours);
        }
        return walk.Start is null ? throw new RuleException("clock-not-started", "This clock has no start: begin with the instant of the report.") : walk;
    }

    static Pauses Closed(Walk walk, Instant end) => new(walk.Pause is { } open ? [.. walk.Still, .. Maintained(walk), new Pause(open.At, end)] : [.. walk.Still, .. Maintained(walk)]);

    static IEnumerable<Pause> Maintained(Walk walk) => walk.Maintenance.Select(m => new Pause(m.At, m.Until));

    /// <summary>The facts that hold: without those withdrawn or corrected, in the order in which they took effect.</summary>
    static IEnumerable<ClockFact> InForce(IEnumerable<ClockFact> facts)
    {
        var all = facts.ToList();
        var replaced = all.Where(f => f.Corrects is not null).Select(f => f.Corrects!.Value).ToHashSet();
        return all.Where(f => f.Event != ClockEvent.Withdrawn && !(f.Id != default && replaced.Contains(f.Id)))
            .OrderBy(f => f.At).ThenBy(f => f.Event == ClockEvent.Started ? 0 : 1).ThenBy(f => f.RecordedAt);
    }

    static void Apply(Walk walk, ClockFact fact, Func<Guid?, BusinessCalendar> hours)
    {
        switch (fact.Event)
        {
            case ClockEvent.Started when walk.Start is null:
                walk.Start = fact.At;
                walk.Terms.Add(new Terms(fact.At, hours(fact.CalendarId), fact.Target ?? Duration.Zero));
                break;
            case ClockEvent.TermsChanged when walk.Start is not null:
                walk.Terms.Add(new Terms(fact.At, hours(fact.CalendarId), fact.Target ?? walk.Terms[^1].Target));
                break;
            case ClockEvent.Paused when walk.Start is not null && walk.StoppedAt is null:
                if (string.IsNullOrWhiteSpace(fact.Reason)) throw new RuleException("pause-without-reason", "A pause needs a reason, who is waited for, and what shows it.", "/reason");
                if (walk.Pause is { } before) EndPause(walk, before, fact.At);
                else Part(walk, LastEnd(walk), fact.At, fact.At, null);
                walk.Pause = fact;
                break;
            case ClockEvent.Resumed when walk.Pause is { } pause && walk.StoppedAt is null:
                EndPause(walk, pause, fact.At);
                walk.Pause = null;
                break;
            case ClockEvent.Stopped when walk.Start is not null && walk.StoppedAt is null:
                if (walk.Pause is { } waiting) EndPause(walk, waiting, fact.At);
                else Part(walk, LastEnd(walk), fact.At, fact.At, null);
                (walk.Pause, walk.StoppedAt) = (null, fact.At);
                break;
            case ClockEvent.Reopened when walk.StoppedAt is { } stopped:
                walk.Still.Add(new Pause(stopped, fact.At));
                walk.Parts.Add(new ClockStretch(stopped, fact.At, false, "resolved, until it was reopened"));
                walk.StoppedAt = null;
                break;
        }
    }

    static void EndPause(Walk walk, ClockFact pause, Instant at)
    {
        walk.Still.Add(new Pause(pause.At, at));
        walk.Waited += at - pause.At;
        Part(walk, pause.At, at, at, pause);
    }

    static void Part(Walk walk, Instant from, Instant? to, Instant until, ClockFact? pause)
    {
        if (until < from || (to is not null && until == from)) return;
        walk.Parts.Add(new ClockStretch(from, to, pause is null, pause is null ? "running" : pause.WaitingOn is { Length: > 0 } whom ? $"waiting on {whom}: {pause.Reason}" : pause.Reason!));
    }

    static Instant LastEnd(Walk walk) => walk.Parts.Count > 0 && walk.Parts[^1].To is { } end ? end : walk.Start!.Value;

    /// <summary>Business time over all terms: each term's time by its own hours.</summary>
    static Duration Elapsed(Walk walk, Instant from, Instant to, Pauses pauses)
    {
        var sum = Duration.Zero;
        for (var i = 0; i < walk.Terms.Count; i++)
        {
            var begin = Instant.Max(from, walk.Terms[i].From);
            var end = i + 1 < walk.Terms.Count ? Instant.Min(to, walk.Terms[i + 1].From) : to;
            sum += walk.Terms[i].Hours.Between(begin, end, pauses);
        }
        return sum;
    }

    static Instant? Due(Walk walk, Duration target, Pauses pauses)
    {
        var left = target;
        for (var i = 0; i < walk.Terms.Count; i++)
        {
            var (from, hours, _) = walk.Terms[i];
            if (i + 1 == walk.Terms.Count) return hours.Add(from, left, pauses);
            var spent = hours.Between(from, walk.Terms[i + 1].From, pauses);
            if (spent >= left) return hours.Add(from, left, pauses);
            left -= spent;
        }
        return null;
    }

    static IEnumerable<ClockStretch> WithoutMaintenance(Walk walk, Interval open)
    {
        var at = open.Start;
        foreach (var window in walk.Maintenance.Where(m => m.At < open.End && m.Until > open.Start).OrderBy(m => m.At))
        {
            var (from, to) = (Instant.Max(at, window.At), Instant.Min(open.End, window.Until!.Value));
            if (to <= from) continue;
            if (from > at) yield return new ClockStretch(at, from, true, "running");
            yield return new ClockStretch(from, to, false, window.Reason!);
            at = to;
        }
        if (at < open.End) yield return new ClockStretch(at, open.End, true, "running");
    }

    /// <summary>Cuts the running parts at closing and opening hours, so that every minute says whether it counted.</summary>
    static List<ClockStretch> Split(Walk walk, Instant at)
    {
        var all = new List<ClockStretch>();
        foreach (var part in walk.Parts)
        {
            if (!part.Counts) { all.Add(part); continue; }
            var end = part.To ?? at;
            var last = part.From;
            for (var i = 0; i < walk.Terms.Count; i++)
            {
                var begin = Instant.Max(part.From, walk.Terms[i].From);
                var until = i + 1 < walk.Terms.Count ? Instant.Min(end, walk.Terms[i + 1].From) : end;
                if (until <= begin) continue;
                foreach (var open in walk.Terms[i].Hours.OpenBetween(begin, until))
                {
                    if (open.Start > last) all.Add(new ClockStretch(last, open.Start, false, ClockStretch.OutsideHours));
                    foreach (var piece in WithoutMaintenance(walk, open))
                    {
                        if (all.Count > 0 && all[^1].Counts && piece.Counts && all[^1].To == piece.From) all[^1] = all[^1] with { To = piece.To };
                        else all.Add(piece);
                    }
                    last = open.End;
                }
            }
            if (last < end) all.Add(new ClockStretch(last, end, false, ClockStretch.OutsideHours));
            if (part.To is null && all.Count > 0) all[^1] = all[^1] with { To = null };
        }
        return all;
    }
}
