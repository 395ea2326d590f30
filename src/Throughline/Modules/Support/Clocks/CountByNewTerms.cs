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
        var terms = agreement.TermsOn(now.DateIn(agreement.Zone));
        var from = terms.From.AtStartOfDayInZone(Times.ZoneOf(agreement.Zone)).ToInstant();
        var tickets = await db.Tickets.WithClocks().Where(t => t.Clocks.Any(c => c.AgreementId == agreementId && c.StoppedAt == null)).OrderBy(t => t.Number).ToListAsync(stop);
        var of = await hours.For(tickets.SelectMany(t => t.Clocks), terms.CalendarId);
        var act = new ClockRederivation($"{agreement.Reference} version {terms.Number} holds from {terms.From.DateText()}: {terms.Why ?? "as it was signed"}", now);
        foreach (var ticket in tickets)
            foreach (var running in ticket.Clocks.Where(c => c.AgreementId == agreementId && c.StoppedAt is null))
            {
                if (Promised.Of(terms, running.Kind, ticket.Priority) is not { } promised || running.CountsBy(promised.Minutes, promised.CalendarId)) continue;
                var before = running.DueAt;
                ticket.GoOnBy(running, promised.Minutes, promised.CalendarId, from, now, of, $"{agreement.Reference} version {terms.Number}");
                db.ClockDueChanges.Add(new ClockDueChange(act.Id, running.Id, ticket.Id, before, running.DueAt));
                act.Changed++;
            }
        if (act.Changed > 0) db.ClockRederivations.Add(act);
        await db.SaveChangesAsync(stop);
        return act.Changed;
    }
}
