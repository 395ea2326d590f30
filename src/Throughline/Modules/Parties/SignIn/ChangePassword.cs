using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Changes one's own password for who knows the present one, and ends every other session. A wrong present password counts as a failed sign-in.</summary>
public sealed class ChangePassword(UserManager<Account> accounts, SignInManager<Account> signIn, PresentPassword present, CurrentUser user)
{
    public sealed record Input([property: AtMost(200), Words("The present password")] string Present, [property: AtMost(200), Words("The new password")] string Password, [property: AtMost(200), Words("The new password again")] string Again);

    public async Task<Answer> Run(Input input)
    {
        var account = await accounts.Mine(user);
        var wrong = await present.ObstacleTo(account, input.Present);
        var obstacles = new List<Obstacle>();
        if (wrong is not null) obstacles.Add(wrong);
        foreach (var rule in accounts.PasswordValidators)
            obstacles.AddRange((await rule.ValidateAsync(accounts, account, input.Password)).Errors.Select(e => new Obstacle("password-refused", e.Description, "/password")));
        if (wrong is null && input.Password == input.Present) obstacles.Add(new("password-the-same", "The new password is the present one. Choose another.", "/password"));
        if (input.Again != input.Password) obstacles.Add(new("password-again", "The two new passwords differ. Type the new one twice alike.", "/again"));
        RuleException.ThrowIfAny(obstacles);

        // this changes the stamp that every session is compared with
        Accounts.Refuse(await accounts.ChangePasswordAsync(account, input.Present, input.Password));
        await accounts.ResetAccessFailedCountAsync(account);
        await signIn.RefreshSignInAsync(account);
        return new Answer("/me/security", Said: "Your password is changed, and your other sessions have ended");
    }
}
