using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>What each ticket cost in time, travel, parts and credits, the trips to its site, when it was opened again, and whose doing it was: what the history is counted with.</summary>
public sealed class CostOfTickets(ThroughlineDb db, SpentOnTickets spentOn, TierRates rates, IConfiguration configuration)
{
    const string Reopened = "ticket-reopened";

    /// <summary>An hour of tier 1, and the half hour that a ticket without booked time counts at least; settings of the house.</summary>
    internal CostRate Rate => new(rates.PerHour[0], configuration.GetValue("Rates:FloorMinutes", 30) / 60m, "GBP");

    internal async Task<IReadOnlyList<HistoryTicket>> Of(IReadOnlyList<DeskTicket> tickets, IReadOnlyList<TicketRecord> records, CancellationToken stop = default)
    {
        var ids = tickets.Select(t => t.Id).ToList();
        var costs = await spentOn.Of(ids, stop);
        var reopened = (await db.Facts.AsNoTracking().Where(f => f.Kind == Reopened && f.Subject != null && ids.Contains(f.Subject.Value)).Select(f => new { f.Subject, f.At }).ToListAsync(stop))
            .GroupBy(f => f.Subject!.Value).ToDictionary(g => g.Key, g => g.Max(f => f.At));
        var providers = await Providers(ids, stop);
        var history = new HistoryTicket[tickets.Count];
        for (var i = 0; i < history.Length; i++)
        {
            var ticket = tickets[i];
            var spent = costs.GetValueOrDefault(ticket.Id, TicketSpent.Nothing);
            Instant? again = reopened.TryGetValue(ticket.Id, out var at) ? at : null;
            var paid = spent.ExpensesMinor + spent.CreditsMinor;
            history[i] = HistoryTicket.Of(records[i] with { Hours = spent.Minutes == 0 ? null : spent.Minutes / 60m, Reopened = again, CostMinor = paid == 0 ? null : paid, Visits = spent.Trips.Count == 0 ? null : spent.Trips.Count }) with
            {
                // the last closing hides the one before: a ticket can be opened again only within 14 days of it
                Closed = again is { } opened && !(ticket.ResolvedAt < opened) ? opened : ticket.ResolvedAt,
                LabourMinor = spent.Minutes == 0 ? null : spent.LabourMinor,
                Trips = spent.Trips,
                Party = ticket.Cause switch
                {
                    Cause.Provider => providers.GetValueOrDefault(ticket.Id, "the provider"),
                    Cause.CustomerPower or Cause.CustomerEquipment => "the customer",
                    Cause.ConfigurationChange => "a change of ours",
                    _ => null,
                },
            };
        }
        return history;
    }

    async Task<Dictionary<Guid, string>> Providers(List<Guid> tickets, CancellationToken stop) =>
        await (from t in db.Tickets.AsNoTracking() where tickets.Contains(t.Id) && t.ProviderId != null join o in db.Organisations on t.ProviderId equals o.Id select new { t.Id, o.Name }).ToDictionaryAsync(t => t.Id, t => t.Name, stop);
}
