using Throughline.Modules.Agreements.Reports;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Exchange.Pdf;
using Throughline.Web;

namespace Throughline.Modules.Exchange.Documents;

/// <summary>A paper that a module writes as a page, printed as PDF; without a Chromium the page itself, which says how to get PDF.</summary>
public sealed class Paper<TWriter>(TWriter writer, PdfPrinter printer)
{
    public async Task<Download> Print(Func<TWriter, Task<(string Html, string Name)>> write)
    {
        var (html, name) = await write(writer);
        return printer.IsAvailable ? new Download($"{name}.pdf", "application/pdf", await printer.Print(html)) : Download.Page(name, Papers.WithAdvice(html));
    }

    public async Task<Download> Show(Func<TWriter, Task<(string Html, string Name)>> write)
    {
        var (html, name) = await write(writer);
        return Download.Page(name, html);
    }
}

/// <summary>Proposal, plan, packet and monthly report, each as PDF and as its page.</summary>
static class Papers
{
    const Role ReportReaders = Role.Manager | Role.Finance | Role.AccountManager | Role.Engineer | Roles.Customer;

    public sealed record OfNetwork(string Network, bool AsCustomer = false);

    public sealed record OfReport(string Report);

    public static void Map(IEndpointRouteBuilder app)
    {
        Pdf<ProposalDocument, OfNetwork>("/networks/{network}/proposal", Roles.Priced, (document, of) => document.Html(of.Network));
        Page<ProposalDocument, OfNetwork>("/networks/{network}/proposal/document", Roles.Priced, (document, of) => document.Html(of.Network));
        Pdf<DeliveryDocuments, OfNetwork>("/networks/{network}/plan", Roles.Everyone, (documents, of) => documents.Plan(of.Network, of.AsCustomer));
        Pdf<DeliveryDocuments, OfNetwork>("/networks/{network}/packet", Roles.Priced, (documents, of) => documents.Packet(of.Network));
        Page<DeliveryDocuments, OfNetwork>("/networks/{network}/packet.html", Roles.Priced, (documents, of) => documents.Packet(of.Network));
        Pdf<ReadServiceReports, OfReport>("/service-reports/{report}", ReportReaders, (reports, of) => reports.Html(of.Report));
        Page<ReadServiceReports, OfReport>("/service-reports/{report}.html", ReportReaders, (reports, of) => reports.Html(of.Report));

        void Pdf<TWriter, TInput>(string path, Role roles, Func<TWriter, TInput, Task<(string, string)>> write) =>
            app.MapDownload<Paper<TWriter>, TInput>(path + ".pdf", roles, (paper, input) => paper.Print(writer => write(writer, input)));

        void Page<TWriter, TInput>(string path, Role roles, Func<TWriter, TInput, Task<(string, string)>> write) =>
            app.MapDownload<Paper<TWriter>, TInput>(path, roles, (paper, input) => paper.Show(writer => write(writer, input)));
    }

    internal static string WithAdvice(string html) => html.Replace("<main id=\"main\">",
        "<main id=\"main\"><div class=\"box info noprint\"><div class=\"g\"><b>There is no Chromium on this machine, so this is the page itself.</b> Print it from your browser and choose “Save as PDF”, or ask the operator to install chromium or to set Pdf:Chromium.</div></div>", StringComparison.Ordinal);
}
