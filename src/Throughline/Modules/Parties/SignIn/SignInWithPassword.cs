using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Signs a person in by e-mail and password, and asks for a code next where one is set up. Never tells whether an account exists.</summary>
public sealed class SignInWithPassword(SignInManager<Account> signIn, UserManager<Account> accounts, ThroughlineDb db, AttemptLimits limits, IHttpContextAccessor http)
{
    public sealed record Input([property: Words("E-mail"), AtMost(254)] string Email, [property: AtMost(200)] string Password, [property: AtMost(400)] string? Back = null);

    static readonly RuleException Refused = new("sign-in-refused",
        "E-mail and password do not match, or there were too many attempts. Check both, or wait ten minutes.", "/password");

    public async Task<Answer> Run(Input input)
    {
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limits.IsExhausted(address)) throw Refused;
        var account = await accounts.FindByNameAsync(input.Email);
        var active = account is not null && await db.People.AnyAsync(p => p.Id == account.PersonId && p.DisabledAt == null);
        if (!active)
        {
            // the same work as for an account that exists, so that time tells nothing
            accounts.PasswordHasher.HashPassword(new Account(), input.Password);
            limits.Failed(address);
            throw Refused;
        }
        var result = await signIn.PasswordSignInAsync(account!, input.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return new Answer("/sign-in/code?back=" + Uri.EscapeDataString(Local(input.Back)));
        if (!result.Succeeded)
        {
            limits.Failed(address);
            throw Refused;
        }
        return new Answer(Local(input.Back));
    }

    /// <summary>An address of our own site; anything else becomes the first page.</summary>
    /// <remarks>Browsers drop tabs and line ends: “/⇥/evil.example” would leave our site.</remarks>
    internal static string Local(string? back) => back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Any(c => c == '\\' || char.IsControl(c)) ? back : "/";
}
