using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>Adds a person of ours, of a partner, a provider or a customer, with or without a way to sign in.</summary>
public sealed class AddPerson(ThroughlineDb db, UserManager<Account> accounts, CurrentUser user, IClock clock)
{
    /// <param name="Password">An initial password for the person to change; without one no account is made: send a link instead.</param>
    public sealed record Input(
        [property: AtMost(200)] string Name,
        [property: AtMost(200), Words("Company")] string Organisation,
        IReadOnlyList<Role> Roles,
        [property: AtMost(254), Words("E-mail")] string? Email = null,
        [property: AtMost(40)] string? Phone = null,
        [property: AtMost(120), Words("Job")] string? JobTitle = null,
        [property: AtMost(60)] string? Region = null,
        [property: Between(1, 3)] int? Tier = null,
        [property: AtMost(120)] string? Team = null,
        IReadOnlyList<string>? Languages = null,
        [property: AtMost(200), Words("Initial password")] string? Password = null);

    public async Task<Person> Run(Input input)
    {
        var obstacles = new List<Obstacle>();
        var company = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Name == input.Organisation || o.Id == Ids.Of(input.Organisation));
        var roles = input.Roles.Aggregate(Role.None, (all, r) => all | r);
        if (company is null) obstacles.Add(new("no-such-company", $"There is no company “{input.Organisation}”. Add it first, or write its name as it is in the list.", "/organisation"));
        else obstacles.AddRange(PersonRoles.ObstaclesToGive(roles, Role.None, company.Side, company.Name, user.IsSystem ? Role.Administrator : user.Roles));
        if (input.Email is { } email)
        {
            if (await db.ObstacleToGive(email) is { } taken) obstacles.Add(taken);
        }
        else if (input.Password is not null)
        {
            obstacles.Add(new("no-address", "Who signs in needs an e-mail address. Give one, or leave the password out.", "/email"));
        }
        if (input.Password is { } password) obstacles.AddRange(await accounts.ObstaclesToPassword(password));
        var team = input.Team is null ? null : await db.Teams.AsNoTracking().Where(t => t.Name == input.Team).Select(t => (Guid?)t.Id).FirstOrDefaultAsync();
        if (input.Team is not null && team is null) obstacles.Add(new("no-such-team", $"There is no team “{input.Team}”.", "/team"));
        RuleException.ThrowIfAny(obstacles);

        var person = new Person(company!.Id, input.Name, input.Email, roles, input.Region ?? "") { Phone = input.Phone, JobTitle = input.JobTitle, Tier = input.Tier, TeamId = team };
        if (input.Languages is { Count: > 0 } languages) person.Speak([.. languages.SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]);
        await db.InTransaction(async () =>
        {
            db.People.Add(person);
            db.Facts.Add(Fact.Of(new PersonAdded(person.Id, person.Name, company.Name, roles), null, user.Id, clock.Now()));
            await db.SaveChangesAsync();
            if (input.Password is not null) await accounts.AddFor(person, input.Password);
        });
        return person;
    }
}
