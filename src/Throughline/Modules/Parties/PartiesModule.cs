using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties;

/// <summary>Organisations, people, roles, skills, teams and sign-in.</summary>
public sealed class PartiesModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<CreateFirstAdministrator>()
        .AddSingleton<AttemptLimits>()
        .AddScoped<SignInWithPassword>()
        .AddScoped<SignInWithCode>()
        .AddScoped<SignInWithPasskey>()
        .AddScoped<AddPasskey>()
        .AddScoped<ReadSecurity>()
        .AddScoped<TurnOnCodes>()
        .AddScoped<EndSessions>()
        .AddScoped<AddToken>()
        .AddScoped<RevokeToken>()
        .AddScoped<ReadSignIn>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapPage<CreateFirstAdministrator, Nothing, FirstAdministratorModel, FirstAdministratorPage>("/first-administrator", (verb, _) => verb.Show()).AllowAnyone();
        app.MapForm<CreateFirstAdministrator, CreateFirstAdministrator.Input>("/first-administrator", async (verb, input) =>
        {
            await verb.Run(input);
            return new Answer("/", Said: "Welcome. Add your people next");
        }).AllowAnyone();
        app.MapPage<ReadSignIn, SignInModel, SignInModel, SignInPage>("/sign-in", (read, input) => read.Run(input)).AllowAnyone();
        app.MapForm<SignInWithPassword, SignInWithPassword.Input>("/sign-in", (verb, input) => verb.Run(input)).AllowAnyone();
        app.MapPage<ReadSignIn, SignInModel, SignInModel, CodePage>("/sign-in/code", (read, input) => read.Run(input)).AllowAnyone();
        app.MapForm<SignInWithCode, SignInWithCode.Input>("/sign-in/code", (verb, input) => verb.Run(input)).AllowAnyone();
        app.MapForm<SignInWithPasskey, SignInWithPasskey.Input>("/sign-in/passkey", (verb, input) => verb.Run(input)).AllowAnyone();
        app.MapOptions<SignInWithPasskey>("/sign-in/passkey/options", verb => verb.Options()).AllowAnyone();

        app.MapPage<ReadSecurity, Nothing, SecurityModel, SecurityPage>("/me/security", (read, input) => read.Run(input)).Allow(Roles.Everyone);
        app.MapForm<TurnOnCodes, TurnOnCodes.Input>("/me/security/codes", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<AddPasskey, AddPasskey.Input>("/me/security/passkeys", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapOptions<AddPasskey>("/me/security/passkeys/options", verb => verb.Options()).Allow(Roles.Everyone);
        app.MapForm<EndSessions, Nothing>("/me/sessions/end", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<AddToken, AddToken.Input>("/me/tokens", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<RevokeToken, RevokeToken.Input>("/me/tokens/{token}/revoke", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<SignInManager<Account>, SignInModel>("/sign-out", async (signIn, _) =>
        {
            await signIn.SignOutAsync();
            return new Answer("/sign-in");
        }).Allow(Roles.Everyone);
    }
}
