using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Changes one's own password for who knows the present one, and ends every other session. A wrong present password counts as a failed sign-in.</summary>
public sealed class ChangePassword(UserManager<Account> accounts, SignInManager<Account> signIn, AttemptLimits limits, CurrentUser user, IHttpContextAccessor http)
{
    public sealed record Input([property: AtMost(200), Words("The present password")] string Present, [property: AtMost(200), Words("The new password")] string Password, [property: AtMost(200), Words("The new password again")] string Again);

    public async Task<Answer> Run(Input input)
    {
        var account = await accounts.Mine(user);
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limits.IsExhausted(address) || await accounts.IsLockedOutAsync(account))
            throw new RuleException("too-many-attempts", "There were too many attempts with a wrong password. Wait ten minutes, or ask the administrator for a link to set a new one.", "/present");

        var obstacles = new List<Obstacle>();
        var right = await accounts.CheckPasswordAsync(account, input.Present);
        if (!right)
        {
            limits.Failed(address);
            await accounts.AccessFailedAsync(account);
            obstacles.Add(new("password-wrong", "That is not your present password. Type it again; who has forgotten it asks the administrator for a link.", "/present"));
        }
        foreach (var rule in accounts.PasswordValidators)
            obstacles.AddRange((await rule.ValidateAsync(accounts, account, input.Password)).Errors.Select(e => new Obstacle("password-refused", e.Description, "/password")));
        if (right && input.Password == input.Present) obstacles.Add(new("password-the-same", "The new password is the present one. Choose another.", "/password"));
        if (input.Again != input.Password) obstacles.Add(new("password-again", "The two new passwords differ. Type the new one twice alike.", "/again"));
        RuleException.ThrowIfAny(obstacles);

        // this changes the stamp that every session is compared with
        Accounts.Refuse(await accounts.ChangePasswordAsync(account, input.Present, input.Password));
        await accounts.ResetAccessFailedCountAsync(account);
        await signIn.RefreshSignInAsync(account);
        return new Answer("/me/security", Said: "Your password is changed, and your other sessions have ended");
    }
}
