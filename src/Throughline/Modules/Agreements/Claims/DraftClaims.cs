using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Writes claims on providers and partners out of a month's closed outages, and writes them anew as long as they are not submitted. What comes to light after that is a claim of its own, over the rest.</summary>
public sealed class DraftClaims(ThroughlineDb db, MeasureMonth measure, WorkingCalendars calendars, Numbers numbers, IClock clock)
{
    /// <summary>The caller saves.</summary>
    /// <param name="ticket">The ticket whose closing is the reason.</param>
    public async Task<IReadOnlyList<Claim>> Of(YearMonth month, Guid networkId, string ticket)
    {
        var now = clock.Now();
        var drafted = new List<Claim>();
        foreach (var line in (await measure.Of(month, [networkId])).Where(l => l.Agreement.Owes != Owes.UsToCustomer))
        {
            var first = month.OnDayOfMonth(1);
            var known = await db.Claims.Include(c => c.Evidence).Where(c => c.AgreementId == line.Agreement.Id && c.ServiceId == line.Service.Id && c.Month == first).OrderBy(c => c.Part).ToListAsync();
            var before = known.Where(c => !c.IsOpen).ToList();
            var (claim, rest) = (known.Find(c => c.IsOpen), Math.Max(0, line.Month.CreditMinor - before.Sum(c => c.AmountMinor)));
            if (claim is null && rest <= 0) continue;
            var evidence = New(await Evidence(line), before);
            if (claim?.RestsOn(evidence, rest) == true) continue;
            if (claim is null)
            {
                claim = new Claim(await numbers.Next("CL"), line.Agreement.Id, line.Agreement.OrganisationId, line.Network.Id, line.Service.Id, CircuitOf(line), month, first.PlusMonths(1).PlusDays(line.Terms.ClaimDays - 1), line.Terms.Currency, now, known.Count + 1);
                db.Claims.Add(claim);
                db.DueWork.AddRange(ClaimAlarm.For(claim, line.Agreement.Zone, now));
            }
            claim.Rests(evidence, Math.Round(line.Month.AvailabilityPercent, 4), line.Terms.PromisedPercent ?? 0, rest,
                [.. line.Month.Because, .. before.Select(c => $"{Money.Text(c.AmountMinor, c.Currency)} of it was claimed with {c.Reference}.")]);
            var provider = await db.Organisations.AsNoTracking().Where(o => o.Id == claim.ProviderId).Select(o => o.Name).SingleAsync();
            db.Facts.Add(Fact.Of(new ClaimDrafted(claim.Id, claim.Reference, provider, claim.MonthName, claim.AmountMinor, claim.Currency, ticket), claim.NetworkId, null, now));
            drafted.Add(claim);
        }
        return drafted;
    }

    // the rest is shown by what the claims before did not rest on; by all of it when a clock was put right
    static IReadOnlyList<ClaimEvidence> New(IReadOnlyList<ClaimEvidence> all, IReadOnlyList<Claim> before) =>
        all.Where(e => !before.Any(c => c.Evidence.Any(o => o.Ticket == e.Ticket))).ToList() is { Count: > 0 } unclaimed ? unclaimed : all;

    async Task<List<ClaimEvidence>> Evidence(ServiceMonth line)
    {
        var hours = line.Terms.CalendarId is { } id ? await calendars.Of(id) : StandardHours.Always;
        var outages = line.Failures.Select(f => f.TicketId).ToHashSet();
        return [.. line.Tickets.Select(f => (Failure: f, Counted: outages.Contains(f.TicketId) ? line.Against(f) : f.Under(line.Agreement).Where(p => p.What is PromiseKind.Restore or PromiseKind.Install).SelectMany(p => p.Counted).ToList())).Where(f => f.Counted.Count > 0)
            .Select(f => new ClaimEvidence(f.Failure.Ticket, TheirNumber(f.Failure, line), CircuitOf(line), f.Counted.Min(i => i.Start), f.Counted.Max(i => i.End), (int)f.Counted.Aggregate(Duration.Zero, (sum, i) => sum + hours.Between(i.Start, i.End)).TotalMinutes))];
    }

    // a partner works on our ticket and knows our number of the service; a provider finds only their own
    static string? TheirNumber(Failure failure, ServiceMonth line) => line.Agreement.Owes == Owes.PartnerToUs ? failure.Ticket : failure.TheirTicket;

    static string? CircuitOf(ServiceMonth line) => line.Agreement.Owes == Owes.PartnerToUs ? line.Service.Reference : line.Service.CircuitId;
}

/// <summary>Settles what a closed ticket costs: drafts the claims, and computes the credits of months that are over.</summary>
public sealed class SettleFailure(ThroughlineDb db, IFailures failures, DraftClaims claims, ComputeCredits credits, IClock clock) : IDoDueWork
{
    public string Kind => FailureClosed.Kind;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        if (await failures.Of(Guid.Parse(work.Data, CultureInfo.InvariantCulture)) is not { } failure) return;
        await db.OnceMore(() => Settle(failure, stop));
    }

    async Task Settle(Failure failure, CancellationToken stop)
    {
        var now = clock.Now();
        // a clock may have begun in a ticket that was merged, and end when the customer is told; a day on either side, for each agreement has a month of its own zone
        var first = failure.Promises.SelectMany(p => p.Counted).Select(i => i.Start).Append(failure.ReportedAt).Min().InUtc().Date.PlusDays(-1).ToYearMonth();
        var last = failure.Promises.Select(p => p.Until).Append(failure.RestoredAt ?? now).Max().InUtc().Date.PlusDays(1).ToYearMonth();
        for (var month = first; month.OnDayOfMonth(1) <= last.OnDayOfMonth(1); month = month.OnDayOfMonth(1).PlusMonths(1).ToYearMonth())
        {
            var at = ComputeCredits.After(month);
            // while it is open only what cannot grow any more is settled
            if (failure.RestoredAt is null && at > now) continue;
            await claims.Of(month, failure.NetworkId, failure.Ticket);
            if (at <= now) await credits.Of(month, [failure.NetworkId]);
            else await db.QueueOnce(ComputeCredits.Work(month), stop);
        }
        if (failure.RestoredAt is null) await db.QueueOnce(FailureClosed.WhenMonthEnds(failure.TicketId, failure.Ticket, now), stop);
        await db.SaveChangesAsync(stop);
    }
}
