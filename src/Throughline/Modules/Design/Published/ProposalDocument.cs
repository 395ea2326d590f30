using Throughline.Modules.Design.Proposals;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.Published;

/// <summary>The proposal of a network as one self-contained page: for the browser, for paper, for PDF.</summary>
public sealed class ProposalDocument(ThroughlineDb db, IServiceProvider services)
{
    /// <summary>The newest proposal as it was issued, with its file name without an ending; what is locked says so first.</summary>
    public async Task<(string Html, string FileName)> Html(string network)
    {
        var id = await db.Networks.IdOf(network);
        var proposal = await db.Proposals.AsNoTracking().Where(p => p.NetworkId == id).OrderByDescending(p => p.Number).FirstOrDefaultAsync() ?? throw new NotFoundException($"Proposal of {network}");
        var html = proposal.IsOpen ? proposal.Html
            : proposal.Html.Replace("<main id=\"main\">", $"<main id=\"main\"><div class=\"box bad\"><div class=\"g\"><b>This proposal can no longer be accepted.</b> {(proposal.LockedWhy!.StartsWith("replaced", StringComparison.Ordinal) ? "A newer one replaces it." : "The design behind it changed; a new one follows.")}</div></div>", StringComparison.Ordinal);
        return (html, $"Proposal {proposal.Reference}");
    }

    internal Task<string> Render(ProposalContent content) => Ui.Draw.Text<ProposalPaper>(services, new() { ["Content"] = content });
}
