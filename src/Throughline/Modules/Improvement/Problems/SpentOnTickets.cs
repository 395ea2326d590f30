using Throughline.Modules.Agreements.Claims;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>What a ticket cost us, in minor units of pounds.</summary>
/// <param name="Minutes">People's time booked on it.</param>
/// <param name="LabourMinor">That time at the rates of the tiers that spent it.</param>
/// <param name="ExpensesMinor">Travel, fares and parts.</param>
/// <param name="CreditsMinor">Its part of the credits that the customer gets for the month: a waived one counts nothing.</param>
/// <param name="Trips">When somebody went to the site, in order.</param>
public sealed record TicketSpent(int Minutes, long LabourMinor, long ExpensesMinor, long CreditsMinor, IReadOnlyList<Instant> Trips)
{
    public static TicketSpent Nothing { get; } = new(0, 0, 0, 0, []);

    /// <summary>Labour, travel, parts and credits.</summary>
    public long CostMinor => LabourMinor + ExpensesMinor + CreditsMinor;
}

/// <summary>Reads what tickets cost: Σ minutes × loaded rate of the tier + travel and parts + credits to the customer.</summary>
public sealed class SpentOnTickets(ThroughlineDb db, TierRates rates)
{
    /// <summary>What the rates are in; credits in another currency are not added to it.</summary>
    const string Currency = "GBP";

    /// <summary>Of each ticket on which anything was spent.</summary>
    public async Task<Dictionary<Guid, TicketSpent>> Of(IReadOnlyCollection<Guid> tickets, CancellationToken stop = default)
    {
        var ids = tickets.ToList();
        var work = await db.WorkEntries.AsNoTracking().Where(w => ids.Contains(w.TicketId)).GroupBy(w => new { w.TicketId, w.Tier })
            .Select(g => new { g.Key.TicketId, g.Key.Tier, Minutes = g.Sum(w => w.Minutes), Expenses = g.Sum(w => w.ExpensesMinor) }).ToListAsync(stop);
        var trips = (await db.WorkEntries.AsNoTracking().Where(w => w.SiteTrip && ids.Contains(w.TicketId)).Select(w => new { w.TicketId, w.At }).ToListAsync(stop)).ToLookup(w => w.TicketId, w => w.At);
        var spent = work.GroupBy(w => w.TicketId).ToDictionary(g => g.Key, g => new TicketSpent(g.Sum(w => w.Minutes), g.Sum(w => rates.Cost(w.Tier, w.Minutes)), g.Sum(w => w.Expenses), 0, [.. trips[g.Key].Order()]));
        foreach (var (ticket, minor) in await Credits(ids, stop)) spent[ticket] = spent.GetValueOrDefault(ticket, TicketSpent.Nothing) with { CreditsMinor = minor };
        return spent;
    }

    sealed record Lasted(Guid Id, long Number, Guid? NetworkId, Instant OpenedAt, Instant? ResolvedAt)
    {
        public long Minutes => ResolvedAt is { } end ? Math.Max(1, (long)(end - OpenedAt).TotalMinutes) : 1;
    }

    async Task<Dictionary<Guid, long>> Credits(List<Guid> ids, CancellationToken stop)
    {
        var ours = await Times(db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Id) && t.NetworkId != null)).ToListAsync(stop);
        if (ours.Count == 0) return [];
        var networks = ours.Select(t => t.NetworkId!.Value).Distinct().ToList();
        // a credit is for a month; a ticket may have gone on into the next
        var (from, until) = (ours.Min(t => t.OpenedAt).InUtc().Date.PlusMonths(-1), ours.Max(t => t.ResolvedAt ?? t.OpenedAt).InUtc().Date.PlusMonths(1));
        var credits = await db.Credits.AsNoTracking().Where(c => networks.Contains(c.NetworkId) && c.Month >= from && c.Month <= until && c.State != CreditState.Waived && c.AmountMinor > 0 && c.Currency == Currency)
            .Select(c => new { c.AmountMinor, c.Tickets }).ToListAsync(stop);
        var numbers = credits.SelectMany(c => c.Tickets).Select(References.NumberIn<Support.Published.Ticket>).OfType<long>().Distinct().ToList();
        var named = numbers.Count == 0 ? [] : await Times(db.Tickets.AsNoTracking().Where(t => numbers.Contains(t.Number))).ToDictionaryAsync(t => t.Number, stop);
        var wanted = ours.Select(t => t.Id).ToHashSet();
        var shares = new Dictionary<Guid, long>();
        foreach (var credit in credits)
        {
            var parts = credit.Tickets.Select(References.NumberIn<Support.Published.Ticket>).OfType<long>().Where(named.ContainsKey).Select(n => named[n]).ToList();
            foreach (var (ticket, minor) in parts.Zip(Shared(credit.AmountMinor, [.. parts.Select(p => p.Minutes)])))
                if (wanted.Contains(ticket.Id)) shares[ticket.Id] = shares.GetValueOrDefault(ticket.Id) + minor;
        }
        return shares;
    }

    static IQueryable<Lasted> Times(IQueryable<Support.Published.Ticket> tickets) => tickets.Select(t => new Lasted(t.Id, t.Number, t.NetworkId, t.OpenedAt, t.ResolvedAt));

    /// <summary>An amount in parts by how long each ticket lasted; the parts sum to it to the last penny.</summary>
    internal static IReadOnlyList<long> Shared(long minor, IReadOnlyList<long> minutes)
    {
        var (all, before, given) = (minutes.Sum(), 0L, 0L);
        var shares = new long[minutes.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            before += minutes[i];
            var until = (long)Math.Round(minor * (decimal)before / all, MidpointRounding.AwayFromZero);
            (shares[i], given) = (until - given, until);
        }
        return shares;
    }
}
