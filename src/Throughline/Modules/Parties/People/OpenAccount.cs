using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>Makes a link with which a person sets a password: for a new account, a forgotten one, or a lost device. It works once, for a day.</summary>
public sealed class OpenAccount(ThroughlineDb db, UserManager<Account> accounts, CurrentUser user, IClock clock)
{
    /// <param name="LostDevice">End the codes and passkeys of a device that is lost, and every session: only an administrator.</param>
    public sealed record Input(Guid Person, bool LostDevice = false);

    /// <returns>The address to hand to the person.</returns>
    public async Task<(Person Person, string Address)> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        var obstacles = new List<Obstacle>();
        if (person.Email is null) obstacles.Add(new("no-address", $"{person.Name} has no e-mail address to sign in with. Add one first."));
        if (!person.IsActive) obstacles.Add(new("disabled", $"{person.Name} is disabled. Enable them first."));
        if (person.Holds(Role.Administrator) && !user.IsSystem && !user.Holds(Role.Administrator)) obstacles.Add(new("administrator-only", $"{person.Name} is an administrator: only another one can open their account."));
        if (input.LostDevice && !user.IsSystem && !user.Holds(Role.Administrator)) obstacles.Add(new("administrator-only", "Codes and passkeys are ended by an administrator. Ask one.", "/lostDevice"));
        RuleException.ThrowIfAny(obstacles);
        var account = await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id);
        var address = "";
        await db.InTransaction(async () =>
        {
            if (account is null)
            {
                account = new Account { UserName = person.Email, Email = person.Email, PersonId = person.Id, LockoutEnabled = true };
                Accounts.Refuse(await accounts.CreateAsync(account));
                Accounts.Refuse(await accounts.ResetAuthenticatorKeyAsync(account));
            }
            else if (input.LostDevice)
            {
                foreach (var key in await accounts.GetPasskeysAsync(account)) Accounts.Refuse(await accounts.RemovePasskeyAsync(account, key.CredentialId));
                Accounts.Refuse(await accounts.SetTwoFactorEnabledAsync(account, false));
                // another stamp with it: every session ends
                Accounts.Refuse(await accounts.ResetAuthenticatorKeyAsync(account));
                db.Facts.Add(Fact.Of(new DeviceLost(person.Id, person.Name), null, user.Id, clock.Now()));
            }
            db.Facts.Add(Fact.Of(new AccountOpened(person.Id, person.Name), null, user.Id, clock.Now()));
            await db.SaveChangesAsync();
            address = $"/password/{account.Id}?token={Uri.EscapeDataString(await accounts.GeneratePasswordResetTokenAsync(account))}";
        });
        return (person, address);
    }
}

/// <summary>Sets a password by the link that an administrator made.</summary>
public sealed class SetPassword(ThroughlineDb db, UserManager<Account> accounts)
{
    public sealed record Input(Guid Account, [property: AtMost(1000)] string Token, [property: AtMost(200)] string Password);

    public sealed record Asked(Guid Account, [property: AtMost(1000)] string? Token = null);

    static readonly RuleException Dead = new("link-dead", "This link was used, is older than a day, or is incomplete. Ask for a new one.");

    public Task<SetPasswordModel> Show(Asked asked) => Task.FromResult(new SetPasswordModel(asked.Account, asked.Token ?? ""));

    public async Task Run(Input input)
    {
        var account = await accounts.FindByIdAsync(input.Account.ToString());
        if (account is null || !await db.People.AnyAsync(p => p.Id == account.PersonId && p.DisabledAt == null)) throw Dead;
        var result = await accounts.ResetPasswordAsync(account, input.Token, input.Password);
        if (result.Errors.Any(e => e.Code == "InvalidToken")) throw Dead;
        Accounts.Refuse(result);
        await accounts.SetLockoutEndDateAsync(account, null);
    }
}

/// <summary>What the page for a new password carries.</summary>
public sealed record SetPasswordModel(Guid Account, string Token);
