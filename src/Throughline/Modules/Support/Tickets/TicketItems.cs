using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Tickets;

/// <summary>What open tickets say of a network and to a person: on the overview, in a handover, on Today and in the side menu.</summary>
public sealed class TicketItems(ThroughlineDb db, CurrentUser user) : INetworkOpenItems, INeedsYou, INetworkHealth
{
    public async Task<IReadOnlyList<OpenItem>> Of(Guid networkId)
    {
        var open = await db.Tickets.AsNoTracking().Where(t => t.NetworkId == networkId && t.IsOpen).OrderBy(t => t.RunsOutAt).ThenBy(t => t.Number)
            .Select(t => new { t.Id, t.Number, t.Title, t.State, t.Impact, t.Priority, t.Ball, t.BallWith, t.RunsOutAt }).Take(50).ToListAsync();
        return [.. open.Select(t => new OpenItem("Ticket", t.Impact == Impact.Down ? "bad" : t.State.Shape(), $"P{t.Priority} {t.Impact.Word()}", t.Title, $"T-{t.Number}, ball with {t.BallWith ?? t.Ball.Word()}", $"/tickets/T-{t.Number}",
            t.RunsOutAt == Ticket.NeverRunsOut ? null : t.RunsOutAt, HandedOver: true, Subject: t.Id))];
    }

    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        // what is owned here while a promise runs, wherever the ball is; at the other companies, what waits for them
        var tickets = (await db.Seen(db.Tickets.AsNoTracking())).Where(t => t.IsOpen);
        tickets = user.SeesAll ? tickets.Where(t => t.OwnerId == person && (t.Ball == PartyKind.Us || t.RunsOutAt != Ticket.NeverRunsOut))
            : tickets.Where(t => t.Ball == user.Side && (user.Side == PartyKind.Customer || t.BallWith == null || t.BallWith == user.Organisation || t.BallWith == user.Name));
        var mine = await (
            from t in tickets
            join n in db.Networks on t.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            join c in db.Organisations on t.OrganisationId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            orderby t.RunsOutAt
            select new { t.Number, t.Title, t.State, t.Priority, t.Impact, t.RunsOutAt, t.OpenedAt, t.Ball, t.BallWith, Network = n == null ? null : n.Name, Customer = c == null ? null : c.Name }).Take(50).ToListAsync();
        List<Need> needs = [.. mine.Select(t =>
        {
            // the promise is ours: outside it is told by the ticket, not as a delay of theirs
            Instant? due = t.RunsOutAt == Ticket.NeverRunsOut || !user.SeesAll ? null : t.RunsOutAt;
            var why = !user.SeesAll ? $"P{t.Priority} {t.Impact.Word()}: the ball is with {t.BallWith ?? "you"}." : t.Ball != PartyKind.Us ? $"P{t.Priority} {t.Impact.Word()}: the ball is with {t.BallWith ?? t.Ball.Word()}, and {(due < now ? "the promise is broken" : "the customer's clock runs")}." : due is null ? "No clock runs, but it is yours." : due < now ? $"P{t.Priority} {t.Impact.Word()}: the promise is broken already." : t.State == TicketState.New ? $"P{t.Priority} {t.Impact.Word()}: nobody has acknowledged it." : $"P{t.Priority} {t.Impact.Word()}: the customer is owed.";
            return new Need(due < now ? "bad" : t.Impact.Shape(), user.SeesAll ? "Clock" : t.BallWith is null || t.BallWith == user.Name || t.BallWith == user.Organisation ? "Your turn" : "Your company’s turn", t.Title, $"/tickets/T-{t.Number}", $"T-{t.Number} · {t.Network ?? "no network yet"}{(t.Customer is null ? "" : $" · {t.Customer}")}", why, due, due is { } end ? end - t.OpenedAt : null, user.SeesAll && t.State == TicketState.New ? "Acknowledge" : "Open the ticket");
        })];
        var late = db.Tickets.AsNoTracking().Where(t => t.IsOpen && t.RunsOutAt < now);
        if (user.Holds(Role.Manager) && await late.OrderBy(t => t.RunsOutAt).Select(t => new { t.Title, t.RunsOutAt }).FirstOrDefaultAsync() is { } longest)
            needs.Add(new("bad", "Late", await late.CountAsync() is var count && count == 1 ? "One ticket is past its promise" : $"{count} tickets are past their promise", "/tickets", "All teams", $"The longest: {longest.Title}", longest.RunsOutAt, null, "See them"));
        return needs;
    }

    public async Task<IReadOnlyDictionary<Guid, NetworkHealth>> Of(IReadOnlyCollection<Guid> networks)
    {
        var open = await OpenOn.Rows(db, [.. networks]);
        return open.GroupBy(t => t.Network).ToDictionary(g => g.Key, g =>
            g.Any(t => t is { Impact: Impact.Down, Kind: TicketKind.Incident }) ? new NetworkHealth("bad", "site down", 100, g.Count())
            : g.Any(t => t is { Impact: Impact.Impaired, Kind: TicketKind.Incident }) ? new NetworkHealth("info", "degraded", 80, g.Count())
            : new NetworkHealth("info", "open tickets", 20, g.Count()));
    }

    sealed record OpenRow(Guid Network, Impact Impact, TicketKind Kind);

    static readonly KnownQuery<Guid[], OpenRow> OpenOn = new((db, networks) => db.Tickets.AsNoTracking()
        .Where(t => t.IsOpen && t.NetworkId != null && networks.Contains(t.NetworkId.Value)).Select(t => new OpenRow(t.NetworkId!.Value, t.Impact, t.Kind)));
}
