using Throughline.Modules.Design.Published;
using Throughline.Modules.Exchange.Pdf;
using Throughline.Web;

namespace Throughline.Modules.Exchange.Documents;

/// <summary>The proposal of a network as PDF, the same page as its HTML.</summary>
static class ProposalPdf
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/networks/{network}/proposal.pdf", Print).Allow(Roles.Everyone).ExcludeFromDescription().AddEndpointFilter<PageFilter>();
        app.MapGet(Doors.Api + "/networks/{network}/proposal.pdf", Print).Allow(Roles.Everyone).AddEndpointFilter<ApiFilter>().WithTags("networks");
    }

    static async Task<IResult> Print(string network, ProposalDocument document, PdfPrinter printer, CancellationToken stop)
    {
        var (html, name) = await document.Html(network);
        return new FileAnswer(new($"{name}.pdf", "application/pdf", await printer.Print(html, stop)));
    }
}
