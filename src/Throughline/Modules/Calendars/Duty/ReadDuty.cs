using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Who is on duty now and in the next 14 days, team by team, and when nobody is.</summary>
public sealed record DutyModel(IReadOnlyList<DutyTeam> Teams, IReadOnlyList<string> People, Instant Now, string Zone)
{
    public int Gaps => Teams.Sum(t => t.Gaps.Count);
}

/// <summary>A team's duty.</summary>
/// <param name="Turns">The next 14 days without a hole; a turn of nobody has no name.</param>
public sealed record DutyTeam(Guid Id, string Name, string Region, string? Manager, bool HasRota, string? Phone, DutyShift? Now, IReadOnlyList<DutyShift> Turns, IReadOnlyList<DutyShift> Gaps);

/// <summary>A stretch of duty.</summary>
public sealed record DutyShift(Instant From, Instant To, string? Name, string? Phone);

/// <summary>Reads the duty page.</summary>
public sealed class ReadDuty(ThroughlineDb db, CurrentUser user, IClock clock)
{
    static readonly Duration Ahead = Duration.FromDays(14);

    public sealed record Input(string? Team = null);

    public async Task<DutyModel> Run(Input input)
    {
        var now = clock.Now();
        var rows = await (
            from t in db.Teams.AsNoTracking()
            join r in db.DutyRotas on t.Id equals r.TeamId into rotas
            from r in rotas.DefaultIfEmpty()
            join m in db.People on t.ManagerId equals m.Id into managers
            from m in managers.DefaultIfEmpty()
            where input.Team == null || t.Name == input.Team || t.Id == Ids.Of(input.Team)
            orderby t.Name
            select new { t.Id, t.Name, t.Region, Manager = m == null ? null : m.Name, Definition = r == null ? null : r.Definition, Phone = r == null ? t.DutyPhone : r.Phone ?? t.DutyPhone }).ToListAsync();
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && p.Tier != null).Select(p => new { p.Id, p.Name, p.Phone }).ToDictionaryAsync(p => p.Id);

        var teams = rows.Select(row =>
        {
            // somebody who has left is nobody: the gap shows before it is needed
            DutyShift Shift(DutyTurn turn) => Guid.TryParse(turn.User, out var id) && people.TryGetValue(id, out var person)
                ? new DutyShift(turn.From, turn.To, person.Name, person.Phone) : new DutyShift(turn.From, turn.To, null, null);
            var turns = row.Definition is null ? [] : DutyRota.Read(row.Definition).Timeline(now, now + Ahead).Select(Shift).ToList();
            return new DutyTeam(row.Id, row.Name, row.Region, row.Manager, row.Definition is not null, row.Phone, turns.FirstOrDefault(t => t.Name is not null && t.From <= now), turns, [.. turns.Where(t => t.Name is null)]);
        }).ToList();
        return new DutyModel(teams, [.. people.Values.Select(p => p.Name).Order(StringComparer.Ordinal)], now, user.Zone);
    }
}
