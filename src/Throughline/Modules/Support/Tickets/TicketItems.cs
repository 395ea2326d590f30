using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Tickets;

/// <summary>What open tickets say of a network and to a person: on the overview, in a handover, on Today and in the side menu.</summary>
public sealed class TicketItems(ThroughlineDb db) : INetworkOpenItems, INeedsYou, INetworkHealth
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
        var mine = await (
            from t in db.Tickets.AsNoTracking()
            where t.OwnerId == person && t.IsOpen && t.Ball == PartyKind.Us
            join n in db.Networks on t.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            join c in db.Organisations on t.OrganisationId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            orderby t.RunsOutAt
            select new { t.Number, t.Title, t.State, t.Priority, t.Impact, t.RunsOutAt, t.OpenedAt, Network = n == null ? null : n.Name, Customer = c == null ? null : c.Name }).Take(50).ToListAsync();
        return [.. mine.Select(t =>
        {
            Instant? due = t.RunsOutAt == Ticket.NeverRunsOut ? null : t.RunsOutAt;
            var why = due is null ? "No clock runs, but it is yours." : due < now ? $"P{t.Priority} {t.Impact.Word()}: the promise is broken already." : t.State == TicketState.New ? $"P{t.Priority} {t.Impact.Word()}: nobody has acknowledged it." : $"P{t.Priority} {t.Impact.Word()}: the customer is owed.";
            return new Need(due < now ? "bad" : t.Impact.Shape(), "Clock", t.Title, $"/tickets/T-{t.Number}", $"T-{t.Number} · {t.Network ?? "no network yet"}{(t.Customer is null ? "" : $" · {t.Customer}")}", why, due, due is { } end ? end - t.OpenedAt : null, t.State == TicketState.New ? "Acknowledge" : "Open the ticket");
        })];
    }

    public async Task<IReadOnlyDictionary<Guid, NetworkHealth>> Of(IReadOnlyCollection<Guid> networks)
    {
        var ids = networks.ToList();
        var open = await db.Tickets.AsNoTracking().Where(t => t.IsOpen && t.NetworkId != null && ids.Contains(t.NetworkId.Value)).Select(t => new { Network = t.NetworkId!.Value, t.Impact, t.Kind }).ToListAsync();
        return open.GroupBy(t => t.Network).ToDictionary(g => g.Key, g =>
            g.Any(t => t is { Impact: Impact.Down, Kind: TicketKind.Incident }) ? new NetworkHealth("bad", "site down", 100, g.Count())
            : g.Any(t => t is { Impact: Impact.Impaired, Kind: TicketKind.Incident }) ? new NetworkHealth("info", "degraded", 80, g.Count())
            : new NetworkHealth("info", "open tickets", 20, g.Count()));
    }
}
