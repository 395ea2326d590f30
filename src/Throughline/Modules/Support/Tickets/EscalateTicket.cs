using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Brings a ticket to a higher tier with its entry checklist filled, sends it back with a reason, or raises it to the team's manager.</summary>
public sealed class EscalateTicket(ThroughlineDb db, TierClocks tiers, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Tier">1 to 3; higher escalates, lower sends back.</param>
    /// <param name="To">Name or id; without it the one of that tier with the fewest open tickets.</param>
    /// <param name="ToManager">Raise it to the manager instead; it stays with its tier.</param>
    public sealed record Input(
        string Ticket, [property: Between(1, 3)] int? Tier = null, [property: AtMost(200)] string? To = null, bool ToManager = false, [property: AtMost(1000)] string? Why = null,
        [property: AtMost(1000)] string? Tried = null, [property: AtMost(1000)] string? Diagnostics = null, [property: AtMost(1000)] string? CustomerImpact = null, [property: AtMost(1000)] string? KnowledgeSearched = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        RuleException.ThrowIfAny(Obstacles(input, ticket));
        var now = clock.Now();
        var from = ticket.Tier;
        var (id, name) = input.ToManager ? await Manager(ticket) : await OfTier(input, ticket);

        if (!input.ToManager)
        {
            await tiers.Ensure(ticket, now);
            ticket.Escalate(input.Tier!.Value, id, now);
            await tiers.Pass(ticket, now);
        }
        db.Facts.Add(Fact.Of(new TicketEscalated(ticket.Id, ticket.Reference, from, ticket.Tier, name, input.ToManager, input.Why, Checklist(input)), ticket.NetworkId, user.Id, now));
        if (id is { } person) db.DueWork.Add(Tell.Person(person, ticket, $"escalated:{ticket.Version}:{now.ToUnixTimeSeconds()}", $"{ticket.Reference} P{ticket.Priority} {(input.ToManager ? "needs your decision" : $"for tier {ticket.Tier}")}", $"{user.Name}: {input.Why ?? input.Tried}\n{ticket.Title}", now));
        await db.SaveChangesAsync();
        return ticket;
    }

    /// <summary>Everything that is missing, at once.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(Input input, Ticket ticket)
    {
        var obstacles = new List<Obstacle>();
        void Need(string? value, string field, string message) { if (string.IsNullOrWhiteSpace(value)) obstacles.Add(new("checklist-open", message, field)); }
        if (input.ToManager) Need(input.Why, "/why", "Say what the manager is asked to decide.");
        else if (input.Tier is null) obstacles.Add(new("tier-missing", "Say to which tier it goes, or that it goes to the manager.", "/tier"));
        else if (input.Tier == ticket.Tier) obstacles.Add(new("same-tier", $"{ticket.Reference} is with tier {ticket.Tier} already. Choose another tier, or give it to a colleague.", "/tier"));
        else if (input.Tier < ticket.Tier) Need(input.Why, "/why", "Say why it is sent back, so that it does not bounce.");
        else
        {
            Need(input.Tried, "/tried", "Say what was tried, so that it is not tried again.");
            Need(input.Diagnostics, "/diagnostics", "Give the diagnostics: levels, counters, a photo.");
            Need(input.CustomerImpact, "/customerImpact", "Say what the customer cannot do.");
            Need(input.KnowledgeSearched, "/knowledgeSearched", "Say which known error or article was looked at, or that none fits.");
        }
        return obstacles;
    }

    static Dictionary<string, string> Checklist(Input input)
    {
        var all = new Dictionary<string, string?> { ["Tried"] = input.Tried, ["Diagnostics"] = input.Diagnostics, ["Customer impact"] = input.CustomerImpact, ["Knowledge"] = input.KnowledgeSearched };
        return all.Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary(c => c.Key, c => c.Value!);
    }

    async Task<(Guid?, string)> Manager(Ticket ticket)
    {
        var manager = await (from t in db.Teams.AsNoTracking() where t.Id == ticket.TeamId join p in db.People on t.ManagerId equals p.Id where p.DisabledAt == null select new { p.Id, p.Name }).FirstOrDefaultAsync();
        return manager is null ? throw new RuleException("no-manager", $"The team of {ticket.Reference} has no manager. Name one on the team, or escalate to a tier.") : (manager.Id, manager.Name);
    }

    async Task<(Guid?, string)> OfTier(Input input, Ticket ticket)
    {
        var people = db.People.AsNoTracking().Where(p => p.DisabledAt == null);
        var found = await (input.To is null
                ? people.Where(p => p.Tier == input.Tier).OrderBy(p => p.TeamId == ticket.TeamId ? 0 : 1).ThenBy(p => db.Tickets.Count(t => t.OwnerId == p.Id && t.IsOpen)).ThenBy(p => p.Name)
                : people.Where(p => (p.Name == input.To || p.Id == Ids.Of(input.To)) && p.Tier != null))
            .Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync();
        if (found is null && input.To is not null) throw new RuleException("unknown-person", $"{input.To} takes no tickets here. Choose somebody of tier {input.Tier}.", "/to");
        return found is null ? (null, "whoever takes it") : (found.Id, found.Name);
    }
}
