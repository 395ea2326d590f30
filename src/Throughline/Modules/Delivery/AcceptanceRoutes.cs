using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Delivery.Changes;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Tests;
using Throughline.Web;

namespace Throughline.Modules.Delivery;

/// <summary>Addresses of tests, acceptances and changes, with those that a letter leads to.</summary>
static class AcceptanceRoutes
{
    const string Network = "/networks/{network}", At = Network + "/acceptance", Change = Network + "/changes";
    const Role Deciders = Role.Signatory | Role.TechnicalContact | Role.SiteContact | Role.BillingContact;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapView<ReadAcceptance, ReadAcceptance.Input, AcceptanceModel, AcceptancePage>(At, Roles.Priced, (read, input) => read.Run(input));
        app.MapAct<ImportTestReport, ImportTestReport.Input>(At + "/tests", Roles.Delivery | Role.Support, async (verb, input) =>
        {
            var test = await verb.Run(input);
            return Answer.New(Page(input.Network), new { test.Id, test.Verdict, Reasons = test.ReasonCodes, test.Hash }, $"{test.Method}: {test.Verdict.ToString().ToLowerInvariant()}");
        });
        app.MapAct<WaiveTest, WaiveTest.Input>(At + "/tests/waive", Role.Engineer, async (verb, input) => new Answer(Page(input.Network), new { (await verb.Run(input)).WaivedBecause }, "Test waived"));
        app.MapAct<DeclareReady, DeclareReady.Input>(At + "/ready", Role.Engineer, async (verb, input) =>
        {
            var done = await verb.Run(input);
            return Answer.New(Page(input.Network), new { done.Acceptance.Id, done.Acceptance.State, done.Acceptance.TestEndsOn, done.Acceptance.ContentHash, done.Link, done.Mailed },
                done.Mailed ? $"Handed over; the link went out, the test ends {DayWords.Short(done.Acceptance.TestEndsOn)}" : $"Handed over. Mail is off or the signatory has no address: send them {done.Link}");
        });
        app.MapAct<DecideAcceptance, DecideAcceptance.Input>(At + "/accept", Deciders, async (verb, input) => Decided(await verb.Accept(input), Page(input.Network)));
        app.MapAct<DecideAcceptance, DecideAcceptance.RejectInput>(At + "/reject", Deciders, async (verb, input) => Decided(await verb.Reject(input), Page(input.Network)));
        app.MapAct<HoldAcceptance, HoldAcceptance.FixInput>(At + "/fix", Roles.Delivery, async (verb, input) => Decided(await verb.Fix(input), Page(input.Network)));
        app.MapAct<HoldAcceptance, HoldAcceptance.SuspendInput>(At + "/suspend", Roles.Delivery, async (verb, input) => Decided(await verb.Suspend(input), Page(input.Network)));
        app.MapAct<HoldAcceptance, HoldAcceptance.ResumeInput>(At + "/resume", Roles.Delivery, async (verb, input) =>
        {
            var (acceptance, link) = await verb.Resume(input);
            return new Answer(Page(input.Network), new { acceptance.State, acceptance.TestEndsOn, link }, $"The test goes on; the new link: {link}");
        });
        app.MapAct<HoldAcceptance, HoldAcceptance.FixInput>(At + "/link", Roles.Delivery, async (verb, input) =>
        {
            var (link, mailed) = await verb.LinkAgain(input);
            return new Answer(Page(input.Network), new { link, mailed }, mailed ? "The link went out again" : $"Send them this link: {link}");
        });
        ByLetter(app);
        Changes(app);
    }

    static void ByLetter(IEndpointRouteBuilder app)
    {
        app.MapView<ReadAcceptanceByLink, ReadAcceptanceByLink.Input, AcceptModel, AcceptPage>("/accept/{token}", Access.Open, (read, input) => read.Run(input));
        app.MapAct<DecideAcceptance, DecideAcceptance.TokenInput>("/accept/{token}", Access.Open, async (verb, input) => Decided(await verb.Accept(input), $"/accept/{input.Token}"));
        app.MapAct<DecideAcceptance, DecideAcceptance.TokenRejectInput>("/accept/{token}/reject", Access.Open, async (verb, input) => Decided(await verb.Reject(input), $"/accept/{input.Token}"));
        app.MapView<ReadChangeByLink, ReadChangeByLink.Input, ApproveModel, ApprovePage>("/approve/{token}", Access.Open, (read, input) => read.Run(input));
        app.MapAct<DecideChange, DecideChange.TokenInput>("/approve/{token}", Access.Open, async (verb, input) => new Answer($"/approve/{input.Token}", new { (await verb.ByLink(input)).State }, "Approved"));
        app.MapAct<DecideChange, DecideChange.TokenRejectInput>("/approve/{token}/reject", Access.Open, async (verb, input) => new Answer($"/approve/{input.Token}", new { (await verb.RejectByLink(input)).State }, "Kept: nothing is changed"));
    }

    static void Changes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadChanges, ReadChanges.Input, ChangesModel, ChangesPage>(Change, Roles.Priced, (read, input) => read.Run(input));
        app.MapAct<RaiseChange, RaiseChange.Input>(Change, Roles.Delivery | Role.AccountManager, async (verb, input) =>
        {
            var change = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/changes", ReadChanges.LineOf(change, ours: true), $"{change.Reference}: {Money.Text(change.OnceMinor, change.Currency)} once{(change.ForecastAfter is { } f ? $", ready {DayWords.Short(f)}" : "")}");
        });
        app.MapAct<DecideChange, DecideChange.LinkInput>(Change + "/link", Roles.Delivery | Role.AccountManager, async (verb, input) =>
        {
            var link = await verb.Send(input);
            return new Answer($"/networks/{input.Network}/changes", new { link }, $"The link for the signatory: {link}");
        });
        app.MapAct<DecideChange, DecideChange.ApproveInput>(Change + "/approve", Roles.Delivery | Role.AccountManager | Deciders, async (verb, input) => Changed(await verb.Approve(input), input.Network));
        app.MapAct<DecideChange, DecideChange.RejectInput>(Change + "/reject", Roles.Delivery | Role.AccountManager | Role.Signatory, async (verb, input) => Changed(await verb.Reject(input), input.Network));
        app.MapAct<DecideChange, DecideChange.ApplyInput>(Change + "/apply", Roles.Delivery, async (verb, input) => Changed(await verb.Apply(input), input.Network));
    }

    static string Page(string network) => $"/networks/{network}/acceptance";

    static Answer Decided(Acceptance acceptance, string to) => new(to, new { acceptance.State, acceptance.DecidedAt, acceptance.Version },
        acceptance.State switch { AcceptanceState.Accepted => "Accepted, thank you", AcceptanceState.RejectedWithDefects => "Thank you: we mend it and hand it over again", _ => "Kept" });

    static Answer Changed(ChangeOrder change, string network) => new($"/networks/{network}/changes", new { change.Reference, change.State, change.VoidedVersion }, $"{change.Reference} {change.Word}");
}
