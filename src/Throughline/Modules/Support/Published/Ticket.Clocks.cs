using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Maintenance;

namespace Throughline.Modules.Support.Published;

// What each act means for the promises that run.
public sealed partial class Ticket
{
    /// <summary>A promise begins to run.</summary>
    public TicketClock Promise(TicketClock clock)
    {
        Clocks.Add(clock);
        Rank();
        return clock;
    }

    /// <summary>A promise begins to run while others do: it stands still with them where the ticket waits.</summary>
    public TicketClock PromiseMore(TicketClock clock, Instant now, Func<Guid?, BusinessCalendar> hours)
    {
        StandAsIn(this, clock, now, hours);
        return Promise(clock);
    }

    /// <summary>The clock of a kind that speaks for the ticket: of the customer's the one that began first, as after a merge; of the others the latest.</summary>
    public TicketClock? ClockOf(ClockKind kind)
    {
        var all = Clocks.Where(c => c.Kind == kind).OrderBy(c => c.StartedAt);
        return kind is ClockKind.ProviderRestore or ClockKind.PartnerRestore or ClockKind.TierRestore ? all.LastOrDefault() : all.FirstOrDefault();
    }

    /// <summary>A service was down, or a promise out of an agreement was broken: when it is closed its credits and claims are computed.</summary>
    public bool MayCostMoney => NetworkId is not null && (this is { Kind: TicketKind.Incident, WasDown: true } || Clocks.Exists(c => c is { WasBreached: true, AgreementId: not null, Kind: not ClockKind.TierRestore }));

    /// <summary>A clock of a closed ticket was put right: what it costs is settled anew. Nothing while it is not closed, for closing settles it.</summary>
    internal IEnumerable<DueWork> SettleAgain(Instant now) => State == TicketState.Closed && NetworkId is not null ? [FailureClosed.SettleAgain(Id, Reference, Version, now)] : [];

    /// <summary>Something that hangs on it was added: whoever read it before must read it again.</summary>
    public void IsChanged() => Touch();

    /// <summary>The same happened to each of these clocks that still runs or stands.</summary>
    /// <param name="kinds">Null for all.</param>
    public void Note(ClockEvent what, Instant at, Instant now, Func<Guid?, BusinessCalendar> hours, IReadOnlyCollection<ClockKind>? kinds = null, string? reason = null, string? waitingOn = null, string? evidence = null)
    {
        foreach (var clock in Clocks.Where(c => (kinds is null || kinds.Contains(c.Kind)) && Applies(what, c)))
            clock.Note(new ClockFact(what, Instant.Max(at, clock.StartedAt), now, Reason: reason, WaitingOn: waitingOn, Evidence: evidence), hours);
        Rank();
        Touch();
    }

    /// <summary>Every clock that waiting on that side stops stands still from now on; answers whether a customer's does.</summary>
    public bool Pause(PartyKind on, Instant now, Func<Guid?, BusinessCalendar> hours, string reason, string waitingOn, string? evidence)
    {
        var still = Clocks.Where(c => c.FollowsWaiting && c.PausesFor(on) && c.StoppedAt is null).ToList();
        foreach (var clock in still) clock.Note(new ClockFact(ClockEvent.Paused, Instant.Max(now, clock.StartedAt), now, Reason: reason, WaitingOn: waitingOn, Evidence: evidence), hours);
        Rank();
        Touch();
        return still.Any(c => c.IsCustomers);
    }

    /// <summary>It came back: what stopped when it was resolved runs again; what had ended by itself before, as a provider's who gave it back, does not.</summary>
    /// <param name="resolved">When it was recorded as resolved.</param>
    public void RunAgain(Instant resolved, Instant now, Func<Guid?, BusinessCalendar> hours)
    {
        foreach (var clock in Clocks.Where(c => Applies(ClockEvent.Reopened, c) && c.StoppedSince(resolved))) clock.Note(new ClockFact(ClockEvent.Reopened, now, now), hours);
        Rank();
        Touch();
    }

    static bool Applies(ClockEvent what, TicketClock clock) => what switch
    {
        // answering is a promise of its own: nothing that happens later can break or mend it
        ClockEvent.Reopened => clock.StoppedAt is not null && clock.Kind is not ClockKind.CustomerRespond,
        ClockEvent.Resumed => clock.IsPaused && clock.StoppedAt is null,
        _ => clock.StoppedAt is null,
    };

