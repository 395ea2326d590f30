using Microsoft.AspNetCore.Identity;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Asks who is signed in for their password once more, before the ways to sign in are changed. A wrong one counts as a failed sign-in.</summary>
public sealed class PresentPassword(UserManager<Account> accounts, AttemptLimits limits, IHttpContextAccessor http)
{
    /// <returns>Null when it is right.</returns>
    public async Task<Obstacle?> ObstacleTo(Account account, string present)
    {
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limits.IsExhausted(address) || await accounts.IsLockedOutAsync(account))
            throw new RuleException("too-many-attempts", "There were too many attempts with a wrong password. Wait ten minutes, or ask the administrator for a link to set a new one.", "/present");
        if (await accounts.CheckPasswordAsync(account, present)) return null;
        limits.Failed(address);
        await accounts.AccessFailedAsync(account);
        return new("password-wrong", "That is not your present password. Type it again; who has forgotten it asks the administrator for a link.", "/present");
    }
}
