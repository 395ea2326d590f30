using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>Ends every session and token of a person at once. Refused while networks would be left without an engineer: all modules are asked.</summary>
public sealed class DisablePerson(ThroughlineDb db, UserManager<Account> accounts, IEnumerable<IDisableGate> gates, IEnumerable<IWhenLeaveChanged> told, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Person">Id or e-mail address.</param>
    public sealed record Input(string Person, [property: AtMost(500)] string? Reason = null);

    /// <summary>Everything that stands in the way, from all modules at once.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Person person)
    {
        var all = new List<Obstacle>();
        if (person.Id == user.Id) all.Add(new("oneself", "You would lock yourself out. Ask another administrator or manager."));
        if (person.Holds(Role.Administrator))
        {
            all.AddRange(await ObstaclesToLose(db, person));
            if (!user.IsSystem && !user.Holds(Role.Administrator)) all.Add(new("administrator-only", $"{person.Name} is an administrator: only another one can disable them."));
        }
        foreach (var gate in gates) all.AddRange(await gate.ObstaclesToLeaving(person, Role.None));
        return all;
    }

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == Ids.Of(input.Person) || p.Email == input.Person) ?? throw new NotFoundException("The person");
        expected.Check(person);
        if (!person.IsActive) throw new RuleException("disabled-already", $"{person.Name} is disabled already.");
        RuleException.ThrowIfAny(await ObstaclesTo(person));
        var now = clock.Now();
        await db.InTransaction(async () =>
        {
            person.Disable(now);
            db.Facts.Add(Fact.Of(new PersonDisabled(person.Id, person.Name, input.Reason), null, user.Id, now));
            foreach (var token in await db.ApiTokens.Where(t => t.PersonId == person.Id && t.RevokedAt == null).ToListAsync()) token.Revoke(now);
            foreach (var one in told) await one.LeaveChanged(person, now);
            await db.SaveChangesAsync();
            // a cookie taken before must not come back to life when the person is enabled again
            if (await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id) is { } account) await accounts.UpdateSecurityStampAsync(account);
        });
        return person;
    }

    /// <summary>An installation without an administrator could not be helped from inside.</summary>
    internal static async Task<IReadOnlyList<Obstacle>> ObstaclesToLose(ThroughlineDb db, Person administrator) =>
        await db.People.AnyAsync(p => p.Id != administrator.Id && p.DisabledAt == null && (p.Roles & Role.Administrator) != 0)
            ? [] : [new("last-administrator", $"{administrator.Name} is the only administrator. Make another one first.", "/roles")];
}

/// <summary>Lets a person sign in again; tokens stay revoked.</summary>
public sealed class EnablePerson(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        if (person.IsActive) return person;
        person.Enable();
        db.Facts.Add(Fact.Of(new PersonEnabled(person.Id, person.Name), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return person;
    }
}
