using System.Globalization;
using Throughline.Modules.Agreements.Claims;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Reports;

/// <summary>Says on which day of the month a customer gets the report of the month before, and who of them reads it.</summary>
public sealed class ScheduleServiceReport(ThroughlineDb db, IClock clock)
{
    /// <summary>The kind of due work that makes and sends a report.</summary>
    public const string Work = "service-report";

    /// <param name="Customer">Id of the customer.</param>
    /// <param name="Recipient">Id of a contact of theirs.</param>
    public sealed record Input(Guid Customer, [property: Words("Day of the month")] int Day, Guid Recipient);

    public async Task<ReportSchedule> Run(Input input)
    {
        var customer = await db.Organisations.AsNoTracking().Where(o => o.Id == input.Customer && o.Side == PartyKind.Customer).Select(o => new { o.Name, o.Zone }).SingleOrDefaultAsync() ?? throw new NotFoundException("The customer");
        var recipient = await db.People.AsNoTracking().Where(p => p.Id == input.Recipient).Select(p => new { p.Name, p.Email, p.OrganisationId, p.DisabledAt }).SingleOrDefaultAsync();
        var obstacles = new List<Obstacle>();
        if (recipient is null || recipient.OrganisationId != input.Customer) obstacles.Add(new("not-their-contact", $"{recipient?.Name ?? "That person"} is not of {customer.Name}. Choose a contact of theirs.", "/recipient"));
        else if (recipient.DisabledAt is not null) obstacles.Add(new("contact-gone", $"{recipient.Name} has left {customer.Name}. Choose somebody who is there.", "/recipient"));
        else if (recipient.Email is null) obstacles.Add(new("no-address", $"{recipient.Name} has no e-mail address. Enter one, or choose somebody else.", "/recipient"));
        RuleException.ThrowIfAny(obstacles);

        var schedule = await db.ReportSchedules.SingleOrDefaultAsync(s => s.CustomerId == input.Customer);
        if (schedule is null) db.ReportSchedules.Add(schedule = new ReportSchedule(input.Customer));
        schedule.Set(input.Day, input.Recipient);
        var now = clock.Now();
        var month = now.DateIn(customer.Zone).PlusMonths(-1).ToYearMonth();
        // this month's day may have passed: then the month that goes on is the first to be told of
        if (schedule.DueFor(month, customer.Zone) <= now) month = month.OnDayOfMonth(1).PlusMonths(1).ToYearMonth();
        await Queue(db, schedule, month, customer.Zone);
        await db.SaveChangesAsync();
        return schedule;
    }

    /// <summary>Queues the report of a month unless it waits already; the caller saves.</summary>
    public static Task Queue(ThroughlineDb db, ReportSchedule schedule, YearMonth month, string zone)
    {
        var iso = month.ToString("uuuu-MM", CultureInfo.InvariantCulture);
        return db.QueueOnce(DueWork.At(schedule.DueFor(month, zone), Work, $"{Work}:{schedule.CustomerId:N}:{iso}:{schedule.Day}", $"{schedule.CustomerId} {iso} {schedule.Day}"));
    }

    /// <summary>What the due work is about: the customer, the month, and the day that was set when it was queued.</summary>
    public static (Guid Customer, YearMonth Month, int Day) Read(string data)
    {
        var parts = data.Split(' ');
        return (Guid.Parse(parts[0], CultureInfo.InvariantCulture), MonthText.Read(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
