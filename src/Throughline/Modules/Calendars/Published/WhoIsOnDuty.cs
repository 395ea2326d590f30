using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Somebody on duty: who, by which number, until when (null: for as long as the rota is written).</summary>
public sealed record DutyPerson(Guid PersonId, string Name, string? Phone, Instant? Until);

/// <summary>Answers who of a team is on duty at an instant.</summary>
public sealed class WhoIsOnDuty(ThroughlineDb db, RotasWithLeave rotas)
{
    // the frame of a page and the page ask for the same team: read once while one request is answered
    readonly Dictionary<Guid, OfTeam?> known = [];

    sealed record OfTeam(Rota Rota, string? Phone, Dictionary<Guid, (string Name, string? Phone)?> People);

    /// <summary>Null when the team has no rota, or nobody stands in it at the instant, or whoever does is on leave or has left.</summary>
    public async Task<DutyPerson?> At(Guid teamId, Instant at)
    {
        if (!known.TryGetValue(teamId, out var team)) known[teamId] = team = await Read(teamId);
        if (team is null || Ids.Of(team.Rota.OnCall(at)) is not { } id) return null;
        if (!team.People.TryGetValue(id, out var person))
        {
            var row = await Who.Row(db, id);
            team.People[id] = person = row is null ? null : (row.Name, row.Phone);
        }
        return person is { } found ? new DutyPerson(id, found.Name, team.Phone ?? found.Phone, UntilOf(team.Rota, at)) : null;
    }

    /// <summary>The teams that have a rota, by name.</summary>
    public Task<List<Guid>> Teams() => WithRota.Rows(db);

    static readonly KnownQuery<Guid> WithRota = new(db => db.DutyRotas.AsNoTracking().Join(db.Teams, r => r.TeamId, t => t.Id, (r, t) => t).OrderBy(t => t.Name).Select(t => t.Id));

    async Task<OfTeam?> Read(Guid teamId)
    {
        var row = await RotaOf.Row(db, teamId);
        return row is null ? null : new OfTeam((await rotas.Of([row.Definition]))[row.Definition], row.Phone, []);
    }

    sealed record Named(string Name, string? Phone);

    static readonly KnownQuery<Guid, Named> Who = new((db, person) => db.People.AsNoTracking().Where(p => p.Id == person && p.DisabledAt == null).Select(p => new Named(p.Name, p.Phone)));

    sealed record Written(string Definition, string? Phone);

    static readonly KnownQuery<Guid, Written> RotaOf = new((db, team) =>
        from r in db.DutyRotas.AsNoTracking() where r.TeamId == team join t in db.Teams on r.TeamId equals t.Id select new Written(r.Definition, r.Phone ?? t.DutyPhone));

    static Instant? UntilOf(Rota rota, Instant at)
    {
        var turns = rota.Timeline(at, at + Duration.FromDays(31));
        return turns.Count > 1 ? turns[0].To : null;
    }
}
