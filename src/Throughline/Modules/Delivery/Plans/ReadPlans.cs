using System.Globalization;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>Plans that still run, least slack first.</summary>
public sealed record PlansModel(IReadOnlyList<PlansLine> Plans, string? Next);

/// <summary>A plan in the list.</summary>
public sealed record PlansLine(string Network, string Name, string Customer, LocalDate Forecast, LocalDate? Deadline, string? DeadlineReason, int? SlackDays, string? Lead, string? Engineer, int Done, int Tasks, int Blocked);

/// <summary>Lists the plans of networks that are being built, by slack as computed when each last changed.</summary>
public sealed class ReadPlans(ThroughlineDb db)
{
    const int PageSize = 50, NoDeadline = 100_000;

    public sealed record Input(string? Cursor = null);

    public async Task<PlansModel> Run(Input input)
    {
        int? slack = null;
        var number = 0L;
        if (input.Cursor?.Split('.') is [var days, var place] && int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out number)) slack = parsed;
        var rows = await (
            from p in db.Plans.AsNoTracking()
            join n in db.Networks on p.NetworkId equals n.Id
            where n.Phase == Phase.Won || n.Phase == Phase.Implementing || n.Phase == Phase.ReadyForUse
            join c in db.Organisations on n.CustomerId equals c.Id
            from lead in db.People.Where(x => x.Id == p.LeadId).DefaultIfEmpty()
            from engineer in db.People.Where(x => x.Id == n.EngineerId).DefaultIfEmpty()
            where slack == null || (p.SlackDays ?? NoDeadline) > slack || ((p.SlackDays ?? NoDeadline) == slack && n.Number > number)
            orderby p.SlackDays ?? NoDeadline, n.Number
            select new
            {
                n.Number, n.Name, Customer = c.Name, p.Forecast, p.Deadline, p.DeadlineReason, p.SlackDays, Lead = lead == null ? null : lead.Name, Engineer = engineer == null ? null : engineer.Name,
                Done = p.Tasks.Count(t => t.ActualFinish != null), Tasks = p.Tasks.Count,
                Blocked = db.ReadinessActions.Where(a => a.NetworkId == n.Id && a.DoneOn == null && a.BlocksTask != null).Select(a => a.BlocksTask).Distinct().Count(),
            }).Take(PageSize + 1).ToListAsync();
        var lines = rows.Take(PageSize).Select(r => new PlansLine($"N-{r.Number}", r.Name, r.Customer, r.Forecast, r.Deadline, r.DeadlineReason, r.SlackDays, r.Lead, r.Engineer, r.Done, r.Tasks, r.Blocked)).ToList();
        return new PlansModel(lines, rows.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{rows[PageSize - 1].SlackDays ?? NoDeadline}.{rows[PageSize - 1].Number}") : null);
    }
}
