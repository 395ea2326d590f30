using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>Ends a person's sessions, tokens and rights at once; refused while they hold something that somebody else must take first.</summary>
public sealed class DisablePerson(ThroughlineDb db, IEnumerable<IDisableGate> gates, UserManager<Account> accounts, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(string Person);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id.ToString() == input.Person || p.Email == input.Person) ?? throw new NotFoundException("The person");
        expected.Check(person);
        var obstacles = new List<Obstacle>();
        if (person.Id == user.Id) obstacles.Add(new("oneself", "You cannot disable yourself. Ask another administrator."));
        if (!person.IsActive) obstacles.Add(new("disabled-already", $"{person.Name} is disabled already."));
        foreach (var gate in gates) obstacles.AddRange(await gate.ObstaclesToLeaving(person, Role.None));
        RuleException.ThrowIfAny(obstacles);

        person.Disable(clock.Now());
        db.Facts.Add(Fact.Of(new PersonDisabled(person.Id, person.Name), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        if (await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id) is { } account) await accounts.UpdateSecurityStampAsync(account);
        return person;
    }
}

/// <summary>A person can no longer sign in.</summary>
public sealed record PersonDisabled(Guid PersonId, string Name) : Happening
{
    public override string Sentence => $"{Name} can no longer sign in.";
    public override Guid? Subject => PersonId;
}
