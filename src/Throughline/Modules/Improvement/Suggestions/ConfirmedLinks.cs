using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Two tickets that people confirmed to be the same issue, and when.</summary>
public sealed record ConfirmedLink(Guid LaterId, Guid EarlierId, Instant At);

/// <summary>What people confirmed to be the same issue: by linking two tickets, or by merging one into the other. A later judgement on the same pair counts more than the merging.</summary>
public static class ConfirmedLinks
{
    /// <param name="about">Only links of these tickets; null for all.</param>
    /// <returns>The links by the numbers of their tickets.</returns>
    public static async Task<Dictionary<(long Later, long Earlier), ConfirmedLink>> Of(ThroughlineDb db, List<Guid>? about = null, CancellationToken stop = default)
    {
        var links = db.TicketLinks.AsNoTracking();
        var merged = db.Tickets.AsNoTracking().Where(t => t.MergedIntoId != null);
        if (about is not null)
        {
            links = links.Where(l => about.Contains(l.LaterId) || about.Contains(l.EarlierId));
            merged = merged.Where(t => about.Contains(t.Id) || about.Contains(t.MergedIntoId!.Value));
        }
        var judged = await links.Select(l => new { l.LaterNumber, l.EarlierNumber, l.Verdict, Link = new ConfirmedLink(l.LaterId, l.EarlierId, l.At) }).ToDictionaryAsync(l => (l.LaterNumber, l.EarlierNumber), stop);
        var found = judged.Where(l => l.Value.Verdict == LinkVerdict.Same).ToDictionary(l => l.Key, l => l.Value.Link);
        foreach (var pair in await (from t in merged join kept in db.Tickets on t.MergedIntoId equals kept.Id select new { t.Id, t.Number, IntoId = kept.Id, Into = kept.Number, At = t.ClosedAt ?? t.OpenedAt }).ToListAsync(stop))
        {
            var (key, link) = pair.Number > pair.Into
                ? ((pair.Number, pair.Into), new ConfirmedLink(pair.Id, pair.IntoId, pair.At))
                : ((pair.Into, pair.Number), new ConfirmedLink(pair.IntoId, pair.Id, pair.At));
            if (!judged.ContainsKey(key)) found[key] = link;
        }
        return found;
    }
}