    /// <summary>What stands in the way of giving it to a provider.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToOpenProviderClock() => ClockOf(ClockKind.ProviderRestore) is { StoppedAt: null }
        ? [.. ObstaclesToWork(), new("provider-clock-runs", $"{Reference} is with the provider already as {ProviderReference}. Close that first, or add a note.", "/theirReference")]
        : ObstaclesToWork();

    /// <summary>The provider has our report under this number; what they promised begins to run.</summary>
    public TicketClock OpenProviderClock(Guid providerId, string theirReference, TicketClock clock)
    {
        RuleException.ThrowIfAny(ObstaclesToOpenProviderClock());
        (ProviderId, ProviderReference) = (providerId, theirReference);
        Touch();
        return Promise(clock);
    }

    /// <summary>A promise changed: with the priority, with a renewed contract. What has accrued stays.</summary>
    public void ChangeTerms(ClockKind kind, int minutes, Guid? calendarId, Instant now, Func<Guid?, BusinessCalendar> hours, string reason)
    {
        foreach (var clock in Clocks.Where(c => c.Kind == kind && c.StoppedAt is null))
            clock.Note(new ClockFact(ClockEvent.TermsChanged, Instant.Max(now, clock.StartedAt), now, Duration.FromMinutes(minutes), calendarId, reason), hours);
        Rank();
        Touch();
    }

    /// <summary>The agreement of one clock was changed or renewed while it runs: from that instant it counts by the new terms.</summary>
    public void GoOnBy(TicketClock clock, int minutes, Guid? calendarId, Instant from, Instant now, Func<Guid?, BusinessCalendar> hours, string reason)
    {
        var at = Instant.Max(Instant.Max(from, clock.StartedAt), clock.LastTerms()?.At ?? clock.StartedAt);
        clock.Note(new ClockFact(ClockEvent.TermsChanged, at, now, Duration.FromMinutes(minutes), calendarId, reason), hours);
        Rank();
        Touch();
    }

    /// <summary>A fact of a clock was noted wrong: this one stands in for it.</summary>
    public void Correct(TicketClock clock, ClockFact fact, Func<Guid?, BusinessCalendar> hours)
    {
        clock.Note(fact, hours);
        Rank();
        Touch();
    }

    /// <summary>Notes announced maintenance on every clock whose agreement does not count it, once; takes it back where it does not hold any more.</summary>
    /// <param name="notice">How long before it must have been announced, by the agreement of a clock; null where it counts.</param>
    /// <returns>The clocks that are due at another instant since, with the one before.</returns>
    internal IReadOnlyList<(TicketClock Clock, Instant? Before)> Heed(MaintenanceWindow window, Func<TicketClock, Duration?> notice, Func<Guid?, BusinessCalendar> hours, Instant now)
    {
        var moved = new List<(TicketClock, Instant?)>();
        if (window.NetworkId != NetworkId || (window.ServiceId is not null && window.ServiceId != ServiceId)) return moved;
        foreach (var clock in Clocks.Where(c => c.StoppedAt is null && c.Kind is ClockKind.CustomerRestore or ClockKind.CustomerResolve or ClockKind.ProviderRestore or ClockKind.PartnerRestore))
        {
            var noted = clock.Maintenance(window.Reference);
            var holds = window.Until > clock.StartedAt && window.IsExcluded(notice(clock), clock.OwedById);
            if (holds ? noted?.Until == window.Until : noted is null) continue;
            var before = clock.DueAt;
            clock.Note(holds ? new ClockFact(ClockEvent.Maintenance, window.From, now, Reason: window.Words, Evidence: window.Reference, Corrects: noted?.Id, Until: window.Until) : new ClockFact(ClockEvent.Withdrawn, now, now, Reason: window.CancelledWhy, Corrects: noted!.Id), hours);
            if (clock.DueAt != before) moved.Add((clock, before));
        }
        if (moved.Count > 0) Rank();
        if (moved.Count > 0) Touch();
        return moved;
    }

    void Rank() => RunsOutAt = IsOpen
        ? Clocks.Where(c => c.IsCustomers && c.StoppedAt is null && c.DueAt is not null).Select(c => c.DueAt!.Value).DefaultIfEmpty(NeverRunsOut).Min()
        : NeverRunsOut;
}
