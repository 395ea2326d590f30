using System.Globalization;
using System.Text;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>A rota with the team it belongs to.</summary>
sealed record TeamRota(DutyRota Rota, Team Team)
{
    public string Href => RotaReferences.AddressOf(Team.Name);

    public IReadOnlyList<Obstacle> ObstaclesToSwap(RotaOverride swap, CurrentUser by) => Rota.ObstaclesToSwap(swap, by.Id, by.IsSystem || by.Holds(Keeping.ReadCalendars.Managing) || Team.ManagerId == by.Id, Team.Name);
}

/// <summary>Finds teams, rotas and people on duty by what people call them.</summary>
static class RotaReferences
{
    /// <param name="named">Id or name of the team, its name as it stands in an address, or the id of the rota.</param>
    public static async Task<TeamRota> OneRota(this ThroughlineDb db, string named)
    {
        var team = await db.FindTeam(named);
        var id = Ids.Of(named);
        var rota = await db.DutyRotas.SingleOrDefaultAsync(r => team == null ? r.Id == id : r.TeamId == team.Id)
            ?? throw (team is null ? new NotFoundException($"The rota {named}") : new RuleException("no-rota", $"The team {team.Name} has no rota yet. Make one first.", "/rota"));
        return new TeamRota(rota, team ?? await db.Teams.AsNoTracking().SingleAsync(t => t.Id == rota.TeamId));
    }

    public static async Task<Team?> FindTeam(this ThroughlineDb db, string named)
    {
        var id = Ids.Of(named);
        if (await db.Teams.AsNoTracking().FirstOrDefaultAsync(t => t.Name == named || t.Id == id) is { } team) return team;
        return (await db.Teams.AsNoTracking().OrderBy(t => t.Name).ToListAsync()).Find(t => Slug(t.Name) == named);
    }

    public static string AddressOf(string team) => $"/duty/rotas/{Uri.EscapeDataString(Slug(team))}";

    /// <summary>Active engineers, support and managers of ours: those who can be on duty.</summary>
    public static IQueryable<Person> OnDutyPossible(this ThroughlineDb db) =>
        from p in db.People.AsNoTracking()
        join o in db.Organisations on p.OrganisationId equals o.Id
        where o.Side == PartyKind.Us && p.DisabledAt == null && (p.Roles & Roles.Technical) != 0
        select p;

    /// <summary>The people of names or ids in their order; a name may lack its marks. Who cannot be on duty is added to the obstacles.</summary>
    public static async Task<IReadOnlyList<Person>> PeopleOnDuty(this ThroughlineDb db, IEnumerable<string> names, string pointer, List<Obstacle> obstacles)
    {
        var possible = await db.OnDutyPossible().Include(p => p.Leave).ToListAsync();
        var found = new List<Person>();
        foreach (var name in names.SelectMany(n => n.Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var person = possible.Find(p => p.Id == Ids.Of(name) || p.Name == name) ?? (possible.Where(p => Plain(p.Name) == Plain(name)).ToList() is [var only] ? only : null);
            if (person is not null) found.Add(person);
            else obstacles.Add(new("cannot-be-on-duty", $"{name} cannot be on duty: only active engineers, support and managers can. Name one of {string.Join(", ", possible.Select(p => p.Name).Order(StringComparer.Ordinal).Take(12))}.", pointer));
        }
        return found;
    }

    static string Slug(string name) => string.Join('-', string.Concat(Plain(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Plain(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
