using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Which tickets are listed.</summary>
public enum TicketFilter { Open, Mine, Waiting, Triage, Resolved, All }

/// <summary>A page of tickets: the open ones by what runs out first, the others newest first.</summary>
/// <param name="StillReading">The tickets are being read for the search after a start: until then the letters as they were typed are looked for.</param>
public sealed record TicketsModel(TicketFilter Show, IReadOnlyList<TicketLine> Tickets, string? Next, bool IsOurs, string Zone, Instant Now, string? Network = null, string? Q = null, bool StillReading = false);

/// <summary>The tickets of one network, and what its month came to; the month is for our own people.</summary>
public sealed record NetworkTicketsModel(NetworkHeadModel Head, TicketsModel List, CreditsModel? Credits);

/// <summary>A ticket in a list.</summary>
/// <param name="RunsOutAt">When the first running promise to the customer is used up; null when none runs.</param>
public sealed record TicketLine(
    string Reference, string Title, string? Network, string? NetworkName, string? Customer, int Priority, Impact Impact, TicketState State, string? Owner, PartyKind Ball, string? BallWith,
    Instant OpenedAt, Instant? RunsOutAt, Instant? ResolvedAt, bool StandsStill);

/// <summary>Lists the tickets that the reader may see, by key.</summary>
public sealed class ReadTickets(ThroughlineDb db, IFindTicketsByWords find, CurrentUser user, IClock clock)
{
    const int PageSize = 40, AtOnce = 1000;

    /// <param name="Cursor">From the answer before: <c>next</c>.</param>
    /// <param name="Q">Words of it in any order, the last one as a beginning: of title, text, what fixed it, what failed, who reported it, a number of ours, of the customer or the provider, network, site, circuit, customer.</param>
    public sealed record Input(TicketFilter Show = TicketFilter.Open, [property: AtMost(60)] string? Cursor = null, [property: AtMost(40)] string? Network = null, [property: AtMost(400), Words("What you look for")] string? Q = null);

