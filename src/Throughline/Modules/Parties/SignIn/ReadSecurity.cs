using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>How one signs in: codes, passkeys, tokens.</summary>
public sealed record SecurityModel(string Name, string? Email, bool HasCodes, string Key, string Address, IReadOnlyList<PasskeyLine> Passkeys, IReadOnlyList<TokenLine> Tokens);

/// <summary>A passkey on one of one's devices.</summary>
public sealed record PasskeyLine(string Id, string Name, Instant AddedAt);

/// <summary>An API token, without its secret.</summary>
public sealed record TokenLine(Guid Id, string Name, string Scope, Instant CreatedAt, Instant ExpiresAt, bool IsValid);

/// <summary>Reads the page of one's own sign-in.</summary>
public sealed class ReadSecurity(ThroughlineDb db, UserManager<Account> accounts, CurrentUser user, IClock clock)
{
    public async Task<SecurityModel> Run(Nothing _)
    {
        var account = await accounts.Mine(user);
        var key = await accounts.GetAuthenticatorKeyAsync(account) ?? await KeyToAdd(account);
        var now = clock.Now();
        var passkeys = (await accounts.GetPasskeysAsync(account)).Select(p => new PasskeyLine(Convert.ToHexStringLower(p.CredentialId), p.Name ?? "Passkey", Instant.FromUnixTimeMilliseconds(p.CreatedAt.ToUnixTimeMilliseconds()))).ToList();
        var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.PersonId == user.Id && t.RevokedAt == null).OrderByDescending(t => t.CreatedAt).ToListAsync();
        return new SecurityModel(user.Name, account.Email, account.TwoFactorEnabled, string.Join(' ', key.Chunk(4).Select(c => new string(c))).ToLowerInvariant(),
            $"otpauth://totp/Throughline:{Uri.EscapeDataString(account.Email ?? user.Name)}?secret={key}&issuer=Throughline&digits=6",
            passkeys, [.. tokens.Select(t => new TokenLine(t.Id, t.Name, t.Scope, t.CreatedAt, t.ExpiresAt, t.IsValidAt(now)))]);
    }

    // not ResetAuthenticatorKeyAsync: it ends every session, and who only looks at this page has changed nothing yet
    async Task<string> KeyToAdd(Account account)
    {
        var key = accounts.GenerateNewAuthenticatorKey();
        await accounts.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", key);
        return key;
    }
}

/// <summary>Finds one's own account.</summary>
static class MyAccount
{
    public static async Task<Account> Mine(this UserManager<Account> accounts, CurrentUser user) =>
        await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == user.Id) ?? throw new RuleException("no-account", "You act by an API token of a person who has no password. Ask the administrator for an account.");
}
