using System.Data.Common;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Support.Routing;

/// <summary>Reads what routing needs: one query in the engineer's hours, and the leave of those in the rota outside them.</summary>
public sealed class ReadStanding(ThroughlineDb db, RotasWithLeave withLeave)
{
    /// <param name="reference">N-1042 or the id.</param>
    /// <param name="at">Whoever covers for the engineer then is asked in the engineer's place.</param>
    public async Task<Standing?> Of(string reference, Instant at) => (await All([reference], at)).FirstOrDefault();

    /// <summary>The same for many networks at once.</summary>
    public async Task<List<Standing>> All(IReadOnlyCollection<string> references, Instant at)
    {
        var all = new List<(Standing Standing, string? Rota)>();
        var seen = new HashSet<Guid>();
        foreach (var row in await Standings.Rows(db, await db.Networks.NumbersOf(references), at))
            if (seen.Add(row.Id))
                all.Add((new Standing(row.Id, row.Number, row.Name, row.CustomerId, row.Customer, row.EngineerId, row.Acting, row.EngineerId is not null && row.DisabledAt is null,
                    row.Hours, row.Zone ?? "Europe/London", row.Leave ?? [], row.TeamId, null, row.ManagerId), row.Rota));
        // in the engineer's hours no rota is asked
        var asked = all.Where(s => s.Rota is not null && TicketRoute.InHours(s.Standing, at) is null).Select(s => s.Rota!).ToList();
        if (asked.Count == 0) return [.. all.Select(s => s.Standing)];
        var rotas = await withLeave.Of(asked);
        return [.. all.Select(s => s.Rota is not null && rotas.TryGetValue(s.Rota, out var rota) ? s.Standing with { Rota = rota } : s.Standing)];
    }

    /// <summary>What <see cref="All"/> is going to ask of networks by these numbers.</summary>
    internal DbCommand Question(long[] numbers, Instant at) => Standings.Question(db, numbers, at);

    sealed record Row(
        Guid Id, long Number, string Name, Guid CustomerId, string Customer, Guid? EngineerId, Guid? Acting, Instant? DisabledAt,
        string? Hours, string? Zone, List<ValueTuple<LocalDate, LocalDate>>? Leave, Guid? TeamId, string? Rota, Guid? ManagerId);

    static readonly KnownQuery<long[], Instant, Row> Standings = new((db, numbers, at) =>
        from n in db.Networks.AsNoTracking()
        where numbers.Contains(n.Number)
        join c in db.Organisations on n.CustomerId equals c.Id
        let acting = db.Covers.Where(v => v.EngineerId == n.EngineerId && (v.NetworkId == null || v.NetworkId == n.Id) && v.From <= at && at < v.Until)
            .OrderByDescending(v => v.NetworkId != null).ThenByDescending(v => v.From).Select(v => (Guid?)v.ActingId).FirstOrDefault()
        join p in db.People on (acting ?? n.EngineerId) equals p.Id into engineers
        from e in engineers.DefaultIfEmpty()
        join o in db.Organisations on e.OrganisationId equals o.Id into houses
        from h in houses.DefaultIfEmpty()
        join k in db.WorkingCalendars on e.CalendarId equals k.Id into calendars
        from own in calendars.DefaultIfEmpty()
        join t in db.Teams on (n.TeamId ?? e.TeamId) equals t.Id into teams
        from team in teams.DefaultIfEmpty()
        join r in db.DutyRotas on team.Id equals r.TeamId into rotas
        from rota in rotas.DefaultIfEmpty()
        select new Row(
            n.Id, n.Number, n.Name, n.CustomerId, c.Name, n.EngineerId, acting, e == null ? null : e.DisabledAt,
            own == null ? null : own.Definition, h == null ? null : h.Zone,
            e == null ? null : e.Leave.Select(l => new ValueTuple<LocalDate, LocalDate>(l.From, l.To)).ToList(),
            team == null ? (Guid?)null : team.Id, rota == null ? null : rota.Definition, team == null ? null : team.ManagerId));
}
