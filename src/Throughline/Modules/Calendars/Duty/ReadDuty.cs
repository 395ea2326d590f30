using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Who is on duty now and in the next 14 days, team by team, and when nobody is.</summary>
public sealed record DutyModel(IReadOnlyList<DutyTeam> Teams, IReadOnlyList<string> People, Instant Now, string Zone, bool MayChange)
{
    public int Gaps => Teams.Sum(t => t.Gaps.Count);
}

/// <summary>A team's duty.</summary>
/// <param name="Href">Page of its rota; null when it has none.</param>
/// <param name="Turns">The next 14 days without a hole; a turn of nobody has no name.</param>
/// <param name="Gaps">Each in a sentence.</param>
public sealed record DutyTeam(Guid Id, string Name, string Region, string? Manager, string? Href, string? Phone, int Layers, DutyShift? Now, IReadOnlyList<DutyShift> Turns, IReadOnlyList<DutyHole> Gaps)
{
    public bool HasRota => Href is not null;
}

/// <summary>A stretch of duty.</summary>
public sealed record DutyShift(Instant From, Instant To, string? Name, string? Phone);

/// <summary>A time of nobody: <c>nobody from … to …, 14 h, because Callum Price is away</c>.</summary>
public sealed record DutyHole(Instant From, Instant To, string Words);

/// <summary>Reads the duty page.</summary>
public sealed class ReadDuty(ThroughlineDb db, RotasWithLeave withLeave, DutyGaps gaps, CurrentUser user, IClock clock)
{
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
        var known = await withLeave.Of(rows.Select(r => r.Definition).OfType<string>());
        var holes = (await gaps.Of(null, now, now + DutyGaps.Ahead)).ToLookup(g => g.TeamId);
        var possible = await db.OnDutyPossible().Select(p => p.Name).ToListAsync();
        var ids = known.Values.SelectMany(RotasWithLeave.PeopleOf).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Phone }).ToDictionaryAsync(p => p.Id);

        var teams = rows.Select(row =>
        {
            DutyShift Shift(DutyTurn turn) => Ids.Of(turn.User) is { } id && people.TryGetValue(id, out var person)
                ? new DutyShift(turn.From, turn.To, person.Name, person.Phone) : new DutyShift(turn.From, turn.To, null, null);
            var turns = row.Definition is null ? [] : known[row.Definition].Timeline(now, now + DutyGaps.Ahead).Select(Shift).ToList();
            return new DutyTeam(row.Id, row.Name, row.Region, row.Manager, row.Definition is null ? null : RotaReferences.AddressOf(row.Name), row.Phone, row.Definition is null ? 0 : known[row.Definition].Definition.Layers.Count,
                turns.FirstOrDefault(t => t.Name is not null && t.From <= now), turns, [.. holes[row.Id].Select(g => new DutyHole(g.From, g.To, g.Words(user.Zone)))]);
        }).ToList();
        return new DutyModel(teams, [.. possible.Order(StringComparer.Ordinal)], now, user.Zone, user.Holds(Keeping.ReadCalendars.Managing));
    }
}
