using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Proposals;
using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design;

/// <summary>The addresses of designs, kit lists, proposals and the catalogue.</summary>
static class DesignRoutes
{
    const string Design = "/networks/{network}/design";
    const string Kit = "/networks/{network}/kit-list";
    const string Proposal = "/networks/{network}/proposal";

    // partners design with us, and what they may see is narrowed by grants; costs are ours alone
    const Role Readers = Roles.Staff | Role.PartnerEngineer;

    public static void Map(IEndpointRouteBuilder app)
    {
        Catalogue(app);
        Designs(app);
        KitLists(app);
        Proposals(app);
    }

    static void Catalogue(IEndpointRouteBuilder app)
    {
        app.MapView<ReadCatalogue, ReadCatalogue.Input, CatalogueModel, CataloguePage>("/catalogue", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadCatalogueItem, ReadCatalogueItem.Input, CatalogueItemModel, CatalogueItemPage>("/catalogue/{slug}", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct("/catalogue", Roles.Technical, async (ImportTypeFile verb, ImportTypeFile.Input input) =>
        {
            var (type, change) = await verb.Run(input);
            var key = (type as Modules.Design.Catalogue.DeviceType)?.Slug ?? type.Model;
            return Answer.New($"/catalogue/{Uri.EscapeDataString(key)}", new { key, type.Manufacturer, type.Model, change.Added, change.Changed, change.Unchanged }, $"{type.Manufacturer} {type.Model}: {change}");
        });
    }

    static void Designs(IEndpointRouteBuilder app)
    {
        app.MapView<ReadDesign, ReadDesign.Input, DesignModel, DesignPage>(Design, Readers, (read, input) => read.Run(input));
        Element<RecordRequirement, RecordRequirement.Input>(app, "/requirements", async (verb, input) => { var r = await verb.Run(input); return (input.Network, r.Label, r.Id); });
        Element<PlaceNode, PlaceNode.Input>(app, "/nodes", async (verb, input) => { var n = await verb.Run(input); return (input.Network, n.Label, n.Id); });
        Element<DrawLink, DrawLink.Input>(app, "/links", async (verb, input) => { var l = await verb.Run(input); return (input.Network, l.Label, l.Id); });
        Element<RecordHandoff, RecordHandoff.Input>(app, "/handoffs", async (verb, input) => { var h = await verb.Run(input); return (input.Network, h.Label, h.Id); });
        Element<StateNeed, StateNeed.Input>(app, "/needs", async (verb, input) => { var n = await verb.Run(input); return (input.Network, n.Label, n.Id); });
        app.MapAct(Design + "/handoffs/{label}", Roles.Technical, async (CorrectHandoff verb, CorrectHandoff.Input input) => At(input.Network, (await verb.Run(input)).Label, "corrected"));
        app.MapAct(Design + "/covers", Roles.Technical, async (CoverRequirement verb, CoverRequirement.Input input) => At(input.Network, (await verb.Run(input)).Label, $"answers {input.Requirement}"));
        app.MapAct(Design + "/remove", Roles.Technical, async (RemoveElement verb, RemoveElement.Input input) => { await verb.Run(input); return Answer.Done($"/networks/{input.Network}/design", new { input.Label }, $"{input.Label} removed"); });
        app.MapAct(Design + "/rooms", Roles.Technical | Role.ProjectManager, async (StateRoom verb, StateRoom.Input input) => { await verb.Run(input); return At(input.Network, input.Site, "saved"); });
        app.MapAct(Design + "/terms", Roles.Technical | Role.AccountManager, async (AgreeTerms verb, AgreeTerms.Input input) => { await verb.Run(input); return At(input.Network, "Terms", "saved"); });

        static Done<ElementNow> At(string network, string label, string what) => Answer.Done($"/networks/{network}/design#{Uri.EscapeDataString(label)}", new ElementNow(label), $"{label} {what}");
    }

    static void Element<TVerb, TInput>(IEndpointRouteBuilder app, string path, Func<TVerb, TInput, Task<(string Network, string Label, Guid Id)>> act) where TVerb : notnull where TInput : notnull =>
        app.MapAct(Design + path, Roles.Technical, async (TVerb verb, TInput input) =>
        {
            var (network, label, id) = await act(verb, input);
            return Answer.New($"/networks/{network}/design#{Uri.EscapeDataString(label)}", new { label, id }, $"{label} added");
        });

    static void KitLists(IEndpointRouteBuilder app)
    {
        app.MapView<ReadKitLists, ReadKitLists.Input, KitListsModel, KitListsPage>("/kit-lists", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadKitList, ReadKitList.Input, KitListModel, KitListPage>(Kit, Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadKitLine, ReadKitLine.Input, KitLineModel, KitLinePage>(Kit + "/lines/{line}", Roles.Staff, (read, input) => read.Run(input));
        app.MapAct(Kit + "/lines", Roles.Technical, async (AddKitLine verb, AddKitLine.Input input) =>
        {
            var line = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/kit-list#l{line.Number}", new { line.Number, line.PartNumber, line.Quantity, Serves = ServesWords.Write(line.Allocations) }, $"Line {line.Number} added");
        });
        app.MapAct(Kit + "/lines/{line}", Roles.Technical, async (ChangeKitLine verb, ChangeKitLine.Input input) =>
        {
            var line = await verb.Run(input);
            return Answer.Done($"/networks/{input.Network}/kit-list#l{line.Number}", new { line.Number, line.PartNumber, line.Quantity, Serves = ServesWords.Write(line.Allocations) }, $"Line {line.Number} saved");
        });
        app.MapAct(Kit + "/lines/{line}/remove", Roles.Technical, async (RemoveKitLine verb, RemoveKitLine.Input input) => Back(input.Network, (await verb.Run(input)).Number, $"Line {input.Line} removed"));
        app.MapAct(Kit + "/mend", Roles.Technical, async (MendKitList verb, MendKitList.Input input) => { var said = await verb.Run(input); return Answer.Done($"/networks/{input.Network}/kit-list", new { said }, $"Done: {said}."); });
        app.MapAct(Kit + "/waivers", Roles.Technical, async (WaiveKitCheck verb, WaiveKitCheck.Input input) => { var check = await verb.Run(input); return Answer.Done($"/networks/{input.Network}/kit-list", new { check.Key }, "Waived, with your name and reason"); });
        app.MapAct(Kit + "/review", Roles.Technical, async (AskPeerReview verb, AskPeerReview.Input input) => { var review = await verb.Run(input); return Answer.Done($"/networks/{input.Network}/kit-list", new { review.Version, input.Reviewer }, $"{input.Reviewer} is asked to review"); });
        app.MapAct(Kit + "/review/agree", Roles.Technical, async (AgreePeerReview verb, AgreePeerReview.Input input) => Back(input.Network, (await verb.Run(input)).Number, "Your agreement is noted"));
        app.MapAct(Kit + "/sign-off", Roles.Technical, async (SignOffKitList verb, SignOffKitList.Input input) =>
        {
            var list = await verb.Run(input);
            return Answer.Done($"/networks/{input.Network}/kit-list", new { list.Number, list.Current.Hash, list.Current.SignedAt, list.Version }, $"Kit list version {list.Number} signed");
        });
        app.MapDownload<ExportKitList, ExportKitList.Input>(Kit + ".csv", Roles.Staff, (export, input) => export.Run(input));

        static Done<KitListNow> Back(string network, int version, string said) => Answer.Done($"/networks/{network}/kit-list", new KitListNow(version), said);
    }

    static void Proposals(IEndpointRouteBuilder app)
    {
        app.MapView<ReadProposal, ReadProposal.Input, ProposalModel, ProposalPage>(Proposal, Roles.Priced, (read, input) => read.Run(input));
        app.MapAct(Proposal, Roles.Staff, async (IssueProposal verb, IssueProposal.Input input) =>
        {
            var proposal = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/proposal", new { proposal.Reference, proposal.OnceMinor, proposal.MonthlyMinor, proposal.Currency, proposal.ValidUntil, proposal.KitVersion, proposal.KitHash }, $"Proposal {proposal.Reference} issued");
        });
    }
}

/// <summary>An element of a design after it changed.</summary>
public sealed record ElementNow(string Label);

/// <summary>A kit list after it changed: the number of its version.</summary>
public sealed record KitListNow(int Number);
