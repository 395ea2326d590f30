using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Support.Published;

/// <summary>A promise that runs on a ticket: to answer, to restore, or what the provider promised us. Its start stands here, what happened later are its facts.</summary>
public sealed partial class TicketClock
{
    TicketClock() { }

    public TicketClock(ClockKind kind, Instant startedAt, int minutes, Guid? calendarId, BusinessCalendar hours, Guid? agreementId = null, string? agreement = null, ClockPauses pauses = ClockPauses.WhoIsOwed,
        ClockStop stops = ClockStop.Restored, Guid? owedById = null, int? tier = null)
    {
        (Kind, StartedAt, Minutes, CalendarId, AgreementId, Agreement) = (kind, startedAt, minutes, calendarId, agreementId, agreement);
        (Pauses, Stops, OwedById, Tier) = (pauses, stops, owedById, tier);
        DueAt = hours.Add(startedAt, Duration.FromMinutes(minutes))?.ToMicroseconds();
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TicketId { get; private set; }
    public ClockKind Kind { get; private set; }
    public Instant StartedAt { get; private set; }

    /// <summary>Business minutes promised at the start.</summary>
    public int Minutes { get; private set; }

    /// <summary>Hours in which it counts; null is day and night.</summary>
    public Guid? CalendarId { get; private set; }
    public Guid? AgreementId { get; private set; }

    /// <summary>Number of the agreement, A-031; null for our own target where no agreement covers the network.</summary>
    public string? Agreement { get; private set; }
    /// <summary>Whose delay makes it stand still.</summary>
    public ClockPauses Pauses { get; private set; }
    public ClockStop Stops { get; private set; }

    /// <summary>The company that owes it: a provider, a partner; null for our own.</summary>
    public Guid? OwedById { get; private set; }

    /// <summary>The tier that owes it, of a tier's clock.</summary>
    public int? Tier { get; private set; }

    /// <summary>When it is used up as far as known now; null while it stands still. Derived, for lists and for due work.</summary>
    public Instant? DueAt { get; private set; }
    public Instant? StoppedAt { get; private set; }
    public bool IsPaused { get; private set; }

    /// <summary>Known when it stops: whether that was too late.</summary>
    public bool WasBreached { get; private set; }
    public List<TicketClockFact> Facts { get; private set; } = [];

    /// <summary>Stands still while the ticket waits for somebody who stops it; the others have waits of their own.</summary>
    public bool FollowsWaiting => Kind is ClockKind.CustomerRestore or ClockKind.CustomerResolve or ClockKind.TierRestore;

    public bool IsCustomers => Kind is ClockKind.CustomerRespond or ClockKind.CustomerRestore or ClockKind.CustomerResolve;

    /// <summary>Whether waiting on that side makes it stand still.</summary>
    public bool PausesFor(PartyKind side) => side switch
    {
        PartyKind.Customer => Pauses.HasFlag(ClockPauses.Customer),
        PartyKind.Partner => Pauses.HasFlag(ClockPauses.Partner),
        PartyKind.Provider => Pauses.HasFlag(ClockPauses.Provider),
        PartyKind.Vendor => Pauses.HasFlag(ClockPauses.Vendor),
        _ => false,
    };

    /// <summary>The start and all that happened after it.</summary>
    public IEnumerable<ClockFact> AllFacts =>
        Facts.Select(f => f.AsFact()).Prepend(new ClockFact(ClockEvent.Started, StartedAt, StartedAt, Duration.FromMinutes(Minutes), CalendarId));

    /// <summary>Calendars that it needs.</summary>
    public IEnumerable<Guid> CalendarIds => Facts.Select(f => f.CalendarId).Append(CalendarId).OfType<Guid>();

    public ClockReading Read(Func<Guid?, BusinessCalendar> hours, Instant at) => Clock.Read(AllFacts, hours, at);

    /// <summary>The pause that stands; null while it runs.</summary>
    public TicketClockFact? OpenPause => IsPaused ? Facts.Where(f => f.Event == ClockEvent.Paused && !Facts.Exists(o => o.Corrects == f.Id)).MaxBy(f => (f.At, f.RecordedAt)) : null;

    /// <summary>Since when it stands still; null while it runs.</summary>
    public Instant? PausedAt => OpenPause?.At;

    /// <summary>Whether it was stopped at this instant or later, whenever it is said to have been so.</summary>
    internal bool StoppedSince(Instant recorded) => Facts.Exists(f => f.Event == ClockEvent.Stopped && f.Corrects is null && f.RecordedAt >= recorded);

    /// <summary>Whether it counts by these terms already.</summary>
    public bool CountsBy(int minutes, Guid? calendarId)
    {
        var last = LastTerms();
        return (last?.TargetMinutes ?? Minutes, last is null ? CalendarId : last.CalendarId) == (minutes, calendarId);
    }

    /// <summary>The last change of what is promised; null when it is as it began.</summary>
    internal TicketClockFact? LastTerms() => Facts.Where(f => f.Event == ClockEvent.TermsChanged).MaxBy(f => (f.At, f.RecordedAt));

    /// <summary>When a clock is due by its facts, judged when the last of them was noted: recomputed at any time it is the same.</summary>
    internal static Instant? DueAtOf(Instant startedAt, int minutes, Guid? calendarId, IEnumerable<TicketClockFact> facts, Func<Guid?, BusinessCalendar> hours)
    {
        var all = facts.Select(f => f.AsFact()).Prepend(new ClockFact(ClockEvent.Started, startedAt, startedAt, Duration.FromMinutes(minutes), calendarId)).ToList();
        return Clock.DueAt(all, hours, all.Max(f => f.KnownAt))?.ToMicroseconds();
    }

    /// <summary>The promise turned out to be that of an agreement: the ticket was placed.</summary>
    internal void IsUnder(Guid? agreementId, string? agreement, ClockPauses pauses, ClockStop stops) => (AgreementId, Agreement, Pauses, Stops) = (agreementId, agreement, pauses, stops);

    /// <summary>What is noted of a maintenance window and holds; null when nothing is.</summary>
    public TicketClockFact? Maintenance(string reference) => Facts.Find(f => f.Event == ClockEvent.Maintenance && f.Evidence == reference && !Facts.Exists(o => o.Corrects == f.Id));

    /// <summary>Notes what happened and works out anew when it is due.</summary>
    public void Note(ClockFact fact, Func<Guid?, BusinessCalendar> hours)
    {
        Facts.Add(new TicketClockFact(fact));
        // the latest instant that matters: a late fact about the past does not undo what was known after it
        var reading = Read(hours, AllFacts.Max(f => f.KnownAt));
        (DueAt, StoppedAt, IsPaused, WasBreached) = (reading.DueIfResumed?.ToMicroseconds(), reading.StoppedAt, reading.Paused, reading.StoppedAt is not null && reading.Breached);
    }
}

/// <summary>What happened to a clock after its start; appended, never changed.</summary>
public sealed class TicketClockFact
{
    TicketClockFact() { }

