namespace Throughline.Modules.Parties.SignIn;

/// <summary>What the sign-in page knows: where to go afterwards.</summary>
public sealed record SignInModel(string? Back = null);

/// <summary>Reads the sign-in page.</summary>
public sealed class ReadSignIn
{
    public Task<SignInModel> Run(SignInModel input) => Task.FromResult(input);
}
