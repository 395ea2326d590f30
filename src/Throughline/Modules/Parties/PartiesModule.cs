using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties;

/// <summary>Organisations, people, roles, skills, teams and sign-in.</summary>
public sealed class PartiesModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<CreateFirstAdministrator>()
        .AddScoped<SignInWithPassword>()
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
        app.MapForm<SignInManager<Account>, SignInModel>("/sign-out", async (signIn, _) =>
        {
            await signIn.SignOutAsync();
            return new Answer("/sign-in");
        }).Allow(Roles.Everyone);
    }
}
