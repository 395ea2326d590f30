using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Writes claims on providers and partners out of a month's closed outages, and writes them anew as long as they are not submitted.</summary>
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
            var claim = await db.Claims.Include(c => c.Evidence).Where(c => c.AgreementId == line.Agreement.Id && c.ServiceId == line.Service.Id && c.Month == first).OrderByDescending(c => c.Number).FirstOrDefaultAsync();
            if (claim is { IsOpen: false } || (claim is null && line.Month.CreditMinor <= 0)) continue;
            if (claim is null)
            {
                claim = new Claim(await numbers.Next("CL"), line.Agreement.Id, line.Agreement.OrganisationId, line.Network.Id, line.Service.Id, CircuitOf(line), month, first.PlusMonths(1).PlusDays(line.Terms.ClaimDays - 1), line.Terms.Currency, now);
                db.Claims.Add(claim);
                db.DueWork.AddRange(ClaimAlarm.For(claim, line.Agreement.Zone, now));
            }
            claim.Rests(await Evidence(line), Math.Round(line.Month.AvailabilityPercent, 4), line.Terms.PromisedPercent ?? 0, line.Month.CreditMinor, line.Month.Because);
            var provider = await db.Organisations.AsNoTracking().Where(o => o.Id == claim.ProviderId).Select(o => o.Name).SingleAsync();
            db.Facts.Add(Fact.Of(new ClaimDrafted(claim.Id, claim.Reference, provider, claim.MonthName, claim.AmountMinor, claim.Currency, ticket), claim.NetworkId, null, now));
            drafted.Add(claim);
        }
        return drafted;
    }

    async Task<List<ClaimEvidence>> Evidence(ServiceMonth line)
    {
        var hours = line.Terms.CalendarId is { } id ? await calendars.Of(id) : StandardHours.Always;
        return [.. line.Tickets.Select(f => (Failure: f, Counted: f.Under(line.Agreement).Where(p => p.What is PromiseKind.Restore or PromiseKind.Install).SelectMany(p => p.Counted).ToList())).Where(f => f.Counted.Count > 0)
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
        var last = (failure.RestoredAt ?? now).InUtc().Date.ToYearMonth();
        for (var month = failure.ReportedAt.InUtc().Date.ToYearMonth(); month.OnDayOfMonth(1) <= last.OnDayOfMonth(1); month = month.OnDayOfMonth(1).PlusMonths(1).ToYearMonth())
        {
            await claims.Of(month, failure.NetworkId, failure.Ticket);
            var at = ComputeCredits.After(month);
            if (at <= now) await credits.Of(month, [failure.NetworkId]);
            else if (!await db.DueWork.AnyAsync(w => w.Key == ComputeCredits.KeyOf(month), stop)) db.DueWork.Add(ComputeCredits.Work(month));
        }
        await db.SaveChangesAsync(stop);
    }
}
