using System.Globalization;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Networks.Published;

/// <summary>In which capacity somebody answers for a network now.</summary>
public enum AnsweringAs
{
    Holder,
    Acting,
    Duty,
    Nobody,
}

/// <summary>One who could answer, with what decides it: working hours by zone, leave today.</summary>
/// <param name="Own">The calendar they work by; null for office hours of the zone.</param>
public sealed record Answerer(Guid Id, string Name, string? Phone, string Zone, LocalDate? OnLeaveUntil = null, BusinessCalendar? Own = null)
{
    /// <summary>When they are at work.</summary>
    public BusinessCalendar Hours => Own ?? WorkingHours.In(Zone);

    public string First => Name.Split(' ')[0];
}

/// <summary>Who answers for a network at an instant: the holder in their hours, whoever covers for them, else the duty engineer. The holder stays accountable in every case.</summary>
/// <param name="Sentence">As the strip says it: <c>Maja, until 17:30</c>.</param>
public sealed record Answering(AnsweringAs As, Guid? PersonId, string? Name, string? Phone, Instant? Until, string Sentence)
{
    /// <param name="covered">Who acts for the holder now, and until when; null without cover.</param>
    /// <param name="duty">Who is on duty now; null when nobody is.</param>
    /// <param name="zone">The zone in which the sentence is read.</param>
    public static Answering At(Instant at, Answerer? holder, (Answerer By, Instant Until)? covered, OnDuty? duty, string zone)
    {
        var acting = holder is not null && covered is { } c ? $"acting: {c.By.Name} for {holder.Name} until {Short(c.Until, at, zone)}" : null;
        var who = covered?.By ?? holder;
        if (who is { OnLeaveUntil: null, Hours: var hours } && hours.IsOpen(at))
        {
            var until = hours.OpenBetween(at, at + Duration.FromDays(1)).First().End;
            return new(acting is null ? AnsweringAs.Holder : AnsweringAs.Acting, who.Id, who.Name, who.Phone, until, acting ?? $"{who.First}, until {Short(until, at, zone)}");
        }
        var away = who?.OnLeaveUntil is { } back ? $"{who.First} is on leave until {back.ToString("d MMM", CultureInfo.InvariantCulture)}" : acting;
        if (duty is not null)
        {
            var sentence = $"{duty.Name}, on duty{(duty.Until is { } end ? $" until {Short(end, at, zone)}" : "")}";
            return new(AnsweringAs.Duty, duty.PersonId, duty.Name, duty.Phone, duty.Until, away is null ? sentence : $"{sentence}; {away}");
        }
        if (who is null) return new(AnsweringAs.Nobody, null, null, null, null, "Nobody yet");
        var next = who.OnLeaveUntil is { } last ? Times.ZoneOf(who.Zone).AtStartOfDay(last.PlusDays(1)).ToInstant() : at;
        var opens = who.Hours.NextOpen(next);
        return new(AnsweringAs.Nobody, null, null, null, opens, $"Nobody on duty; {who.First} is back {(opens is { } then ? Short(then, at, zone) : "later")}");
    }

    /// <summary>The time alone on the same day, with the weekday within a week, else the date.</summary>
    static string Short(Instant then, Instant now, string zone)
    {
        var local = then.InZone(Times.ZoneOf(zone));
        var days = Period.DaysBetween(now.DateIn(zone), local.Date);
        return local.ToString(days == 0 ? "HH:mm" : days < 7 ? "ddd HH:mm" : "d MMM", CultureInfo.InvariantCulture);
    }
}

/// <summary>Finds who answers for a network: what routes a ticket and fills the strip.</summary>
public sealed class AnsweringNow(ThroughlineDb db, WorkingCalendars calendars, IEnumerable<IWhoIsOnDuty> duties)
{
    /// <param name="zone">The zone in which the sentence is read.</param>
    public async Task<(Answering Answering, OnDuty? Duty)> For(Guid networkId, Instant at, string zone)
    {
        var network = await db.Networks.AsNoTracking().IgnoreQueryFilters().Where(n => n.Id == networkId).Select(n => new { n.EngineerId, n.TeamId }).SingleAsync();
        return await For(networkId, network.EngineerId, network.TeamId, at, zone);
    }

    internal async Task<(Answering Answering, OnDuty? Duty)> For(Guid networkId, Guid? engineer, Guid? team, Instant at, string zone)
    {
        OnDuty? duty = null;
        foreach (var rota in duties) duty ??= await rota.At(team, at);
        if (duty is null && team is not null)
            duty = await Phone.Row(db, team.Value);
        if (engineer is not { } id) return (Answering.At(at, null, null, duty, zone), duty);
        var cover = await CoverOf.Row(db, id, networkId, at);
        var people = await Answerers(cover is null ? [id] : [id, cover.ActingId], at);
        return (Answering.At(at, people[id], cover is null ? null : (people[cover.ActingId], cover.Until), duty, zone), duty);
    }

    static readonly KnownQuery<Guid, OnDuty> Phone = new((db, team) => db.Teams.AsNoTracking().Where(t => t.Id == team && t.DutyPhone != null).Select(t => new OnDuty(null, t.Name, t.DutyPhone, null)));

    static readonly KnownQuery<Guid, Guid, Instant, Cover> CoverOf = new((db, engineer, network, at) => db.Covers.AsNoTracking()
        .Where(c => c.EngineerId == engineer && (c.NetworkId == null || c.NetworkId == network) && c.From <= at && at < c.Until)
        .OrderByDescending(c => c.NetworkId != null).ThenByDescending(c => c.From).Take(1));

    sealed record Row(Guid Id, string Name, string? Phone, Guid? CalendarId, string Zone, List<Days> Leave);

    sealed record Days(LocalDate From, LocalDate To);

    static readonly KnownQuery<Guid[], Row> People = new((db, ids) =>
        from p in db.People.AsNoTracking()
        join o in db.Organisations.AsNoTracking() on p.OrganisationId equals o.Id
        where ids.Contains(p.Id)
        select new Row(p.Id, p.Name, p.Phone, p.CalendarId, o.Zone, p.Leave.Select(l => new Days(l.From, l.To)).ToList()));

    async Task<Dictionary<Guid, Answerer>> Answerers(Guid[] ids, Instant at)
    {
        var rows = await People.Rows(db, ids);
        var own = await calendars.Of(rows.Select(r => r.CalendarId).OfType<Guid>());
        return rows.ToDictionary(r => r.Id, r =>
        {
            var today = at.DateIn(r.Zone);
            return new Answerer(r.Id, r.Name, r.Phone, r.Zone, r.Leave.Where(l => l.From <= today && today <= l.To).Select(l => (LocalDate?)l.To).Max(), r.CalendarId is { } calendar ? own.GetValueOrDefault(calendar) : null);
        });
    }
}
