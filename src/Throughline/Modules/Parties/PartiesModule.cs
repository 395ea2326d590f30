using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Organisations;
using Throughline.Modules.Parties.People;
using Throughline.Modules.Parties.SignIn;
using Throughline.Web;

namespace Throughline.Modules.Parties;

/// <summary>Organisations, people, roles, skills, teams and sign-in.</summary>
public sealed class PartiesModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddScoped<CreateFirstAdministrator>()
        .AddSingleton<AttemptLimits>().AddSingleton<KnownCallers>()
        .AddScoped<SignInWithPassword>()
        .AddScoped<PresentPassword>()
        .AddScoped<ChangePassword>()
        .AddScoped<SignInWithCode>()
        .AddScoped<SignInWithPasskey>()
        .AddScoped<AddPasskey>()
        .AddScoped<ReadSecurity>()
        .AddScoped<TurnOnCodes>()
        .AddScoped<TurnOffCodes>()
        .AddScoped<RemovePasskey>()
        .AddScoped<EndSessions>()
        .AddScoped<AddToken>()
        .AddScoped<RevokeToken>()
        .AddScoped<ReadSignIn>()
        .AddScoped<AddPerson>()
        .AddScoped<CorrectPerson>()
        .AddScoped<GiveRoles>()
        .AddScoped<LearnSkill>()
        .AddScoped<SpeakLanguages>()
        .AddScoped<TakeLeave>()
        .AddScoped<CancelLeave>()
        .AddScoped<DisablePerson>()
        .AddScoped<EnablePerson>()
        .AddScoped<OpenAccount>()
        .AddScoped<SetPassword>()
        .AddScoped<ReadPeople>()
        .AddScoped<ReadPerson>()
        .AddScoped<ReadNewPerson>()
        .AddScoped<AddOrganisation>()
        .AddScoped<CorrectOrganisation>()
        .AddScoped<AddTeam>()
        .AddScoped<JoinTeam>()
        .AddScoped<ReadOrganisations>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        SignInRoutes(app);
        PeopleRoutes(app);
    }

    static void PeopleRoutes(IEndpointRouteBuilder app)
    {
        const Role Managing = Role.Manager | Role.Administrator;
        app.MapView<ReadPeople, ReadPeople.Input, PeopleModel, PeoplePage>("/people", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadNewPerson, Nothing, NewPersonModel, NewPersonPage>("/people/new", (read, input) => read.Run(input)).Allow(Managing);
        app.MapAct("/people", Managing, async (AddPerson verb, AddPerson.Input input) =>
        {
            var person = await verb.Run(input);
            return Answer.New($"/people/{person.Id}", new Kept(person.Id, person.Version), $"{person.Name} added");
        });
        app.MapView<ReadPerson, ReadPerson.Input, PersonModel, PersonPage>("/people/{person}", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/people/{person}", Managing, async (CorrectPerson verb, CorrectPerson.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/roles", Managing, async (GiveRoles verb, GiveRoles.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/skills", Roles.Staff, async (LearnSkill verb, LearnSkill.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/languages", Roles.Staff, async (SpeakLanguages verb, SpeakLanguages.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/leave", Roles.Staff, async (TakeLeave verb, TakeLeave.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/leave/cancel", Roles.Staff, async (CancelLeave verb, CancelLeave.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/team", Managing, async (JoinTeam verb, JoinTeam.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/disable", Managing, async (DisablePerson verb, DisablePerson.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/enable", Managing, async (EnablePerson verb, EnablePerson.Input input) => Changed(await verb.Run(input)));
        app.MapAct("/people/{person}/account", Managing, async (OpenAccount verb, OpenAccount.Input input) =>
        {
            var (person, address) = await verb.Run(input);
            return Answer.Done($"/people/{person.Id}", new { address }, $"Hand this link to {person.Name}, it works once and for a day: {address}");
        });
        app.MapPage<SetPassword, SetPassword.Asked, SetPasswordModel, SetPasswordPage>("/password/{account}", (verb, input) => verb.Show(input)).AllowAnyone();
        app.MapForm<SetPassword, SetPassword.Input>("/password/{account}", async (verb, input) =>
        {
            await verb.Run(input);
            return new Answer("/sign-in", Said: "The password is set. Sign in with it");
        }).AllowAnyone();

        app.MapView<ReadOrganisations, ReadOrganisations.Input, OrganisationsModel, OrganisationsPage>("/organisations", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/organisations", Roles.Staff, async (AddOrganisation verb, AddOrganisation.Input input) =>
        {
            var made = await verb.Run(input);
            return Answer.New("/organisations", new { made.Id, made.Version }, $"{made.Name} added");
        });
        app.MapAct("/organisations/{organisation}", Roles.Staff, async (CorrectOrganisation verb, CorrectOrganisation.Input input) =>
        {
            var organisation = await verb.Run(input);
            return Answer.Done("/organisations", new { organisation.Id, organisation.Version }, $"{organisation.Name} corrected");
        });
        app.MapAct("/teams", Managing, async (AddTeam verb, AddTeam.Input input) =>
        {
            var team = await verb.Run(input);
            return Answer.New("/organisations", new { team.Id, team.Version }, $"{team.Name} made");
        });

        static Done<Kept> Changed(Published.Person person) => Answer.Done($"/people/{person.Id}", new Kept(person.Id, person.Version));
    }

    static void SignInRoutes(IEndpointRouteBuilder app)
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
        app.MapForm<ChangePassword, ChangePassword.Input>("/me/security/password", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<TurnOnCodes, TurnOnCodes.Input>("/me/security/codes", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<TurnOffCodes, TurnOffCodes.Input>("/me/security/codes/off", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
        app.MapForm<RemovePasskey, RemovePasskey.Input>("/me/security/passkeys/{passkey}/remove", (verb, input) => verb.Run(input)).Allow(Roles.Everyone);
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
