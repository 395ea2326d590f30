using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Somebody on duty: who, by which number, until when (null: for as long as the rota is written).</summary>
public sealed record DutyPerson(Guid PersonId, string Name, string? Phone, Instant? Until);

/// <summary>Answers who of a team is on duty at an instant.</summary>
public sealed class WhoIsOnDuty(ThroughlineDb db)
{
    /// <summary>Null when the team has no rota, or nobody stands in it at the instant, or whoever does has left.</summary>
    public async Task<DutyPerson?> At(Guid teamId, Instant at)
    {
        var row = await (from r in db.DutyRotas.AsNoTracking() where r.TeamId == teamId join t in db.Teams on r.TeamId equals t.Id select new { r.Definition, r.Phone, t.DutyPhone }).SingleOrDefaultAsync();
        if (row is null || PersonAt(row.Definition, at) is not { } id) return null;
        var person = await db.People.AsNoTracking().Where(p => p.Id == id && p.DisabledAt == null).Select(p => new { p.Name, p.Phone }).SingleOrDefaultAsync();
        return person is null ? null : new DutyPerson(id, person.Name, row.Phone ?? row.DutyPhone ?? person.Phone, UntilOf(row.Definition, at));
    }

    /// <summary>The person that a rota's definition names at an instant.</summary>
    public static Guid? PersonAt(string definition, Instant at) => Guid.TryParse(DutyRota.Read(definition).OnCall(at), out var id) ? id : null;

    static Instant? UntilOf(string definition, Instant at)
    {
        var turns = DutyRota.Read(definition).Timeline(at, at + Duration.FromDays(31));
        return turns.Count > 1 ? turns[0].To : null;
    }
}
