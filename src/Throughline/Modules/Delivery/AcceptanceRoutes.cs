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
        app.MapAct(At + "/tests", Roles.Delivery | Role.Support, async (ImportTestReport verb, ImportTestReport.Input input) =>
        {
            var test = await verb.Run(input);
            return Answer.New(Page(input.Network), new { test.Id, test.Verdict, Reasons = test.ReasonCodes, test.Hash }, $"{test.Method}: {test.Verdict.ToString().ToLowerInvariant()}");
        });
        app.MapAct(At + "/tests/waive", Role.Engineer, async (WaiveTest verb, WaiveTest.Input input) => Answer.Done(Page(input.Network), new { (await verb.Run(input)).WaivedBecause }, "Test waived"));
        app.MapAct(At + "/ready", Role.Engineer, async (DeclareReady verb, DeclareReady.Input input) =>
        {
            var done = await verb.Run(input);
            return Answer.New(Page(input.Network), new { done.Acceptance.Id, done.Acceptance.State, done.Acceptance.TestEndsOn, done.Acceptance.ContentHash, done.Link, done.Mailed },
                done.Mailed ? $"Handed over; the link went out, the test ends {DayWords.Short(done.Acceptance.TestEndsOn)}" : $"Handed over. Mail is off or the signatory has no address: send them {done.Link}");
        });
        app.MapAct(At + "/accept", Deciders, async (DecideAcceptance verb, DecideAcceptance.Input input) => Decided(await verb.Accept(input), Page(input.Network)));
        app.MapAct(At + "/reject", Deciders, async (DecideAcceptance verb, DecideAcceptance.RejectInput input) => Decided(await verb.Reject(input), Page(input.Network)));
        app.MapAct(At + "/fix", Roles.Delivery, async (HoldAcceptance verb, HoldAcceptance.FixInput input) => Decided(await verb.Fix(input), Page(input.Network)));
        app.MapAct(At + "/suspend", Roles.Delivery, async (HoldAcceptance verb, HoldAcceptance.SuspendInput input) => Decided(await verb.Suspend(input), Page(input.Network)));
        app.MapAct(At + "/resume", Roles.Delivery, async (HoldAcceptance verb, HoldAcceptance.ResumeInput input) =>
        {
            var (acceptance, link) = await verb.Resume(input);
            return Answer.Done(Page(input.Network), new { acceptance.State, acceptance.TestEndsOn, link }, $"The test goes on; the new link: {link}");
        });
        app.MapAct(At + "/link", Roles.Delivery, async (HoldAcceptance verb, HoldAcceptance.FixInput input) =>
        {
            var (link, mailed) = await verb.LinkAgain(input);
            return Answer.Done(Page(input.Network), new { link, mailed }, mailed ? "The link went out again" : $"Send them this link: {link}");
        });
        ByLetter(app);
        Changes(app);
    }

    static void ByLetter(IEndpointRouteBuilder app)
    {
        app.MapView<ReadAcceptanceByLink, ReadAcceptanceByLink.Input, AcceptModel, AcceptPage>("/accept/{token}", Access.Open, (read, input) => read.Run(input));
        app.MapAct("/accept/{token}", Access.Open, async (DecideAcceptance verb, DecideAcceptance.TokenInput input) => Decided(await verb.Accept(input), $"/accept/{input.Token}"));
        app.MapAct("/accept/{token}/reject", Access.Open, async (DecideAcceptance verb, DecideAcceptance.TokenRejectInput input) => Decided(await verb.Reject(input), $"/accept/{input.Token}"));
        app.MapView<ReadChangeByLink, ReadChangeByLink.Input, ApproveModel, ApprovePage>("/approve/{token}", Access.Open, (read, input) => read.Run(input));
        app.MapAct("/approve/{token}", Access.Open, async (DecideChange verb, DecideChange.TokenInput input) => Answer.Done($"/approve/{input.Token}", new { (await verb.ByLink(input)).State }, "Approved"));
        app.MapAct("/approve/{token}/reject", Access.Open, async (DecideChange verb, DecideChange.TokenRejectInput input) => Answer.Done($"/approve/{input.Token}", new { (await verb.RejectByLink(input)).State }, "Kept: nothing is changed"));
    }

    static void Changes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadChanges, ReadChanges.Input, ChangesModel, ChangesPage>(Change, Roles.Priced, (read, input) => read.Run(input));
        app.MapAct(Change, Roles.Delivery | Role.AccountManager, async (RaiseChange verb, RaiseChange.Input input) =>
        {
            var change = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/changes", ReadChanges.LineOf(change, ours: true), $"{change.Reference}: {Money.Text(change.OnceMinor, change.Currency)} once{(change.ForecastAfter is { } f ? $", ready {DayWords.Short(f)}" : "")}");
        });
        app.MapAct(Change + "/link", Roles.Delivery | Role.AccountManager, async (DecideChange verb, DecideChange.LinkInput input) =>
        {
            var link = await verb.Send(input);
            return Answer.Done($"/networks/{input.Network}/changes", new { link }, $"The link for the signatory: {link}");
        });
        app.MapAct(Change + "/approve", Roles.Delivery | Role.AccountManager | Deciders, async (DecideChange verb, DecideChange.ApproveInput input) => Changed(await verb.Approve(input), input.Network));
        app.MapAct(Change + "/reject", Roles.Delivery | Role.AccountManager | Role.Signatory, async (DecideChange verb, DecideChange.RejectInput input) => Changed(await verb.Reject(input), input.Network));
        app.MapAct(Change + "/apply", Roles.Delivery, async (DecideChange verb, DecideChange.ApplyInput input) => Changed(await verb.Apply(input), input.Network));
    }

    static string Page(string network) => $"/networks/{network}/acceptance";

    static Done<AcceptanceNow> Decided(Acceptance acceptance, string to) => Answer.Done(to, new AcceptanceNow(acceptance.State, acceptance.DecidedAt, acceptance.Version),
        acceptance.State switch { AcceptanceState.Accepted => "Accepted, thank you", AcceptanceState.RejectedWithDefects => "Thank you: we mend it and hand it over again", _ => "Kept" });

    static Done<ChangeNow> Changed(ChangeOrder change, string network) => Answer.Done($"/networks/{network}/changes", new ChangeNow(change.Reference, change.State, change.VoidedVersion), $"{change.Reference} {change.Word}");
}

/// <summary>An acceptance after it was decided.</summary>
public sealed record AcceptanceNow(AcceptanceState State, Instant? DecidedAt, int Version);

/// <summary>A change order as it is after it moved on.</summary>
/// <param name="VoidedVersion">Version of the kit list whose sign-off became void by it.</param>
public sealed record ChangeNow(string Reference, ChangeState State, int? VoidedVersion);
