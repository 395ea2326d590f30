using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>A person with everything that the choice of an engineer and the routing of a ticket look at.</summary>
public sealed record PersonModel(
    Guid Id, string Name, string? JobTitle, string Organisation, PartyKind Side, Role Roles, string? Email, string? Phone, string Region, int? Tier, string? Team,
    IReadOnlyList<string> Languages, IReadOnlyList<SkillLine> Skills, IReadOnlyList<LeaveLine> Leave, bool HasAccount, Instant? DisabledAt, int Version,
    IReadOnlyList<Obstacle> ToDisable, bool MayManage, bool IsMe, Guid? CalendarId, string? Calendar, IReadOnlyList<Ui.Option> Calendars, bool MayEndDevices) : IVersioned;

/// <summary>Something the person can do.</summary>
public sealed record SkillLine(string Name, int Level, LocalDate? LastUsed);

/// <summary>Days the person does not work.</summary>
public sealed record LeaveLine(LocalDate From, LocalDate To, string Reason);

/// <summary>Reads one person.</summary>
public sealed class ReadPerson(ThroughlineDb db, DisablePerson disable, IEnumerable<INameCalendars> named, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person);

    public async Task<PersonModel> Run(Input input)
    {
        var person = await db.People.AsNoTracking().One(input.Person);
        var company = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == person.OrganisationId);
        var today = clock.Now().DateIn(user.Zone);
        var manages = user.Holds(Role.Manager | Role.Administrator);
        var calendars = new List<(Guid Id, string Name)>();
        foreach (var names in named) calendars.AddRange(await names.All());
        return new PersonModel(person.Id, person.Name, person.JobTitle, company.Name, company.Side, person.Roles, person.Email, person.Phone, person.Region, person.Tier,
            person.TeamId is { } team ? await db.Teams.AsNoTracking().Where(t => t.Id == team).Select(t => t.Name).SingleOrDefaultAsync() : null,
            person.Languages, [.. person.Skills.OrderByDescending(s => s.Level).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => new SkillLine(s.Name, s.Level, s.LastUsed))],
            [.. person.Leave.Where(l => l.To >= today).OrderBy(l => l.From).Select(l => new LeaveLine(l.From, l.To, l.Reason))],
            await db.Users.AnyAsync(a => a.PersonId == person.Id), person.DisabledAt, person.Version,
            manages && person.IsActive ? await disable.ObstaclesTo(person) : [], manages, person.Id == user.Id,
            person.CalendarId, calendars.Where(c => c.Id == person.CalendarId).Select(c => c.Name).FirstOrDefault(), [.. calendars.Select(c => new Ui.Option(c.Name, c.Name))], user.Holds(Role.Administrator));
    }
}
