using System.Globalization;
using Throughline.Modules.Agreements.Claims;

namespace Throughline.Modules.Agreements.Reports;

/// <summary>Reports that were made, newest first, and on which days they are sent.</summary>
/// <param name="Next">Number to ask older ones with; null at the end.</param>
public sealed record ServiceReportsModel(IReadOnlyList<ReportLine> Reports, IReadOnlyList<ScheduleLine> Schedules, IReadOnlyList<CustomerChoice> Customers, string LastMonth, bool MayMake, long? Next, string Zone);

/// <summary>One report.</summary>
/// <param name="Sent">To whom and how it went, in words.</param>
public sealed record ReportLine(string Reference, string Customer, string Month, int Edition, Instant MadeAt, string Sent, bool WasSent);

/// <summary>When a customer gets theirs.</summary>
public sealed record ScheduleLine(string Customer, int Day, string Recipient);

/// <summary>A customer to choose, with contacts who can read a report.</summary>
public sealed record CustomerChoice(Guid Id, string Name, IReadOnlyList<ContactChoice> Contacts);

/// <summary>A contact to choose.</summary>
public sealed record ContactChoice(Guid Id, string Name);

/// <summary>Reads the reports; a customer sees their own.</summary>
public sealed class ReadServiceReports(ThroughlineDb db, CurrentUser user, IClock clock)
{
    const int PageSize = 50;

    /// <param name="Before">Reports with a smaller number than this.</param>
    public sealed record Input(long? Before = null);

    public async Task<ServiceReportsModel> Run(Input input)
    {
        var reports = await (
            from r in db.ServiceReports.AsNoTracking()
            join o in db.Organisations on r.OrganisationId equals o.Id
            where input.Before == null || r.Number < input.Before
            orderby r.Number descending
            select new { r.Number, Customer = o.Name, r.Month, r.Edition, r.MadeAt, Sendings = r.Sendings.Select(s => new { s.To, s.Taken, s.Outcome, s.At }).ToList() }).Take(PageSize).ToListAsync();
        var mayMake = user.Holds(ClaimRoutes.Readers);
        var schedules = await (
            from s in db.ReportSchedules.AsNoTracking()
            join o in db.Organisations on s.CustomerId equals o.Id
            join p in db.People on s.RecipientId equals p.Id
            orderby o.Name
            select new ScheduleLine(o.Name, s.Day, p.Name)).Take(200).ToListAsync();
        var customers = !mayMake ? [] : (await (
            from o in db.Organisations.AsNoTracking()
            where o.Side == PartyKind.Customer
            orderby o.Name
            select new { o.Id, o.Name, People = db.People.Where(p => p.OrganisationId == o.Id && p.DisabledAt == null && p.Email != null).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToList() }).Take(500).ToListAsync())
            .Where(o => o.People.Count > 0).Select(o => new CustomerChoice(o.Id, o.Name, [.. o.People.Select(p => new ContactChoice(p.Id, p.Name))])).ToList();
        return new ServiceReportsModel(
            [.. reports.Select(r => new ReportLine($"SR-{r.Number}", r.Customer, r.Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture), r.Edition, r.MadeAt,
                r.Sendings.MaxBy(s => s.At) is { } last ? $"{last.Outcome}, {last.To}, {last.At.Text(user.Zone)}" : "not sent", r.Sendings.Any(s => s.Taken)))],
            schedules, customers, clock.Now().DateIn(user.Zone).PlusMonths(-1).ToString("uuuu-MM", CultureInfo.InvariantCulture), mayMake, reports.Count < PageSize ? null : reports[^1].Number, user.Zone);
    }

    /// <summary>The page as it was made.</summary>
    public async Task<(string Html, string FileName)> Html(string reference)
    {
        var report = await db.ServiceReports.AsNoTracking().Referred(reference).Select(r => new { r.Html, r.Month }).SingleOrDefaultAsync() ?? throw new NotFoundException($"Report {reference}");
        return (report.Html, $"Service report {report.Month.ToString("uuuu-MM", CultureInfo.InvariantCulture)} {reference}");
    }
}
