using System.Data.Common;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Clocks;

/// <summary>Fetches the calendars that clocks count by, all in one reading.</summary>
public sealed class ClockHours(WorkingCalendars calendars)
{
    public Task<Func<Guid?, BusinessCalendar>> For(Ticket ticket, params Guid?[] more) => For(ticket.Clocks, more);

    public Task<Func<Guid?, BusinessCalendar>> For(IEnumerable<TicketClock> clocks, params Guid?[] more) => OfIds([.. clocks.SelectMany(c => c.CalendarIds), .. more.OfType<Guid>()]);

    public async Task<Func<Guid?, BusinessCalendar>> OfIds(IReadOnlyCollection<Guid> ids)
    {
        var known = ids.Count == 0 ? new Dictionary<Guid, BusinessCalendar>() : await calendars.Of(ids);
        return id => id is { } key ? known[key] : StandardHours.Always;
    }
}

/// <summary>A promise as it applies to one ticket: minutes to answer and to restore, by which hours, out of which agreement.</summary>
/// <param name="CalendarId">Null is day and night.</param>
/// <param name="MaintenanceNotice">How long before it begins maintenance must be announced not to count; null where it counts.</param>
/// <param name="Agreement">Null when no agreement covers it and our own targets hold.</param>
public sealed record Promised(int RespondMinutes, int RestoreMinutes, Guid? CalendarId, Guid? AgreementId, string? Agreement, ClockPauses Pauses = ClockPauses.WhoIsOwed,
    int? ResolveMinutes = null, ClockStart Starts = ClockStart.Reported, ClockStop Stops = ClockStop.Restored, Duration? MaintenanceNotice = null)
{
    /// <summary>Minutes and hours that a version promises to one kind of clock; null when it promises nothing of the kind.</summary>
    public static (int Minutes, Guid? CalendarId)? Of(AgreementTerms terms, ClockKind kind, int priority)
    {
        if (terms.TargetFor(priority) is not { } target) return null;
        int? minutes = kind switch { ClockKind.CustomerRespond => target.RespondMinutes, ClockKind.CustomerResolve => target.ResolveMinutes, ClockKind.Install => null, _ => target.RestoreMinutes };
        return minutes is { } m ? (m, target.DayAndNight ? null : terms.CalendarId) : null;
    }

    /// <summary>What we ask of ourselves where nothing was promised, by priority, day and night.</summary>
    public static Promised OfTheHouse(int priority) => priority switch
    {
        1 => new(15, 4 * 60, null, null, null),
        2 => new(30, 8 * 60, null, null, null),
        3 => new(4 * 60, 24 * 60, null, null, null),
        _ => new(8 * 60, 72 * 60, null, null, null),
    };
}

/// <summary>Finds what was promised for a priority of a network or one of its services.</summary>
public sealed class FindPromise(ThroughlineDb db)
{
    /// <param name="provider">The provider whose promise to us is asked for; null for ours to the customer.</param>
    public async Task<Promised?> For(Guid networkId, Guid? serviceId, int priority, Instant at, Guid? provider = null, Owes behind = Owes.ProviderToUs)
    {
        var owes = provider is null ? Owes.UsToCustomer : behind;
        return Best(await Terms([networkId], owes, provider), networkId, serviceId, priority, at);
    }

    /// <summary>Everything promised to the customers of these networks, for <see cref="Best"/> to choose from.</summary>
    public Task<List<Term>> ToCustomers(IReadOnlyCollection<Guid> networks) => Terms(networks, Owes.UsToCustomer, null);

    /// <summary>What <see cref="ToCustomers"/> is going to ask.</summary>
    internal DbCommand QuestionToCustomers(Guid[] networks) => Promises.Question(db, networks, Owes.UsToCustomer, null);

    /// <summary>What a tier owes the desk, by the operational-level agreement that holds; null without one.</summary>
    public async Task<Promised?> OfTier(int tier, int priority, Instant at)
    {
        var agreements = await db.Agreements.IgnoreQueryFilters(["internal"]).AsNoTracking().Whole().Where(a => a.Owes == Owes.TierToUs && a.Tier == tier).OrderByDescending(a => a.Number).ToListAsync();
        if (agreements.Find(a => a.IsInForceOn(at.DateIn(a.Zone))) is not { } agreement) return null;
        var terms = agreement.TermsOn(at.DateIn(agreement.Zone));
        return terms.TargetFor(priority) is { } target ? new Promised(target.RespondMinutes, target.RestoreMinutes, target.DayAndNight ? null : terms.CalendarId, agreement.Id, agreement.Reference, terms.ClockPauses) : null;
    }

