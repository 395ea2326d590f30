using Throughline.Modules.Parties.People;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.Organisations;

/// <summary>Makes a team: people who share a region and a duty rota.</summary>
public sealed class AddTeam(ThroughlineDb db)
{
    public sealed record Input([property: AtMost(120)] string Name, [property: AtMost(60)] string Region, Guid? Manager = null, [property: AtMost(40), Words("Duty number")] string? DutyPhone = null);

    public async Task<Team> Run(Input input)
    {
        var obstacles = new List<Obstacle>();
        if (await db.Teams.AnyAsync(t => t.Name == input.Name)) obstacles.Add(new("name-taken", $"There is a team {input.Name} already.", "/name"));
        if (input.Manager is { } manager && !await db.People.AnyAsync(p => p.Id == manager && p.DisabledAt == null && (p.Roles & Role.Manager) != 0))
            obstacles.Add(new("not-a-manager", "A team is led by an active person with the role manager. Give the role first.", "/manager"));
        RuleException.ThrowIfAny(obstacles);
        var team = new Team(input.Name, input.Region, input.Manager) { DutyPhone = input.DutyPhone };
        db.Teams.Add(team);
        await db.SaveChangesAsync();
        return team;
    }
}

/// <summary>Puts a person into a team, in place of the one before.</summary>
public sealed class JoinTeam(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person, [property: AtMost(120)] string? Team = null);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == input.Person) ?? throw new NotFoundException("The person");
        expected.Check(person);
        var team = input.Team is null ? null : await db.Teams.AsNoTracking().Where(t => t.Name == input.Team || t.Id == Ids.Of(input.Team)).Select(t => new { t.Id, t.Name }).FirstOrDefaultAsync()
            ?? throw new RuleException("no-such-team", $"There is no team “{input.Team}”.", "/team");
        if (team?.Id == person.TeamId) return person;
        var before = await db.Teams.AsNoTracking().Where(t => t.Id == person.TeamId).Select(t => t.Name).SingleOrDefaultAsync();
        person.TeamId = team?.Id;
        db.Facts.Add(Fact.Of(new TeamJoined(person.Id, person.Name, team?.Name, before), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return person;
    }
}
