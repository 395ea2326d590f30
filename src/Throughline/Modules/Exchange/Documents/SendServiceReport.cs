using Throughline.Modules.Agreements.Reports;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Exchange.Mail;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Exchange.Documents;

/// <summary>Makes a customer's monthly report on its day and sends it; each attempt is noted on the report, and the next month is queued.</summary>
public sealed class SendServiceReport(ThroughlineDb db, MakeServiceReport make, MailSender mail, PublicAddress address, IClock clock) : IDoDueWork
{
    public string Kind => ScheduleServiceReport.Work;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var (customer, month, day) = ScheduleServiceReport.Read(work.Data);
        var schedule = await db.ReportSchedules.SingleOrDefaultAsync(s => s.CustomerId == customer, stop);
        // another day was set since
        if (schedule is null || schedule.Day != day) return;
        var first = month.OnDayOfMonth(1);
        var report = await db.ServiceReports.Include(r => r.Sendings).Where(r => r.OrganisationId == customer && r.Month == first).OrderByDescending(r => r.Edition).FirstOrDefaultAsync(stop);
        report ??= await make.For(customer, month);
        var zone = await db.Organisations.Where(o => o.Id == customer).Select(o => o.Zone).SingleAsync(stop);
        await ScheduleServiceReport.Queue(db, schedule, first.PlusMonths(1).ToYearMonth(), zone);
        // before anything goes out: a mail server that does not answer must not cost the report
        await db.SaveChangesAsync(stop);
        if (!report.WasSent) await Send(report, schedule.RecipientId, stop);
    }

    async Task Send(ServiceReport report, Guid recipient, CancellationToken stop)
    {
        var now = clock.Now();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == recipient, stop);
        var to = person.Email ?? person.Name;
        var subject = $"Service report {report.MonthName}";
        var text = $"Dear {person.Name},\n\nyour service report of {report.MonthName} is here: {address.Of($"/service-reports/{report.Reference}.html")}";
        if (!mail.IsOn || person.Email is null)
        {
            if (report.Sendings.Count == 0)
            {
                report.Tried(to, taken: false, person.Email is null ? "There is no e-mail address" : "Mail is off: on the person’s list", now);
                db.DueWork.Add(NoticeData.To(recipient, $"{report.Reference}:made", subject, text, $"/service-reports/{report.Reference}.html", now));
                await db.SaveChangesAsync(stop);
            }
            return;
        }
        try
        {
            await mail.Send(new Letter(person.Email, person.Name, subject, text, report.Html), stop);
            report.Tried(to, taken: true, "Taken by the mail server", clock.Now());
        }
        catch (MailNotTakenException no)
        {
            report.Tried(to, taken: false, no.Message, clock.Now());
            await db.SaveChangesAsync(stop);
            // what the server refuses for good is not tried again
            if (!no.IsFinal) throw;
        }
        await db.SaveChangesAsync(stop);
    }
}
