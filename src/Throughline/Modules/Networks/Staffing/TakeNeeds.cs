using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Staffing;

/// <summary>Requests for an engineer that name this one among the three, for Today.</summary>
sealed class TakeNeeds(ThroughlineDb db) : INeedsYou
{
    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        var open = await (
            from r in db.StaffingRequests.AsNoTracking()
            join n in db.Networks on r.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            where r.AnsweredAt == null && r.Proposals.Any(p => p.EngineerId == person)
            select new { n.Number, n.Name, Customer = c.Name, r.VisitOn, r.AskedAt, Rank = r.Proposals.Where(p => p.EngineerId == person).Select(p => p.Rank).First() }).ToListAsync();
        return [.. open.Select(r => new Need("info", "Take", $"{r.Name} needs an engineer", $"/networks/N-{r.Number}/accountability", $"N-{r.Number} {r.Customer}",
            $"You are proposed, number {r.Rank} of three{(r.VisitOn is { } day ? $"; visit on {day.DateText()}" : "")}", r.VisitOn?.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), null, "Look and take it"))];
    }
}
