using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>Finds issues that keep coming back by the number people use or by id.</summary>
public static class RecurrenceReferences
{
    public static async Task<Recurrence> One(this IQueryable<Recurrence> recurrences, string reference) =>
        await recurrences.Include(r => r.Tickets).Referred(reference).SingleOrDefaultAsync() ?? throw new NotFoundException($"Issue {reference}");
}

/// <summary>Reads what keeps coming back, the dearest a year first.</summary>
public sealed class ReadRecurrences(ThroughlineDb db, SpentOnTickets costs, CurrentUser user, IClock clock)
{
    const int PageSize = 40;

    /// <param name="Cursor">From the answer before: <c>next</c>.</param>
    public sealed record Input([property: AtMost(60)] string? Cursor = null);

    public sealed record OneInput(string Issue);

    sealed record Behind(Guid TicketId, long Number, string Title, ProblemState State, long? KnownErrorNumber, string? Workaround, string? Owner);

    public async Task<RecurrencesModel> Run(Input input)
    {
        var now = clock.Now();
        var current = db.Recurrences.AsNoTracking().Where(r => r.EndedAt == null);
        var all = await current.OrderByDescending(r => r.RunRateMinor).ThenBy(r => r.Number).Select(r => new { Tickets = r.Tickets.Count, r.Minutes, r.RunRateMinor }).ToListAsync();
        var shown = current;
        if (input.Cursor is { } cursor)
        {
            var parts = cursor.Split('-');
            if (parts.Length != 2 || !long.TryParse(parts[0], out var rate) || !long.TryParse(parts[1], out var number))
                throw new RuleException("not-a-cursor", "This is not a place in this list. Take “next” from the answer before.", "/cursor");
            shown = shown.Where(r => r.RunRateMinor < rate || (r.RunRateMinor == rate && r.Number > number));
        }
        var rows = await shown.Include(r => r.Tickets).OrderByDescending(r => r.RunRateMinor).ThenBy(r => r.Number).Take(PageSize + 1).ToListAsync();
        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        var behind = await Problems([.. rows.SelectMany(r => r.Tickets.Select(t => t.TicketId))]);
        var lines = rows.ConvertAll(r =>
        {
            var p = Of(r, behind);
            return new RecurrenceLine(r.Reference, r.Name, r.Signature, r.Confirmed || p is not null, p is null ? null : $"PR-{p.Number}", p?.State, p?.KnownErrorNumber is { } ke ? $"KE-{ke}" : null, p?.Owner,
                r.Tickets.Count, r.Events, r.Networks, r.InNinetyDays, r.Months, r.RepeatCostMinor, r.RunRateMinor, r.LastAt);
        });
        var known = await current.CountAsync(r => r.Confirmed || r.Tickets.Any(t => db.Problems.Any(p => p.State != ProblemState.Dismissed && p.Tickets.Any(x => x.TicketId == t.TicketId))));
        var look = await db.HistoryLooks.AsNoTracking().OrderByDescending(l => l.At).FirstOrDefaultAsync();
        var nights = await db.LearnedRankers.AsNoTracking().OrderByDescending(l => l.Number).Take(5).Select(l => new LearnedNight(l.At, l.Examples, l.HeldBack, l.Before, l.After, l.Adopted)).ToListAsync();
        var (linked, closed) = await LinkRate(now - Duration.FromDays(90));
        return new RecurrencesModel(lines, more ? $"{rows[^1].RunRateMinor}-{rows[^1].Number}" : null,
            new RecurrenceSums(all.Count, known, all.Sum(a => a.Tickets), all.Sum(a => a.Minutes), all.Sum(a => a.RunRateMinor), all.Take(10).Sum(a => a.RunRateMinor)),
            look?.At, look?.Tickets ?? 0, closed == 0 ? 0 : linked / (double)closed, closed, nights, await db.TicketLinks.CountAsync(l => l.Verdict == LinkVerdict.Same), user.Holds(Roles.Technical), user.Zone);
    }