    /// <summary>Until when a service was promised to be installed, in minutes of the agreement's working days; null when nothing is promised.</summary>
    /// <param name="owedBy">The provider or partner who promised it to us; null for our own promise.</param>
    public async Task<Promised?> ToInstall(Guid networkId, Guid? serviceId, Instant at, Guid? owedBy)
    {
        var agreements = await db.Agreements.IgnoreQueryFilters(["internal"]).AsNoTracking().Whole()
            .Where(a => (owedBy == null ? a.Owes == Owes.UsToCustomer : a.Owes != Owes.UsToCustomer && a.OrganisationId == owedBy) && a.Covers.Any(c => c.NetworkId == networkId && (c.ServiceId == null || c.ServiceId == serviceId))).OrderByDescending(a => a.Number).ToListAsync();
        foreach (var agreement in agreements.Where(a => a.IsInForceOn(at.DateIn(a.Zone))))
        {
            var terms = agreement.TermsOn(at.DateIn(agreement.Zone));
            if (terms.InstallDays is not { } days) continue;
            var day = terms.CalendarId is { } id ? TimeLength.DayOf(WorkingCalendar.Read(await db.WorkingCalendars.AsNoTracking().Where(c => c.Id == id).Select(c => c.Definition).SingleAsync())) : 1440;
            return new Promised(0, days * day, terms.CalendarId, agreement.Id, agreement.Reference, terms.ClockPauses);
        }
        return null;
    }

    /// <summary>The promise that holds for a ticket: of its service before that of the whole network, the newer agreement first.</summary>
    public static Promised? Best(IEnumerable<Term> terms, Guid networkId, Guid? serviceId, int priority, Instant at)
    {
        var inForce = terms.Where(t => t.NetworkId == networkId && (t.ServiceId is null || t.ServiceId == serviceId) && t.From <= at.DateIn(t.Zone) && (t.Until is null || at.DateIn(t.Zone) <= t.Until) && t.VersionFrom <= at.DateIn(t.Zone)).ToList();
        var found = inForce.Where(t => t.Priority == priority && t.Version == inForce.Where(o => o.AgreementId == t.AgreementId).Max(o => o.Version))
            .OrderBy(t => t.ServiceId is null).ThenByDescending(t => t.Number).FirstOrDefault();
        return found is null ? null : new Promised(found.RespondMinutes, found.RestoreMinutes, found.DayAndNight ? null : found.CalendarId, found.AgreementId, $"A-{found.Number:000}", found.Pauses, found.ResolveMinutes, found.Starts, found.Stops, found.MaintenanceNotice);
    }

    Task<List<Term>> Terms(IReadOnlyCollection<Guid> networks, Owes owes, Guid? provider) => Promises.Rows(db, [.. networks], owes, provider);

    // costs stay internal, what was promised does not: the filter is lifted for these columns only
    static readonly KnownQuery<Guid[], Owes, Guid?, Term> Promises = new((db, networks, owes, provider) =>
        from a in db.Agreements.IgnoreQueryFilters(new[] { "internal" }).AsNoTracking()
        from c in a.Covers
        from v in a.Terms
        from t in v.Targets
        where networks.Contains(c.NetworkId) && a.Owes == owes && (provider == null || a.OrganisationId == provider)
        select new Term(c.NetworkId, t.Priority, c.ServiceId, a.Id, a.Number, a.From, a.Until, a.Zone, v.Number, v.From, v.CalendarId, v.ClockPauses, v.ClockStarts, v.ClockStops, v.Excluded, v.MaintenanceNoticeHours, t.RespondMinutes, t.RestoreMinutes, t.ResolveMinutes, t.DayAndNight));

    /// <summary>A line of an agreement: what is promised for one priority of one network or service, and when the agreement holds.</summary>
    public sealed record Term(
        Guid NetworkId, int Priority, Guid? ServiceId, Guid AgreementId, long Number, LocalDate From, LocalDate? Until, string Zone,
        int Version, LocalDate VersionFrom, Guid? CalendarId, ClockPauses Pauses, ClockStart Starts, ClockStop Stops, Exclusions Excluded, int MaintenanceNoticeHours, int RespondMinutes, int RestoreMinutes, int? ResolveMinutes, bool DayAndNight)
    {
        internal Duration? MaintenanceNotice => Excluded.HasFlag(Exclusions.AnnouncedMaintenance) ? Duration.FromHours(MaintenanceNoticeHours) : null;
    }
}
