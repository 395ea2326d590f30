using Microsoft.AspNetCore.Identity;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>The second step of sign-in: six digits from the authenticator, or a recovery code.</summary>
public sealed class SignInWithCode(SignInManager<Account> signIn)
{
    public sealed record Input([property: AtMost(40)] string Code, [property: AtMost(400)] string? Back = null);

    public async Task<Answer> Run(Input input)
    {
        var code = input.Code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var result = code.Length == 6
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(input.Code.Trim());
        if (!result.Succeeded)
            throw new RuleException("code-refused", "The code does not match or is too old. Type the six digits shown now, or a recovery code.", "/code");
        return new Answer(SignInWithPassword.Local(input.Back));
    }
}
