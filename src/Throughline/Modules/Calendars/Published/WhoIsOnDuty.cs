using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Somebody on duty: who, by which number, until when (null: for as long as the rota is written).</summary>
public sealed record DutyPerson(Guid PersonId, string Name, string? Phone, Instant? Until);

/// <summary>Answers who of a team is on duty at an instant.</summary>
public sealed class WhoIsOnDuty(ThroughlineDb db, RotasWithLeave rotas)
{
    /// <summary>Null when the team has no rota, or nobody stands in it at the instant, or whoever does is on leave or has left.</summary>
    public async Task<DutyPerson?> At(Guid teamId, Instant at)
    {
        var row = await (from r in db.DutyRotas.AsNoTracking() where r.TeamId == teamId join t in db.Teams on r.TeamId equals t.Id select new { r.Definition, r.Phone, t.DutyPhone }).SingleOrDefaultAsync();
        if (row is null) return null;
        var rota = (await rotas.Of([row.Definition]))[row.Definition];
        if (Ids.Of(rota.OnCall(at)) is not { } id) return null;
        var person = await db.People.AsNoTracking().Where(p => p.Id == id && p.DisabledAt == null).Select(p => new { p.Name, p.Phone }).SingleOrDefaultAsync();
        return person is null ? null : new DutyPerson(id, person.Name, row.Phone ?? row.DutyPhone ?? person.Phone, UntilOf(rota, at));
    }

    static Instant? UntilOf(Rota rota, Instant at)
    {
        var turns = rota.Timeline(at, at + Duration.FromDays(31));
        return turns.Count > 1 ? turns[0].To : null;
    }
}
