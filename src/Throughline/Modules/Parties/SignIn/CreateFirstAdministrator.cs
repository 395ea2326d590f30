using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Makes the company that runs this installation and its first administrator. Works once, while nobody can sign in; afterwards the page is gone.</summary>
public sealed class CreateFirstAdministrator(ThroughlineDb db, UserManager<Account> accounts, SignInManager<Account> signIn)
{
    public sealed record Input(
        [property: AtMost(200), Words("Company")] string Company,
        [property: AtMost(60), Words("Time zone")] string Zone,
        [property: AtMost(200)] string Name,
        [property: AtMost(254), Words("E-mail")] string Email,
        [property: AtMost(200)] string Password);

    /// <summary>True while the page exists: nobody has an account.</summary>
    public async Task<bool> IsOpen() => !await db.Users.AnyAsync();

    public async Task<FirstAdministratorModel> Show() =>
        await IsOpen() ? new FirstAdministratorModel([.. DateTimeZoneProviders.Tzdb.Ids.Where(z => z.Contains('/'))]) : throw new NotFoundException("This page");

    public async Task Run(Input input)
    {
        if (!await IsOpen()) throw new NotFoundException("This page");
        RuleException.ThrowIfAny([.. new[] { Times.NoZone(input.Zone), EmailAddresses.NoAddress(input.Email) }.OfType<Obstacle>(), .. await accounts.ObstaclesToPassword(input.Password)]);
        Account? made = null;
        try
        {
            await db.InTransaction(async () =>
            {
                var company = new Organisation(input.Company, PartyKind.Us, input.Zone);
                var person = new Person(company.Id, input.Name, input.Email, Role.Administrator | Role.Manager);
                db.AddRange(company, person);
                await db.SaveChangesAsync();
                made = await accounts.AddFor(person, input.Password, isFirst: true);
            });
        }
        // somebody else sent the same page a moment ago
        catch (DbUpdateException clash) when (clash.IsClash())
        {
            throw new NotFoundException("This page");
        }
        await signIn.SignInAsync(made!, isPersistent: false);
    }
}

/// <summary>What the first page offers: the time zones there are.</summary>
public sealed record FirstAdministratorModel(IReadOnlyList<string> Zones);

/// <summary>Makes accounts with refusals in our words.</summary>
public static class Accounts
{
    public static async Task<Account> AddFor(this UserManager<Account> accounts, Person person, string password, bool isFirst = false)
    {
        var account = new Account { UserName = person.Email, Email = person.Email, PersonId = person.Id, LockoutEnabled = true, IsFirst = isFirst ? true : null };
        Refuse(await accounts.CreateAsync(account, password));
        Refuse(await accounts.ResetAuthenticatorKeyAsync(account));
        return account;
    }

    /// <summary>What is wrong with a password, before there is an account that it could open.</summary>
    public static async Task<IReadOnlyList<Obstacle>> ObstaclesToPassword(this UserManager<Account> accounts, string password)
    {
        var obstacles = new List<Obstacle>();
        foreach (var rule in accounts.PasswordValidators) obstacles.AddRange((await rule.ValidateAsync(accounts, new Account(), password)).Errors.Select(Refused));
        return obstacles;
    }

    public static void Refuse(IdentityResult result)
    {
        if (!result.Succeeded) throw new RuleException([.. result.Errors.Select(Refused)]);
    }

    static Obstacle Refused(IdentityError error) => new("account-refused", error.Description, error.Code.StartsWith("Password", StringComparison.Ordinal) ? "/password" : "/email");
}
