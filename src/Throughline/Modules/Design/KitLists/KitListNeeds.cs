using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>What of kit lists waits for a person: a voided signature to give again, a review that was asked for.</summary>
sealed class KitListNeeds(ThroughlineDb db) : INeedsYou
{
    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        var unsigned = await (
            from k in db.KitLists.AsNoTracking()
            join n in db.Networks on k.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            where n.EngineerId == person && k.State != KitState.Signed && k.Versions.Any(v => v.Number < k.Number && v.SignedAt != null)
            orderby n.Number
            select new { n.Number, Network = n.Name, Customer = c.Name, Version = k.Number }).Take(50).ToListAsync();
        var reviews = await (
            from k in db.KitLists.AsNoTracking()
            from r in k.Reviews
            join n in db.Networks on k.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            where r.ReviewerId == person && r.AgreedAt == null && r.Version == k.Number
            orderby n.Number
            select new { n.Number, Network = n.Name, Customer = c.Name, r.Version }).Take(50).ToListAsync();
        return
        [
            .. unsigned.Select(k => new Need("bad", "Sign", $"Kit list version {k.Version} is not signed", $"/networks/N-{k.Number}/kit-list", $"{k.Network} · {k.Customer}",
                $"The sign-off of version {k.Version - 1} is void: nothing may be ordered or declared ready", null, null, "Review and sign")),
            .. reviews.Select(r => new Need("info", "Review", $"Kit list version {r.Version} waits for your eyes", $"/networks/N-{r.Number}/kit-list", $"{r.Network} · {r.Customer}",
                "It cannot be signed before you agree", null, null, "Read it")),
        ];
    }
}
