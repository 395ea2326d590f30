using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Signs a person in by e-mail and password; never tells whether the account exists.</summary>
public sealed class SignInWithPassword(SignInManager<Account> signIn, UserManager<Account> accounts, ThroughlineDb db)
{
    public sealed record Input([property: Words("E-mail"), AtMost(254)] string Email, [property: AtMost(200)] string Password, [property: AtMost(400)] string? Back = null);

    public async Task<Answer> Run(Input input)
    {
        var account = await accounts.FindByNameAsync(input.Email);
        var active = account is not null && await db.People.AnyAsync(p => p.Id == account.PersonId && p.DisabledAt == null);
        var result = active ? await signIn.PasswordSignInAsync(account!, input.Password, isPersistent: false, lockoutOnFailure: true) : SignInResult.Failed;
        if (!result.Succeeded)
            throw new RuleException("sign-in-refused", "E-mail and password do not match, or the account is locked for a while after too many attempts. Check both, or wait ten minutes.", "/password");
        var back = input.Back is ['/', ..] && !input.Back.StartsWith("//", StringComparison.Ordinal) ? input.Back : "/";
        return new Answer(back);
    }
}
