using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Support.Routing;

/// <summary>Reads what routing needs.</summary>
public sealed class ReadStanding(ThroughlineDb db, RotasWithLeave withLeave)
{
    /// <param name="at">Whoever covers for the engineer then is asked in the engineer's place.</param>
    public async Task<Standing?> Of(IQueryable<Networks.Published.Network> networks, Instant at) => (await All(networks, at)).FirstOrDefault();

    /// <summary>The same for many networks at once.</summary>
    public async Task<List<Standing>> All(IQueryable<Networks.Published.Network> networks, Instant at)
    {
        var rows = await (
            from n in networks.AsNoTracking()
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
            select new
            {
                n.Id, n.Number, n.Name, n.CustomerId, Customer = c.Name, n.EngineerId, Acting = acting, DisabledAt = e == null ? null : e.DisabledAt,
                Hours = own == null ? null : own.Definition, Zone = h == null ? null : h.Zone,
                Leave = e == null ? null : e.Leave.Select(l => new { l.From, l.To }).ToList(),
                TeamId = team == null ? (Guid?)null : team.Id, Rota = rota == null ? null : rota.Definition, ManagerId = team == null ? null : team.ManagerId,
            }).ToListAsync();
        var prepared = await withLeave.Of(rows.Select(r => r.Rota).OfType<string>());
        return [.. rows.DistinctBy(r => r.Id).Select(row => new Standing(row.Id, row.Number, row.Name, row.CustomerId, row.Customer, row.EngineerId, row.Acting, row.EngineerId is not null && row.DisabledAt is null,
            row.Hours, row.Zone ?? "Europe/London", row.Leave is null ? [] : [.. row.Leave.Select(l => (l.From, l.To))], row.TeamId, row.Rota is null ? null : prepared[row.Rota], row.ManagerId))];
    }
}
