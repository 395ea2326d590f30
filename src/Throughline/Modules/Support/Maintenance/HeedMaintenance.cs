using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Maintenance;

/// <summary>Lets the clocks of tickets stand still in announced maintenance, where their agreements say so.</summary>
public sealed class HeedMaintenance(ThroughlineDb db, ClockHours hours, IClock clock) : IDoDueWork
{
    const string Work = "maintenance";

    public string Kind => Work;

    /// <summary>Looks once more when it begins: a ticket that was being opened while it was announced.</summary>
    internal static DueWork WhenItBegins(MaintenanceWindow window) => DueWork.At(window.From, Work, $"{Work}:{window.Reference}", window.Id.ToString());

    public Task Do(DueWork work, CancellationToken stop) => db.InTransaction(async () =>
    {
        var id = Guid.Parse(work.Data);
        await Changed(await db.MaintenanceWindows.SingleAsync(w => w.Id == id, stop), "begins", clock.Now());
        await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Windows that are not over, of networks.</summary>
    public async Task<IReadOnlyList<MaintenanceWindow>> Of(IReadOnlyCollection<Guid> networks, Instant now)
    {
        // a report may be of a month ago
        var since = now - Duration.FromDays(31);
        return await db.MaintenanceWindows.IgnoreQueryFilters().AsNoTracking().Where(w => networks.Contains(w.NetworkId) && w.Until > since && w.CancelledAt == null).OrderBy(w => w.From).ToListAsync();
    }

    /// <summary>A clock was added to a ticket, or runs again: what is announced for its network holds for it too. The caller saves.</summary>
    public async Task To(Ticket ticket, Instant now)
    {
        if (ticket.NetworkId is not { } network || await Of([network], now) is not { Count: > 0 } windows) return;
        var notice = await Notices(ticket.Clocks, now);
        var of = await hours.For(ticket);
        foreach (var window in windows) ticket.Heed(window, notice, of, now);
    }

    /// <summary>A window was announced, shortened or called off: every open ticket of its network counts by it from now on. The caller saves.</summary>
    internal async Task Changed(MaintenanceWindow window, string what, Instant now)
    {
        var tickets = await db.Tickets.WithClocks().Where(t => t.NetworkId == window.NetworkId && t.IsOpen).OrderBy(t => t.Number).ToListAsync();
        var clocks = tickets.SelectMany(t => t.Clocks).ToList();
        var notice = await Notices(clocks, now);
        var of = await hours.For(clocks);
        var act = new ClockRederivation($"{window.Reference} {what}: {window.What}", now);
        foreach (var (ticket, moved) in tickets.SelectMany(t => t.Heed(window, notice, of, now).Select(m => (t, m))).ToList())
        {
            db.ClockDueChanges.Add(new ClockDueChange(act.Id, moved.Clock.Id, ticket.Id, moved.Before, moved.Clock.DueAt));
            act.Changed++;
        }
        if (act.Changed > 0) db.ClockRederivations.Add(act);
    }

    async Task<Func<TicketClock, Duration?>> Notices(IEnumerable<TicketClock> clocks, Instant now)
    {
        var ids = clocks.Select(c => c.AgreementId).OfType<Guid>().Distinct().ToList();
        var agreements = await db.Agreements.IgnoreQueryFilters(["internal"]).AsNoTracking().Whole().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        return clock => clock.AgreementId is { } id && agreements.TryGetValue(id, out var agreement) ? agreement.TermsOn(now.DateIn(agreement.Zone)).MaintenanceNotice : null;
    }
}
