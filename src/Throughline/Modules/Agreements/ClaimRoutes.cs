using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Exposure;
using Throughline.Modules.Agreements.Reports;
using Throughline.Web;

namespace Throughline.Modules.Agreements;

/// <summary>Addresses of claims and credits, and what they need.</summary>
static class ClaimRoutes
{
    /// <summary>Those who see what promises cost.</summary>
    public const Role Readers = Role.Manager | Role.Finance | Role.AccountManager;

    public static IServiceCollection AddClaims(this IServiceCollection services) => services
        .AddScoped<MeasureMonth>().AddScoped<DraftClaims>().AddScoped<ComputeCredits>().AddScoped<ReadClaims>().AddScoped<Published.ReadCredits>()
        .AddScoped<SubmitClaim>().AddScoped<AnswerClaim>().AddScoped<CreditClaim>().AddScoped<ReconcileClaim>().AddScoped<DropClaim>()
        .AddScoped<ReviewCredit>().AddScoped<OfferCredit>().AddScoped<PostCredit>().AddScoped<WaiveCredit>()
        .AddSingleton(s => OwnTimes.Of(s.GetRequiredService<IConfiguration>())).AddScoped<GatherAgreements>().AddScoped<MissedStandards>().AddScoped<ReadExposure>().AddScoped<ReadOtherTerms>()
        .AddScoped<GatherReport>().AddScoped<ReportDocument>().AddScoped<MakeServiceReport>().AddScoped<IEraseWords, EraseFromReports>().AddScoped<ScheduleServiceReport>().AddScoped<ReadServiceReports>()
        .AddScoped<Networks.Published.INetworkOpenItems, ClaimItems>().AddScoped<Networks.Published.INeedsYou, ClaimItems>()
        .AddScoped<IDoDueWork, SettleFailure>().AddScoped<IDoDueWork, ComputeCredits>().AddScoped<IDoDueWork, ClaimAlarm>();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapView<ReadExposure, ReadExposure.Input, ExposureModel, ExposurePage>("/exposure", Readers, (read, input) => read.Run(input));
        app.MapTry<ReadOtherTerms, OtherTerms, OtherTermsModel, OtherTermsPage>("/exposure/other-terms", Readers, OtherTermsPage.Form, ["service", "priority"], (read, input) => read.Run(input));
        app.MapView<ReadClaims, ReadClaims.Input, ClaimsModel, ClaimsPage>("/claims", Readers, (read, input) => read.Run(input));
        app.MapView<ReadClaims, ReadClaims.OneInput, ClaimModel, ClaimPage>("/claims/{claim}", Readers, (read, input) => read.One(input));
        app.MapView<ReadClaims, ReadClaims.CreditInput, CreditModel, CreditPage>("/credits/{credit}", Readers, (read, input) => read.One(input));
        app.MapRead<Published.ReadCredits, Published.ReadCredits.Input, Published.CreditsModel>("/networks/{network}/credits", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadServiceReports, ReadServiceReports.Input, ServiceReportsModel, ServiceReportsPage>("/service-reports", Readers | Role.Engineer | Roles.Customer, (read, input) => read.Run(input));
        app.MapAct("/service-reports", Readers, async (MakeServiceReport verb, MakeServiceReport.Input input) =>
        {
            var report = await verb.Run(input);
            return Answer.New("/service-reports", new { report.Reference, report.Edition, report.Hash, report.MonthName }, $"{report.Reference} made");
        });
        app.MapAct("/service-reports/schedules", Readers, async (ScheduleServiceReport verb, ScheduleServiceReport.Input input) =>
        {
            var schedule = await verb.Run(input);
            return Answer.Done("/service-reports", new { schedule.CustomerId, schedule.Day, schedule.RecipientId }, $"Sent on day {schedule.Day} of each month");
        });
        OfClaim<SubmitClaim, SubmitClaim.Input>(app, "submit", (v, i) => v.Run(i));
        OfClaim<AnswerClaim, AnswerClaim.Input>(app, "answer", (v, i) => v.Run(i));
        OfClaim<CreditClaim, CreditClaim.Input>(app, "credit", (v, i) => v.Run(i));
        OfClaim<ReconcileClaim, ReconcileClaim.Input>(app, "reconcile", (v, i) => v.Run(i));
        OfClaim<DropClaim, DropClaim.Input>(app, "drop", (v, i) => v.Run(i));
        OfCredit<ReviewCredit, ReviewCredit.Input>(app, "review", Role.Finance, (v, i) => v.Run(i));
        OfCredit<OfferCredit, OfferCredit.Input>(app, "offer", Readers, (v, i) => v.Run(i));
        OfCredit<PostCredit, PostCredit.Input>(app, "post", ReadClaims.MayAct, (v, i) => v.Run(i));
        OfCredit<WaiveCredit, WaiveCredit.Input>(app, "waive", ReadClaims.MayAct, (v, i) => v.Run(i));
        app.MapAct("/credits/compute", ReadClaims.MayAct, async (ComputeCredits verb, ComputeCredits.Input input) =>
        {
            var credits = await verb.Run(input);
            return Answer.Done("/claims#credits", credits.Select(c => new { c.Reference, c.AmountMinor, c.Currency, c.State }).ToList(), $"{credits.Count} credits computed");
        });
    }

    static void OfClaim<TVerb, TInput>(IEndpointRouteBuilder app, string act, Func<TVerb, TInput, Task<Claim>> run) where TVerb : notnull where TInput : notnull =>
        app.MapAct("/claims/{claim}/" + act, ReadClaims.MayAct, async (TVerb verb, TInput input) =>
        {
            var claim = await run(verb, input);
            return Answer.Done($"/claims/{claim.Reference}", new { claim.Reference, claim.Version, claim.State, claim.AmountMinor, claim.AcceptedMinor, claim.CreditedMinor, claim.Currency }, $"{claim.Reference} is {Claim.Word(claim.State)}");
        });

    static void OfCredit<TVerb, TInput>(IEndpointRouteBuilder app, string act, Role roles, Func<TVerb, TInput, Task<Credit>> run) where TVerb : notnull where TInput : notnull =>
        app.MapAct("/credits/{credit}/" + act, roles, async (TVerb verb, TInput input) =>
        {
            var credit = await run(verb, input);
            return Answer.Done($"/credits/{credit.Reference}", new { credit.Reference, credit.Version, credit.State, credit.AmountMinor, credit.Currency }, $"{credit.Reference} is {Credit.Word(credit.State)}");
        });
}