    async Task<(int Linked, int Closed)> LinkRate(Instant from)
    {
        var closed = db.Tickets.AsNoTracking().Where(t => !t.IsOpen && t.ResolvedAt > from);
        var linked = await closed.CountAsync(t => t.ProblemReference != null || db.TicketLinks.Any(l => l.Verdict == LinkVerdict.Same && (l.LaterId == t.Id || l.EarlierId == t.Id)));
        return (linked, await closed.CountAsync());
    }

    public async Task<RecurrenceModel> One(OneInput input)
    {
        var r = await db.Recurrences.AsNoTracking().One(input.Issue);
        var ids = r.Tickets.Select(t => t.TicketId).ToList();
        var spent = await costs.Of(ids);
        var tickets = await (from t in db.Tickets.AsNoTracking()
                             where ids.Contains(t.Id)
                             join n in db.Networks on t.NetworkId equals n.Id into networks
                             from n in networks.DefaultIfEmpty()
                             orderby t.OpenedAt, t.Number
                             select new { t.Id, t.Number, t.Title, t.OpenedAt, t.Fix, Network = n == null ? null : (long?)n.Number, NetworkName = n == null ? null : n.Name }).ToListAsync();
        var p = Of(r, await Problems(ids));
        var history = await (from f in db.Facts.AsNoTracking()
                             where f.Subject == r.Id
                             join w in db.People on f.By equals w.Id into people
                             from w in people.DefaultIfEmpty()
                             orderby f.Sequence descending
                             select new RecurrenceAct(f.At, w == null ? null : w.Name, f.Sentence)).Take(100).ToListAsync();
        return new RecurrenceModel(r.Id, r.Reference, r.Version, r.Name, r.Signature, r.Rules, r.Confirmed || p is not null, p is null ? null : $"PR-{p.Number}", p?.Title, p?.State, p?.KnownErrorNumber is { } ke ? $"KE-{ke}" : null, p?.Workaround,
            r.Events, r.Networks, r.Customers, r.Minutes, r.CostMinor, r.RepeatCostMinor, r.RunRateMinor, r.FirstAt, r.LastAt, r.Months, r.InNinetyDays, r.LookedAt, r.EndedAt, r.MergedInto is { } into ? $"CI-{into}" : null,
            [.. tickets.Select(t => new RecurrenceMember($"T-{t.Number}", t.Title, t.OpenedAt, t.Network is { } n ? $"N-{n}" : null, t.NetworkName, t.Fix, spent.GetValueOrDefault(t.Id, TicketSpent.Nothing).Minutes, spent.GetValueOrDefault(t.Id, TicketSpent.Nothing).CostMinor))],
            history, user.Holds(Roles.Technical), user.Zone);
    }

    // the problem that most of its tickets belong to
    static Behind? Of(Recurrence r, ILookup<Guid, Behind> behind) =>
        r.Tickets.SelectMany(t => behind[t.TicketId]).GroupBy(b => b.Number).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault()?.First();

    async Task<ILookup<Guid, Behind>> Problems(List<Guid> tickets)
    {
        var links = await db.Problems.AsNoTracking().Where(p => p.State != ProblemState.Dismissed).SelectMany(p => p.Tickets, (p, t) => new { t.TicketId, ProblemId = p.Id }).Where(l => tickets.Contains(l.TicketId)).ToListAsync();
        var ids = links.Select(l => l.ProblemId).Distinct().ToList();
        var problems = await (from p in db.Problems.AsNoTracking()
                              where ids.Contains(p.Id)
                              join o in db.People on p.OwnerId equals o.Id into owners
                              from o in owners.DefaultIfEmpty()
                              select new { p.Id, p.Number, p.Title, p.State, p.KnownErrorNumber, p.Workaround, Owner = o == null ? null : o.Name }).ToDictionaryAsync(p => p.Id);
        return links.Select(l => (l.TicketId, P: problems[l.ProblemId])).ToLookup(l => l.TicketId, l => new Behind(l.TicketId, l.P.Number, l.P.Title, l.P.State, l.P.KnownErrorNumber, l.P.Workaround, l.P.Owner));
    }
}
