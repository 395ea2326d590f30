using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Claims of a network that are not over: they are handed over with it. And what waits for finance: claims whose window closes, credits to review.</summary>
public sealed class ClaimItems(ThroughlineDb db) : INetworkOpenItems, INeedsYou
{
    public async Task<IReadOnlyList<OpenItem>> Of(Guid networkId)
    {
        var open = await (
            from c in db.Claims.AsNoTracking()
            join p in db.Organisations on c.ProviderId equals p.Id
            where c.NetworkId == networkId && c.State != ClaimState.Reconciled && c.State != ClaimState.Lapsed && c.State != ClaimState.Dropped
            orderby c.DueOn
            select new { Claim = c, Provider = p.Name }).Take(50).ToListAsync();
        return [.. open.Select(o => new OpenItem("Claim", ClaimWords.Shape(o.Claim.State), ClaimWords.Word(o.Claim.State), $"{o.Provider} owes {Money.Text(o.Claim.AmountMinor, o.Claim.Currency)} for {o.Claim.MonthName}", $"{o.Claim.Reference}, {(o.Claim.IsOpen ? "finance submits it" : "with the provider")}", $"/claims/{o.Claim.Reference}",
            HandedOver: true, Subject: o.Claim.Id, DueText: o.Claim.IsOpen ? ClaimWords.Day(o.Claim.DueOn) : null))];
    }

    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        if (!await db.People.AsNoTracking().AnyAsync(p => p.Id == person && (p.Roles & Role.Finance) != 0)) return [];
        var claims = await db.Claims.AsNoTracking().Where(c => c.State == ClaimState.Due).OrderBy(c => c.DueOn).Take(20).ToListAsync();
        var credits = await db.Credits.AsNoTracking().Where(c => c.State == CreditState.Computed && c.AmountMinor > 0).OrderBy(c => c.Number).Take(20).ToListAsync();
        return
        [
            .. claims.Select(c => new Need("warn", "Claim", $"Claim {Money.Text(c.AmountMinor, c.Currency)} for {c.MonthName}", $"/claims/{c.Reference}", c.Reference, $"The window closes {ClaimWords.Day(c.DueOn)}; after that nothing is owed.", c.DueOn.PlusDays(1).AtMidnight().InUtc().ToInstant(), null, "Submit the claim")),
            .. credits.Select(c => new Need("todo", "Credit", $"Review {Money.Text(c.AmountMinor, c.Currency)} for {c.MonthName}", $"/credits/{c.Reference}", c.Reference, "The customer is told after you have looked at it.", null, null, "Review the credit")),
        ];
    }
}