    internal TicketClockFact(ClockFact fact)
    {
        (Event, At, RecordedAt, TargetMinutes, CalendarId) = (fact.Event, fact.At.ToMicroseconds(), fact.RecordedAt.ToMicroseconds(), fact.Target is { } target ? (int)target.TotalMinutes : null, fact.CalendarId);
        (Reason, WaitingOn, Evidence, Corrects, Until) = (fact.Reason, fact.WaitingOn, fact.Evidence, fact.Corrects, fact.Until?.ToMicroseconds());
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public ClockEvent Event { get; private set; }
    public Instant At { get; private set; }
    public Instant RecordedAt { get; private set; }
    public int? TargetMinutes { get; private set; }
    public Guid? CalendarId { get; private set; }
    public string? Reason { get; private set; }
    public string? WaitingOn { get; private set; }
    public string? Evidence { get; private set; }
    public Guid? Corrects { get; private set; }

    /// <summary>When announced maintenance ends.</summary>
    public Instant? Until { get; private set; }

    /// <summary>Takes out what people wrote; what a maintenance window is found by stays.</summary>
    internal void Erase()
    {
        if (Event == ClockEvent.Maintenance) return;
        (Reason, WaitingOn, Evidence) = (Reason is null ? null : ErasedWords.Instead, WaitingOn is null ? null : ErasedWords.Instead, Evidence is null ? null : ErasedWords.Instead);
    }

    internal ClockFact AsFact() => new(Event, At, RecordedAt, TargetMinutes is { } minutes ? Duration.FromMinutes(minutes) : null, CalendarId, Reason, WaitingOn, Evidence, Corrects, Id, Until);
}