    public async Task<TicketsModel> Run(Input input)
    {
        var now = clock.Now();
        var zone = user.Zone;
        var tickets = db.Tickets.AsNoTracking();
        string? reference = null;
        Guid? about = null;
        if (input.Network is null) tickets = await db.Seen(tickets);
        else
        {
            var network = await db.Networks.AsNoTracking().Referred(input.Network).Select(n => new { n.Id, n.Number }).SingleOrDefaultAsync() ?? throw new NotFoundException($"Network {input.Network}");
            tickets = tickets.Where(t => t.NetworkId == network.Id);
            (reference, about) = ($"N-{network.Number}", network.Id);
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
        var words = input.Q?.Trim() ?? "";
        var found = words.Length == 0 ? null : find.Holding(words, await Among(about));
        if (words.Length > 0 && found is null) tickets = await db.Walked(tickets, words);
        var sought = References.NumberSought<Ticket>(words) ?? -1;
        // what was erased a moment ago may still be found by words that it has no more
        if (found is not null) tickets = tickets.Where(t => t.ErasedAt == null || t.Number == sought);
        var place = input.Cursor is { } cursor ? After(cursor, byTime) : ((Instant At, long Number)?)null;
        var rows = found is null ? await Rows(From(tickets, place, byTime).Take(PageSize + 1))
            : byTime ? await ByTime(tickets, place, found, sought)
            : await NewestFirst(tickets, place?.Number ?? long.MaxValue, found, sought);
        // a join may lose the order of what it joined
        rows = byTime ? [.. rows.OrderBy(r => r.RunsOutAt).ThenBy(r => r.Number)] : [.. rows.OrderByDescending(r => r.Number)];
        var lines = rows.Take(PageSize).Select(t => new TicketLine($"T-{t.Number}", t.Title, t.Network is null ? null : $"N-{t.Network}", t.NetworkName, t.Customer, t.Priority, t.Impact, t.State, t.Owner, t.Ball, t.BallWith,
            t.OpenedAt, t.RunsOutAt == Ticket.NeverRunsOut ? null : t.RunsOutAt, t.ResolvedAt, t.RunsOutAt == Ticket.NeverRunsOut && t.State == TicketState.Waiting)).ToList();
        var next = rows.Count <= PageSize ? null : byTime ? string.Create(CultureInfo.InvariantCulture, $"{rows[PageSize - 1].RunsOutAt.ToUnixTimeTicks() / 10}-{rows[PageSize - 1].Number}") : $"{rows[PageSize - 1].Number}";
        return new TicketsModel(input.Show, lines, next, user.SeesAll, zone, now, reference, input.Q, words.Length > 0 && found is null);
    }

    async Task<TicketsOf?> Among(Guid? network) => network is { } one ? new TicketsOf([one]) : await db.SharedNetworks() is { } shared ? new TicketsOf(shared, user.OrganisationId) : null;

    // a few are asked for by their numbers; of many, the list is gone through in its order until a page is full
    async Task<List<Row>> ByTime(IQueryable<Ticket> tickets, (Instant At, long Number)? place, FoundTickets found, long sought)
    {
        var numbers = new List<long> { sought };
        if (found.Count <= AtOnce) numbers.AddRange(found.Newest(AtOnce));
        else
        {
            for (var (from, more) = (place, true); more && numbers.Count <= PageSize + 1;)
            {
                var some = await From(tickets, from, byTime: true).Select(t => new { t.RunsOutAt, t.Number }).Take(AtOnce).ToListAsync();
                numbers.AddRange(some.Select(t => t.Number).Where(found.Has));
                more = some.Count == AtOnce;
                if (more) from = (some[^1].RunsOutAt, some[^1].Number);
            }
        }
        return await Rows(From(tickets.Where(t => numbers.Contains(t.Number)), place, byTime: true).Take(PageSize + 1));
    }

    async Task<List<Row>> NewestFirst(IQueryable<Ticket> tickets, long below, FoundTickets found, long sought)
    {
        var rows = new List<Row>();
        for (var (step, more) = (PageSize * 4, true); more && rows.Count <= PageSize; step = AtOnce)
        {
            var some = found.Newest(step, below);
            more = some.Count == step;
            var least = more ? some[^1] : 0;
            var numbers = sought < below && sought >= least ? [.. some, sought] : some;
            rows.AddRange(await Rows(tickets.Where(t => numbers.Contains(t.Number)).OrderByDescending(t => t.Number).Take(PageSize + 1 - rows.Count)));
            below = least;
        }
        return rows;
    }

    static IQueryable<Ticket> From(IQueryable<Ticket> tickets, (Instant At, long Number)? place, bool byTime)
    {
        if (place is var (at, number)) tickets = byTime ? tickets.Where(t => t.RunsOutAt > at || (t.RunsOutAt == at && t.Number > number)) : tickets.Where(t => t.Number < number);
        return byTime ? tickets.OrderBy(t => t.RunsOutAt).ThenBy(t => t.Number) : tickets.OrderByDescending(t => t.Number);
    }

    sealed record Row(long Number, string Title, long? Network, string? NetworkName, string? Customer, int Priority, Impact Impact, TicketState State, string? Owner, PartyKind Ball, string? BallWith, Instant OpenedAt, Instant RunsOutAt, Instant? ResolvedAt);

    Task<List<Row>> Rows(IQueryable<Ticket> tickets) => (
        from t in tickets
        join n in db.Networks on t.NetworkId equals n.Id into networks
        from n in networks.DefaultIfEmpty()
        join c in db.Organisations on t.OrganisationId equals c.Id into customers
        from c in customers.DefaultIfEmpty()
        join p in db.People on t.OwnerId equals p.Id into owners
        from p in owners.DefaultIfEmpty()
        select new Row(t.Number, t.Title, n == null ? null : (long?)n.Number, n == null ? null : n.Name, c == null ? null : c.Name, t.Priority, t.Impact, t.State, p == null ? null : p.Name, t.Ball, t.BallWith, t.OpenedAt, t.RunsOutAt, t.ResolvedAt)).ToListAsync();

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
    public sealed record Input(string Network, TicketFilter Show = TicketFilter.All, [property: AtMost(60)] string? Cursor = null, [property: AtMost(400), Words("What you look for")] string? Q = null);

    public async Task<NetworkTicketsModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        return new NetworkTicketsModel(head, await tickets.Run(new(input.Show, input.Cursor, head.Reference, input.Q)), user.SeesAll ? await credits.Of(head.Id) : null);
    }
}
