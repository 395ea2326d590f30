using System.Security.Cryptography;
using System.Text;
using Throughline.Modules.Agreements.Claims;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Reports;

/// <summary>Makes the report of a customer's month and locks it as it stands; made again it is a further edition.</summary>
public sealed class MakeServiceReport(ThroughlineDb db, GatherReport gather, ReportDocument document, Numbers numbers, CurrentUser user, IClock clock)
{
    /// <param name="Customer">Id of the customer.</param>
    /// <param name="Month">2026-10.</param>
    public sealed record Input(Guid Customer, [property: AtMost(7)] string Month);

    public async Task<ServiceReport> Run(Input input)
    {
        var report = await For(input.Customer, MonthText.Read(input.Month));
        await db.SaveChangesAsync();
        return report;
    }

    /// <summary>The caller saves.</summary>
    public async Task<ServiceReport> For(Guid customer, YearMonth month)
    {
        var now = clock.Now();
        var first = month.OnDayOfMonth(1);
        var obstacles = new List<Obstacle>();
        if (first.PlusMonths(1) > now.InUtc().Date.PlusDays(1))
            obstacles.Add(new("month-goes-on", $"{month.ToString("MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture)} is not over: what it came to is known when it is. Give an earlier month.", "/month"));
        if (!await db.Organisations.AnyAsync(o => o.Id == customer && o.Side == PartyKind.Customer)) obstacles.Add(new("not-a-customer", "Reports are made for customers. Choose one.", "/customer"));
        RuleException.ThrowIfAny(obstacles);
        var edition = 1 + await db.ServiceReports.CountAsync(r => r.OrganisationId == customer && r.Month == first);
        var number = await numbers.Next("SR");
        var html = await document.Render(await gather.For(customer, month, $"SR-{number}", edition));
        var report = new ServiceReport(number, customer, month, edition, html, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))), user.Id, now);
        db.ServiceReports.Add(report);
        db.Facts.Add(Fact.Of(new ServiceReportMade(report.Id, report.Reference, report.MonthName, edition, report.Hash), null, user.Id, now));
        return report;
    }
}

/// <summary>A customer's month was written down.</summary>
public sealed record ServiceReportMade(Guid ReportId, string Reference, string Month, int Edition, string Hash) : Happening
{
    public override string Sentence => $"Service report {Reference} of {Month}{(Edition > 1 ? $", edition {Edition}" : "")} made ({Hash[..8]}).";
    public override Guid? Subject => ReportId;
}

/// <summary>Draws a report as one self-contained page.</summary>
public sealed class ReportDocument(IServiceProvider services)
{
    public Task<string> Render(ReportContent content) => Ui.Draw.Text<ReportPaper>(services, new() { ["Content"] = content });
}
