using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Which tickets are listed.</summary>
public enum TicketFilter { Open, Mine, Waiting, Triage, Resolved, All }

/// <summary>A page of tickets: the open ones by what runs out first, the others newest first.</summary>
public sealed record TicketsModel(TicketFilter Show, IReadOnlyList<TicketLine> Tickets, string? Next, bool IsOurs, string Zone, Instant Now, string? Network = null, string? Q = null);

/// <summary>The tickets of one network, and what its month came to; the month is for our own people.</summary>
public sealed record NetworkTicketsModel(NetworkHeadModel Head, TicketsModel List, CreditsModel? Credits);

/// <summary>A ticket in a list.</summary>
/// <param name="RunsOutAt">When the first running promise to the customer is used up; null when none runs.</param>
public sealed record TicketLine(
    string Reference, string Title, string? Network, string? NetworkName, string? Customer, int Priority, Impact Impact, TicketState State, string? Owner, PartyKind Ball, string? BallWith,
    Instant OpenedAt, Instant? RunsOutAt, Instant? ResolvedAt, bool StandsStill);

/// <summary>Lists the tickets that the reader may see, by key.</summary>
public sealed class ReadTickets(ThroughlineDb db, CurrentUser user, IClock clock)
{
    const int PageSize = 40;

    /// <param name="Cursor">From the answer before: <c>next</c>.</param>
    /// <param name="Q">A number of ours, of the customer or the provider, or a part of the title, what failed, the network or the customer.</param>
    public sealed record Input(TicketFilter Show = TicketFilter.Open, [property: AtMost(60)] string? Cursor = null, [property: AtMost(40)] string? Network = null, [property: AtMost(100)] string? Q = null);

    public async Task<TicketsModel> Run(Input input)
    {
        var now = clock.Now();
        var zone = user.Zone;
        var tickets = db.Tickets.AsNoTracking();
        string? reference = null;
        if (input.Network is null) tickets = await db.Seen(tickets);
        else
        {
            var network = await db.Networks.AsNoTracking().Referred(input.Network).Select(n => new { n.Id, n.Number }).SingleOrDefaultAsync() ?? throw new NotFoundException($"Network {input.Network}");
            tickets = tickets.Where(t => t.NetworkId == network.Id);
            reference = $"N-{network.Number}";
        }
        var byTime = input.Show is not (TicketFilter.Resolved or TicketFilter.All);
        tickets = input.Show switch
        {
            TicketFilter.Mine => tickets.Where(t => t.IsOpen && t.OwnerId == user.Id),
            TicketFilter.Waiting => tickets.Where(t => t.IsOpen && t.State == TicketState.Waiting),
            TicketFilter.Triage => tickets.Where(t => t.IsOpen && (t.NetworkId == null || t.OwnerId == null)),
            TicketFilter.Resolved => tickets.Where(t => !t.IsOpen),
            TicketFilter.All => tickets,
            _ => tickets.Where(t => t.IsOpen),
        };
        if (input.Q?.Trim().ToLowerInvariant() is { Length: > 0 } words) tickets = await About(tickets, words);
        if (input.Cursor is { } cursor)
        {
            var (at, number) = After(cursor, byTime);
            tickets = byTime ? tickets.Where(t => t.RunsOutAt > at || (t.RunsOutAt == at && t.Number > number)) : tickets.Where(t => t.Number < number);
        }
        var rows = await (
            from t in (byTime ? tickets.OrderBy(t => t.RunsOutAt).ThenBy(t => t.Number) : tickets.OrderByDescending(t => t.Number)).Take(PageSize + 1)
            join n in db.Networks on t.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            join c in db.Organisations on t.OrganisationId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join p in db.People on t.OwnerId equals p.Id into owners
            from p in owners.DefaultIfEmpty()
            select new { t.Number, t.Title, Network = n == null ? null : (long?)n.Number, NetworkName = n == null ? null : n.Name, Customer = c == null ? null : c.Name, t.Priority, t.Impact, t.State, Owner = p == null ? null : p.Name, t.Ball, t.BallWith, t.OpenedAt, t.RunsOutAt, t.ResolvedAt }).ToListAsync();
        // a join may lose the order of what it joined
        rows = byTime ? [.. rows.OrderBy(r => r.RunsOutAt).ThenBy(r => r.Number)] : [.. rows.OrderByDescending(r => r.Number)];
        var lines = rows.Take(PageSize).Select(t => new TicketLine($"T-{t.Number}", t.Title, t.Network is null ? null : $"N-{t.Network}", t.NetworkName, t.Customer, t.Priority, t.Impact, t.State, t.Owner, t.Ball, t.BallWith,
            t.OpenedAt, t.RunsOutAt == Ticket.NeverRunsOut ? null : t.RunsOutAt, t.ResolvedAt, t.RunsOutAt == Ticket.NeverRunsOut && t.State == TicketState.Waiting)).ToList();
        var next = rows.Count <= PageSize ? null : byTime ? string.Create(CultureInfo.InvariantCulture, $"{rows[PageSize - 1].RunsOutAt.ToUnixTimeTicks() / 10}-{rows[PageSize - 1].Number}") : $"{rows[PageSize - 1].Number}";
        return new TicketsModel(input.Show, lines, next, user.SeesAll, zone, now, reference, input.Q);
    }

    // whose name holds the words is found first: asked at every ticket, a million of them took five seconds
    async Task<IQueryable<Ticket>> About(IQueryable<Ticket> tickets, string words)
    {
        var number = References.NumberSought<Ticket>(words);
        var networks = await (await db.Seen(db.Networks.AsNoTracking())).Where(n => n.Name.ToLower().Contains(words)).Select(n => n.Id).ToListAsync();
        var houses = await db.Organisations.AsNoTracking().Where(o => o.Name.ToLower().Contains(words)).Select(o => o.Id).ToListAsync();
        return tickets.Where(t => t.Number == number || t.Title.ToLower().Contains(words) || (t.Component != null && t.Component.ToLower().Contains(words))
            || (t.CustomerReference != null && t.CustomerReference.ToLower() == words) || (t.ProviderReference != null && t.ProviderReference.ToLower() == words)
            || networks.Contains(t.NetworkId!.Value) || houses.Contains(t.OrganisationId!.Value));
    }

    static (Instant At, long Number) After(string cursor, bool byTime)
    {
        var parts = cursor.Split('-');
        if (byTime && parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var micros) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var number)
            && micros >= 0 && micros <= Ticket.NeverRunsOut.ToUnixTimeTicks() / 10)
            return (Instant.FromUnixTimeTicks(micros * 10), number);
        if (!byTime && parts.Length == 1 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out number)) return (default, number);
        throw new RuleException("not-a-cursor", "This is not a place in this list. Take “next” from the answer before.", "/cursor");
    }
}

/// <summary>Lists the tickets of one network under its head.</summary>
public sealed class ReadNetworkTickets(ReadTickets tickets, ReadNetworkHead heads, ReadCredits credits, CurrentUser user)
{
    public sealed record Input(string Network, TicketFilter Show = TicketFilter.All, [property: AtMost(60)] string? Cursor = null, [property: AtMost(100)] string? Q = null);

    public async Task<NetworkTicketsModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        return new NetworkTicketsModel(head, await tickets.Run(new(input.Show, input.Cursor, head.Reference, input.Q)), user.SeesAll ? await credits.Of(head.Id) : null);
    }
}
