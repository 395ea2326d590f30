using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Clocks;

/// <summary>A version of an agreement begins: every open clock under it goes on by the new terms from that day, and what has accrued stays.</summary>
public sealed class CountByNewTerms(ThroughlineDb db, ClockHours hours, IClock clock) : IDoDueWork
{
    public string Kind => AgreementWork.TermsBegin;

    public Task Do(DueWork work, CancellationToken stop) => db.InTransaction(() => Run(Guid.Parse(work.Data), stop), stop);

    /// <returns>How many clocks go on by other terms.</returns>
    public async Task<int> Run(Guid agreementId, CancellationToken stop = default)
    {
        var now = clock.Now();
        var agreement = await db.Agreements.AsNoTracking().Whole().SingleAsync(a => a.Id == agreementId, stop);
        var begun = agreement.TermsUntil(now.DateIn(agreement.Zone));
        var terms = begun[^1];
        var tickets = await db.Tickets.WithClocks().Where(t => t.Clocks.Any(c => c.AgreementId == agreementId && c.StoppedAt == null)).OrderBy(t => t.Number).ToListAsync(stop);
        var of = await hours.For(tickets.SelectMany(t => t.Clocks), [.. begun.Select(t => t.CalendarId)]);
        var act = new ClockRederivation($"{agreement.Reference} version {terms.Number} holds from {terms.From.DateText()}: {terms.Why ?? "as it was signed"}", now);
        foreach (var ticket in tickets)
            foreach (var (running, before) in GoOn(ticket, agreement, begun, of, now))
            {
                db.ClockDueChanges.Add(new ClockDueChange(act.Id, running.Id, ticket.Id, before, running.DueAt));
                act.Changed++;
            }
        if (act.Changed > 0) db.ClockRederivations.Add(act);
        await db.SaveChangesAsync(stop);
        return act.Changed;
    }

    /// <summary>The clocks of a ticket that stood while terms changed go on by those that hold now; the caller saves.</summary>
    internal async Task To(Ticket ticket, Instant now)
    {
        var ids = ticket.Clocks.Where(c => c.StoppedAt is null).Select(c => c.AgreementId).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0) return;
        foreach (var agreement in await db.Agreements.IgnoreQueryFilters(["internal"]).AsNoTracking().Whole().Where(a => ids.Contains(a.Id)).ToListAsync())
        {
            var terms = agreement.TermsOn(now.DateIn(agreement.Zone));
            GoOn(ticket, agreement, [terms], await hours.For(ticket, terms.CalendarId), now);
        }
    }

    // each version from its own day: when this program stood still, several may have begun
    static List<(TicketClock Clock, Instant? Before)> GoOn(Ticket ticket, Agreement agreement, IReadOnlyList<AgreementTerms> versions, Func<Guid?, Calendars.Published.BusinessCalendar> of, Instant now)
    {
        var moved = new List<(TicketClock, Instant?)>();
        foreach (var running in ticket.Clocks.Where(c => c.AgreementId == agreement.Id && c.StoppedAt is null))
        {
            var (before, changed) = (running.DueAt, false);
            for (var i = 0; i < versions.Count; i++)
            {
                var wasOver = i + 1 < versions.Count && Start(versions[i + 1]) <= (running.LastTerms()?.At ?? running.StartedAt);
                if (wasOver || Promised.Of(versions[i], running.Kind, ticket.Priority) is not { } promised || running.CountsBy(promised.Minutes, promised.CalendarId)) continue;
                ticket.GoOnBy(running, promised.Minutes, promised.CalendarId, Start(versions[i]), now, of, $"{agreement.Reference} version {versions[i].Number}");
                changed = true;
            }
            if (changed) moved.Add((running, before));
        }
        return moved;

        Instant Start(AgreementTerms terms) => terms.From.AtStartOfDayInZone(Times.ZoneOf(agreement.Zone)).ToInstant();
    }
}
