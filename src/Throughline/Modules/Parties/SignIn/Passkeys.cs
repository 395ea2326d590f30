using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Adds a passkey of one's own device, in the two steps that WebAuthn asks for.</summary>
public sealed class AddPasskey(UserManager<Account> accounts, SignInManager<Account> signIn, CurrentUser user)
{
    public sealed record Input(string Credential, [property: AtMost(60)] string? Name = null);

    /// <summary>What the browser hands to the device, as JSON.</summary>
    public async Task<string> Options()
    {
        var account = await accounts.Mine(user);
        return await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = user.Name });
    }

    public async Task<Answer> Run(Input input)
    {
        var made = await signIn.PerformPasskeyAttestationAsync(input.Credential);
        if (!made.Succeeded) throw new RuleException("passkey-refused", "The device's answer could not be verified. Try again with the same device.");
        made.Passkey.Name = input.Name ?? "Passkey";
        Accounts.Refuse(await accounts.AddOrUpdatePasskeyAsync(await accounts.Mine(user), made.Passkey));
        return new Answer("/me/security", Said: "The passkey is added");
    }
}

/// <summary>Signs in with a passkey: no e-mail, no password.</summary>
public sealed class SignInWithPasskey(SignInManager<Account> signIn, UserManager<Account> accounts, ThroughlineDb db)
{
    public sealed record Input(string Credential, [property: AtMost(400)] string? Back = null);

    public Task<string> Options() => signIn.MakePasskeyRequestOptionsAsync(null);

    public async Task<Answer> Run(Input input)
    {
        var known = await signIn.PerformPasskeyAssertionAsync(input.Credential);
        var active = known.Succeeded && await db.People.AnyAsync(p => p.Id == known.User.PersonId && p.DisabledAt == null) && !await accounts.IsLockedOutAsync(known.User);
        if (!active) throw new RuleException("passkey-refused", "This passkey opens no account here. Sign in by password, then add it.");
        await accounts.AddOrUpdatePasskeyAsync(known.User!, known.Passkey!);
        await signIn.SignInAsync(known.User!, isPersistent: false);
        return new Answer(SignInWithPassword.Local(input.Back));
    }
}
