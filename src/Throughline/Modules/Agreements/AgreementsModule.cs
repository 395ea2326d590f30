using Throughline.Modules.Agreements.Agreements;
using Throughline.Modules.Agreements.Months;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements;

/// <summary>Contracts, targets, clocks, credits, claims and exposure.</summary>
public sealed class AgreementsModule : Module
{
    /// <summary>Who may make and change agreements.</summary>
    internal const Role Writers = Role.AccountManager | Role.Manager | Role.Finance | Role.Administrator;

    public override void Services(IServiceCollection services) => services
        .AddScoped<WriteTerms>().AddScoped<MakeAgreement>().AddScoped<ChangeAgreement>().AddScoped<RenewAgreement>().AddScoped<EndAgreement>()
        .AddScoped<CoverNetwork>().AddScoped<UncoverNetwork>().AddScoped<PutBehind>().AddScoped<TakeFromBehind>().AddScoped<NameParty>()
        .AddScoped<ReadAgreements>().AddScoped<ReadAgreement>().AddScoped<ReadAgreementForm>().AddScoped<ReadAvailability>().AddScoped<IDoDueWork, ExpiryAlarm>().AddScoped<Networks.Published.INetworkOverview, AgreementOverview>()
        .AddClaims();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadAgreements, ReadAgreements.Input, AgreementsModel, AgreementsPage>("/agreements", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadAgreementForm, ReadAgreementForm.New, AgreementFormModel, AgreementFormPage>("/agreements/new", (read, input) => read.Run(input)).Allow(Writers);
        app.MapView<ReadAgreement, ReadAgreement.Input, AgreementModel, AgreementPage>("/agreements/{agreement}", Roles.Staff, (read, input) => read.Run(input));
        app.MapPage<ReadAgreementForm, ReadAgreementForm.Change, AgreementFormModel, AgreementFormPage>("/agreements/{agreement}/change", (read, input) => read.Run(input)).Allow(Writers);
        app.MapAct("/agreements", Writers, async (MakeAgreement verb, AgreementForm form) =>
        {
            var agreement = await verb.Run(form);
            return Answer.New($"/agreements/{agreement.Reference}", Body(agreement), $"{agreement.Reference} made");
        });
        Act<ChangeAgreement, AgreementForm>(app, "versions", (v, i) => v.Run(i), "changed: a new version");
        Act<RenewAgreement, RenewAgreement.Input>(app, "renew", (v, i) => v.Run(i), "renewed");
        Act<EndAgreement, EndAgreement.Input>(app, "end", (v, i) => v.Run(i), "ended");
        Act<CoverNetwork, CoverNetwork.Input>(app, "covers", (v, i) => v.Run(i), "covers one more");
        Act<UncoverNetwork, UncoverNetwork.Input>(app, "covers/{cover}/remove", (v, i) => v.Run(i), "covers one less");
        Act<PutBehind, PutBehind.Input>(app, "supports", (v, i) => v.Run(i), "stands on one more");
        Act<TakeFromBehind, TakeFromBehind.Input>(app, "supports/{support}/remove", (v, i) => v.Run(i), "stands on one less");
        Act<NameParty, NameParty.Input>(app, "parties", (v, i) => v.Run(i), "names one more party");
        app.MapView<ReadAvailability, ReadAvailability.Input, AvailabilityModel, AvailabilityPage>("/availability", Roles.Staff, (read, input) => read.Run(input));
        ClaimRoutes.Map(app);
    }

    static void Act<TVerb, TInput>(IEndpointRouteBuilder app, string path, Func<TVerb, TInput, Task<Agreement>> act, string said) where TVerb : notnull where TInput : notnull =>
        app.MapAct("/agreements/{agreement}/" + path, Writers, async (TVerb verb, TInput input) =>
        {
            var agreement = await act(verb, input);
            return Answer.Done($"/agreements/{agreement.Reference}", Body(agreement), $"{agreement.Reference} {said}");
        });

    static AgreementNow Body(Agreement agreement) => new(agreement.Reference, agreement.Id, agreement.Version, agreement.Latest.Number, agreement.From, agreement.Until);
}

/// <summary>An agreement after it was made or changed.</summary>
/// <param name="Terms">Number of the version of its terms that was agreed last.</param>
public sealed record AgreementNow(string Reference, Guid Id, int Version, int Terms, LocalDate From, LocalDate? Until);
