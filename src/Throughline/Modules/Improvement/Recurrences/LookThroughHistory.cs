using System.Globalization;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Suggestions;

namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>Looks through the whole history of tickets for what keeps coming back; what people linked and refused decides before any likeness.</summary>
public sealed class LookThroughHistory(ThroughlineDb db, ReadDesk desk, CostOfTickets costs, Numbers numbers, IClock clock)
{
    /// <summary>The dearest so many are kept.</summary>
    const int Most = 1000;

    public async Task<HistoryLook> Run(CancellationToken stop = default)
    {
        var (tickets, ids, names) = (new List<HistoryTicket>(), new Dictionary<string, Guid>(), new IssueNames());
        using var engine = await desk.Into(asNew: false, async (some, records) =>
        {
            tickets.AddRange(await costs.Of(some, records, stop));
            foreach (var ticket in some) ids[ticket.Key] = ticket.Id;
            foreach (var record in records) names.Count(record.Title);
        }, stop);
        var refused = await desk.Refused(stop);
        // half of the machine: somebody may be working at night
        var reader = new HistoryReader(costs.Rate, Math.Max(1, Environment.ProcessorCount / 2), null);
        var history = await Task.Run(() => reader.Group(engine, tickets, names, refused, engine.Links), stop);
        var chronic = history.Chronic.OrderByDescending(i => i.RunRateMinor).ThenBy(i => i.Tickets[0].Created).Take(Most).Select(i => (Issue: i, Tickets: i.Tickets.Select(t => ids[t.Id]).ToList())).ToList();

        var now = clock.Now();
        var known = await db.Recurrences.Include(r => r.Tickets).Where(r => r.EndedAt == null).ToListAsync(stop);
        foreach (var (issue, members) in chronic) (await Same(known, members, stop)).Found(issue, members, now);
        foreach (var gone in known) gone.End(now);
        var look = new HistoryLook(now, tickets.Count, chronic.Count, chronic.Sum(c => c.Tickets.Count));
        db.HistoryLooks.Add(look);
        await db.SaveChangesAsync(stop);
        return look;
    }

    /// <summary>The one that shares most tickets keeps its number; each is taken once.</summary>
    async Task<Recurrence> Same(List<Recurrence> known, List<Guid> members, CancellationToken stop)
    {
        var ours = members.ToHashSet();
        var best = known.Select(r => (r, Shared: r.Tickets.Count(t => ours.Contains(t.TicketId)))).Where(r => r.Shared > 0).OrderByDescending(r => r.Shared).ThenBy(r => r.r.Number).FirstOrDefault().r;
        if (best is not null)
        {
            known.Remove(best);
            return best;
        }
        var fresh = new Recurrence(await numbers.Next("CI", stop: stop));
        db.Recurrences.Add(fresh);
        return fresh;
    }
}

/// <summary>Measures one issue anew after a person changed which tickets belong to it.</summary>
public sealed class MeasureRecurrence(ThroughlineDb db, CostOfTickets costs, DeskIndex index, IClock clock)
{
    internal async Task<ChronicIssue?> Of(IReadOnlyCollection<Guid> tickets, bool confirmed)
    {
        var ids = tickets.ToList();
        var some = await DeskTicket.Of(db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Id) && t.ErasedAt == null).OrderBy(t => t.Number)).ToListAsync();
        if (some.Count == 0) return null;
        var history = await costs.Of(some, some.ConvertAll(t => t.Record(index.Places)));
        var names = new IssueNames();
        foreach (var title in await db.Tickets.AsNoTracking().OrderByDescending(t => t.Number).Take(2000).Select(t => t.Title).ToListAsync()) names.Count(title);
        var issue = new ChronicIssue(history, confirmed, costs.Rate, clock.Now());
        (issue.Name, issue.Signature) = (names.Name(issue.Tickets), IssueNames.Signature(issue.Tickets));
        return issue;
    }

    internal static string KeyOf(long number) => number.ToString(CultureInfo.InvariantCulture);
}
