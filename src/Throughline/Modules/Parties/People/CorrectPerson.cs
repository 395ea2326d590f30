using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>Puts right how a person is called and reached, in place of what was noted before. Another e-mail address is another name to sign in with, and ends the sessions.</summary>
public sealed class CorrectPerson(ThroughlineDb db, UserManager<Account> accounts, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <summary>What is left out is noted as not known.</summary>
    public sealed record Input(
        Guid Person,
        [property: AtMost(200)] string Name,
        [property: AtMost(254), Words("E-mail")] string? Email = null,
        [property: AtMost(40)] string? Phone = null,
        [property: AtMost(120), Words("Job")] string? JobTitle = null,
        [property: AtMost(60)] string? Region = null,
        [property: Between(1, 3)] int? Tier = null);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        var account = await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id);
        RuleException.ThrowIfAny(await ObstaclesTo(input, person, account));
        var changed = Changed(input, person);
        if (changed.Count == 0) return person;

        var moved = input.Email != person.Email;
        person.Correct(input.Name, input.Email, input.Phone, input.JobTitle, input.Region ?? "", input.Tier);
        await db.InTransaction(async () =>
        {
            db.Facts.Add(Fact.Of(new PersonCorrected(person.Id, person.Name, changed), null, user.Id, clock.Now()));
            await db.SaveChangesAsync();
            if (!moved || account is null) return;
            (account.UserName, account.Email) = (input.Email, input.Email);
            Accounts.Refuse(await accounts.UpdateAsync(account));
            await accounts.UpdateSecurityStampAsync(account);
        });
        return person;
    }

    async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Input input, Person person, Account? account)
    {
        var all = new List<Obstacle>();
        if (person.Holds(Role.Administrator) && person.Id != user.Id && !user.IsSystem && !user.Holds(Role.Administrator))
            all.Add(new("administrator-only", $"{person.Name} is an administrator: only another one can correct them."));
        if (input.Email == person.Email) return all;
        if (input.Email is not { } email)
        {
            if (account is not null) all.Add(new("signs-in-with-it", $"{person.Name} signs in with {person.Email}. Give another address, or disable them.", "/email"));
        }
        else if (await db.ObstacleToGive(email, person.Id) is { } taken) all.Add(taken);
        return all;
    }

    static IReadOnlyList<string> Changed(Input input, Person person) =>
    [
        .. new[] { (input.Name == person.Name, "name"), (input.Email == person.Email, "e-mail"), (input.Phone == person.Phone, "phone"), (input.JobTitle == person.JobTitle, "job"), ((input.Region ?? "") == person.Region, "region"), (input.Tier == person.Tier, "tier") }
            .Where(c => !c.Item1).Select(c => c.Item2),
    ];
}

/// <summary>How somebody is called or reached was put right.</summary>
public sealed record PersonCorrected(Guid PersonId, string Name, IReadOnlyList<string> What) : Happening
{
    public override string Sentence => $"{Name}: {string.Join(", ", What)} put right.";
    public override Guid? Subject => PersonId;
}
