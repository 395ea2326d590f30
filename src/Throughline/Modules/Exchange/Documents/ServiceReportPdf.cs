using Throughline.Modules.Agreements.Reports;
using Throughline.Modules.Exchange.Pdf;
using Throughline.Web;

namespace Throughline.Modules.Exchange.Documents;

/// <summary>A customer's monthly report as the page that was made, and the same as PDF.</summary>
static class ServiceReportPdf
{
    const Role Readers = Role.Manager | Role.Finance | Role.AccountManager | Role.Engineer | Roles.Customer;

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (path, pdf) in new[] { ("/service-reports/{report}.html", false), ("/service-reports/{report}.pdf", true) })
        {
            async Task<IResult> Answer(string report, ReadServiceReports reports, PdfPrinter printer, CancellationToken stop)
            {
                var (html, name) = await reports.Html(report);
                return pdf && printer.IsAvailable ? new FileAnswer(new($"{name}.pdf", "application/pdf", await printer.Print(html, stop))) : Results.Content(pdf ? DeliveryPdf.WithAdvice(html) : html, "text/html; charset=utf-8");
            }
            app.MapGet(path, Answer).Allow(Readers).ExcludeFromDescription().AddEndpointFilter<PageFilter>();
            app.MapGet(Doors.Api + path, Answer).Allow(Readers).AddEndpointFilter<ApiFilter>().WithTags("service-reports");
        }
    }
}
