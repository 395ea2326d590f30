using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Exchange.Pdf;
using Throughline.Web;

namespace Throughline.Modules.Exchange.Documents;

/// <summary>Plan and packet as PDF, the same pages as their HTML; without a Chromium the page itself, which says how to get PDF.</summary>
static class DeliveryPdf
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Pair(app, "/networks/{network}/plan.pdf", (network, asCustomer, documents) => documents.Plan(network, asCustomer), pdf: true);
        Pair(app, "/networks/{network}/packet.pdf", (network, _, documents) => documents.Packet(network), pdf: true);
        Pair(app, "/networks/{network}/packet.html", (network, _, documents) => documents.Packet(network), pdf: false);
    }

    static void Pair(IEndpointRouteBuilder app, string path, Func<string, bool, DeliveryDocuments, Task<(string Html, string Name)>> make, bool pdf)
    {
        async Task<IResult> Answer(string network, bool? asCustomer, DeliveryDocuments documents, PdfPrinter printer, CancellationToken stop)
        {
            var (html, name) = await make(network, asCustomer ?? false, documents);
            if (!pdf) return Results.Content(html, "text/html; charset=utf-8");
            return printer.IsAvailable ? new FileAnswer(new($"{name}.pdf", "application/pdf", await printer.Print(html, stop))) : Results.Content(WithAdvice(html), "text/html; charset=utf-8");
        }
        app.MapGet(path, Answer).Allow(Roles.Everyone).ExcludeFromDescription().AddEndpointFilter<PageFilter>();
        app.MapGet(Doors.Api + path, Answer).Allow(Roles.Everyone).AddEndpointFilter<ApiFilter>().WithTags("networks");
    }

    internal static string WithAdvice(string html) => html.Replace("<main id=\"main\">",
        "<main id=\"main\"><div class=\"box info noprint\"><div class=\"g\"><b>There is no Chromium on this machine, so this is the page itself.</b> Print it from your browser and choose “Save as PDF”, or ask the operator to install chromium or to set Pdf:Chromium.</div></div>", StringComparison.Ordinal);
}
