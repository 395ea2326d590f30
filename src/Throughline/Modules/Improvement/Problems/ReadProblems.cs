using Throughline.Web;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>Loaded cost of an hour of support by tier, in minor units of pounds; settings of the house.</summary>
public sealed record TierRates(IReadOnlyList<long> PerHour)
{
    public static TierRates Of(IConfiguration configuration) =>
        new([.. new[] { 4000L, 6500, 9500 }.Select((usual, tier) => configuration.GetValue($"Rates:Tier{tier + 1}", usual))]);

    /// <summary>Cost of minutes in minor units, rounded half up; tiers beyond the table cost as the last.</summary>
    public long Cost(int tier, int minutes) => (PerHour[Math.Clamp(tier, 1, PerHour.Count) - 1] * minutes + 30) / 60;
}

/// <summary>A page of problems, newest first.</summary>
/// <param name="State">Only those in this state are listed; null for all.</param>
public sealed record ProblemsModel(IReadOnlyList<ProblemLine> Problems, string? Next, string Zone, ProblemState? State = null);

/// <summary>A problem in a list.</summary>
public sealed record ProblemLine(string Reference, string Title, ProblemState State, string? Network, string? NetworkName, string? Owner, int Tickets, long CostMinor, string? KnownError, Instant OpenedAt);

/// <summary>A problem with its tickets and what they cost.</summary>
public sealed record ProblemModel(
    Guid Id, string Reference, int Version, string Title, ProblemState State, string? Network, string? NetworkName, string? Component, string? Owner, Origin? Origin, string? Cause,
    string? KnownError, string? Workaround, Instant OpenedAt, IReadOnlyList<ProblemState> Next, IReadOnlyList<ProblemTicketLine> Tickets, int Minutes, long CostMinor, long RepeatCostMinor, string Zone) : IVersioned;

/// <summary>One of its tickets.</summary>
public sealed record ProblemTicketLine(string Reference, string Title, Instant OpenedAt, string? Fix, int Minutes, long CostMinor);

/// <summary>Reads problems with what they cost: people's time, travel, parts and credits.</summary>
public sealed class ReadProblems(ThroughlineDb db, SpentOnTickets costs, CurrentUser user)
{
    const int PageSize = 40;

    public sealed record Input(long? Cursor = null, ProblemState? State = null);

    public sealed record OneInput(string Problem);

    public async Task<ProblemsModel> Run(Input input)
    {
        var rows = await (
            from p in db.Problems.AsNoTracking()
            where (input.Cursor == null || p.Number < input.Cursor) && (input.State == null || p.State == input.State)
            join n in db.Networks on p.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            join o in db.People on p.OwnerId equals o.Id into owners
            from o in owners.DefaultIfEmpty()
            orderby p.Number descending
            select new { p.Id, p.Number, p.Title, p.State, Network = n == null ? null : (long?)n.Number, NetworkName = n == null ? null : n.Name, Owner = o == null ? null : o.Name, Tickets = p.Tickets.Select(t => t.TicketId).ToList(), p.KnownErrorNumber, p.OpenedAt }).Take(PageSize + 1).ToListAsync();
        var spent = await costs.Of([.. rows.SelectMany(r => r.Tickets)]);
        var lines = rows.Take(PageSize).Select(r => new ProblemLine($"PR-{r.Number}", r.Title, r.State, r.Network is null ? null : $"N-{r.Network}", r.NetworkName, r.Owner, r.Tickets.Count,
            r.Tickets.Sum(t => spent.GetValueOrDefault(t, TicketSpent.Nothing).CostMinor), r.KnownErrorNumber is { } ke ? $"KE-{ke}" : null, r.OpenedAt)).ToList();
        return new ProblemsModel(lines, rows.Count > PageSize ? $"{rows[PageSize - 1].Number}" : null, user.Zone, input.State);
    }

    public async Task<ProblemModel> One(OneInput input)
    {
        var p = await db.Problems.AsNoTracking().One(input.Problem);
        var ids = p.Tickets.Select(t => t.TicketId).ToList();
        var spent = await costs.Of(ids);
        var tickets = (await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.OpenedAt).Select(t => new { t.Id, t.Number, t.Title, t.OpenedAt, t.Fix }).ToListAsync())
            .Select(t => new ProblemTicketLine($"T-{t.Number}", t.Title, t.OpenedAt, t.Fix, spent.GetValueOrDefault(t.Id, TicketSpent.Nothing).Minutes, spent.GetValueOrDefault(t.Id, TicketSpent.Nothing).CostMinor)).ToList();
        var network = await db.Networks.AsNoTracking().Where(n => n.Id == p.NetworkId).Select(n => new { n.Number, n.Name }).SingleOrDefaultAsync();
        var owner = await db.People.AsNoTracking().Where(x => x.Id == p.OwnerId).Select(x => x.Name).SingleOrDefaultAsync();
        return new ProblemModel(p.Id, p.Reference, p.Version, p.Title, p.State, network is null ? null : $"N-{network.Number}", network?.Name, p.Component, owner, p.Origin, p.Cause, p.KnownError, p.Workaround, p.OpenedAt,
            p.After, tickets, tickets.Sum(t => t.Minutes), tickets.Sum(t => t.CostMinor), tickets.Skip(1).Sum(t => t.CostMinor), user.Zone);
    }
}
