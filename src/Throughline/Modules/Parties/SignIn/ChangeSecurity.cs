using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Turns codes on once the first one was right, and hands out recovery codes.</summary>
public sealed class TurnOnCodes(UserManager<Account> accounts, SignInManager<Account> signIn, CurrentUser user)
{
    public sealed record Input([property: AtMost(10)] string Code);

    public async Task<Answer> Run(Input input)
    {
        var account = await accounts.Mine(user);
        var code = input.Code.Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code))
            throw new RuleException("code-wrong", "That is not the code shown now. Check the clock of your phone and type the next one.", "/code");
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var recovery = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 8);
        await signIn.RefreshSignInAsync(account);
        return Answer.Done("/me/security", new { recoveryCodes = recovery }, $"Codes are on. Keep these recovery codes, each works once: {string.Join("  ", recovery!)}");
    }
}

/// <summary>Turns codes off, for who knows the password: before another phone, or for good. The old key and recovery codes open nothing any more.</summary>
public sealed class TurnOffCodes(UserManager<Account> accounts, SignInManager<Account> signIn, PresentPassword present, CurrentUser user)
{
    public sealed record Input([property: AtMost(200), Words("Your password")] string Present);

    public async Task<Answer> Run(Input input)
    {
        var account = await accounts.Mine(user);
        if (await present.ObstacleTo(account, input.Present) is { } wrong) throw new RuleException([wrong]);
        Accounts.Refuse(await accounts.SetTwoFactorEnabledAsync(account, false));
        Accounts.Refuse(await accounts.ResetAuthenticatorKeyAsync(account));
        await accounts.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "RecoveryCodes");
        await signIn.RefreshSignInAsync(account);
        return new Answer("/me/security", Said: "Codes are off, and your other sessions have ended");
    }
}

/// <summary>Takes away a passkey: from then on its device opens nothing here.</summary>
public sealed class RemovePasskey(UserManager<Account> accounts, SignInManager<Account> signIn, CurrentUser user)
{
    /// <param name="Passkey">As it stands in the list, in hexadecimal.</param>
    public sealed record Input([property: AtMost(2048)] string Passkey);

    public async Task<Answer> Run(Input input)
    {
        var account = await accounts.Mine(user);
        var key = (await accounts.GetPasskeysAsync(account)).FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == input.Passkey) ?? throw new NotFoundException("The passkey");
        Accounts.Refuse(await accounts.RemovePasskeyAsync(account, key.CredentialId));
        // who holds the device may be signed in with it now
        await accounts.UpdateSecurityStampAsync(account);
        await signIn.RefreshSignInAsync(account);
        return new Answer("/me/security", Said: $"{key.Name ?? "The passkey"} is taken away, and your other sessions have ended");
    }
}

/// <summary>Ends every session of one's own, this one too.</summary>
public sealed class EndSessions(UserManager<Account> accounts, SignInManager<Account> signIn, CurrentUser user)
{
    public async Task<Answer> Run(Nothing _)
    {
        await accounts.UpdateSecurityStampAsync(await accounts.Mine(user));
        await signIn.SignOutAsync();
        return new Answer("/sign-in", Said: "Every session has ended");
    }
}

/// <summary>Makes an API token; its secret is shown once.</summary>
public sealed class AddToken(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input([property: AtMost(100)] string Name, [property: AtMost(5)] string Scope = "read", [property: Between(1, 730)] int Days = 90);

    public async Task<Answer> Run(Input input)
    {
        if (input.Scope is not ("read" or "write")) throw new RuleException("unknown-scope", $"“{input.Scope}” is neither read nor write.", "/scope");
        var now = clock.Now();
        var (token, secret) = ApiToken.For(user.Id!.Value, input.Name, input.Scope, now, now + Duration.FromDays(input.Days));
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync();
        return Answer.New("/me/security", new { token.Id, secret, token.ExpiresAt }, $"Copy the token now, it is not shown again: {secret}");
    }
}

/// <summary>Ends an API token at once.</summary>
public sealed class RevokeToken(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Token);

    public async Task<Answer> Run(Input input)
    {
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == input.Token && t.PersonId == user.Id) ?? throw new NotFoundException("The token");
        token.Revoke(clock.Now());
        await db.SaveChangesAsync();
        return new Answer("/me/security", Said: $"{token.Name} is revoked");
    }
}
