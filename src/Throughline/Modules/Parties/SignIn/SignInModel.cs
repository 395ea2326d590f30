namespace Throughline.Modules.Parties.SignIn;

/// <summary>What the sign-in page knows: where to go afterwards, and whether anybody can sign in at all.</summary>
public sealed record SignInModel(string? Back = null)
{
    public bool NobodyYet { get; init; }
}

/// <summary>Reads the sign-in page.</summary>
public sealed class ReadSignIn(CreateFirstAdministrator first)
{
    public async Task<SignInModel> Run(SignInModel input) => input with { NobodyYet = await first.IsOpen() };
}
