using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>The accountable engineer countersigns what a deputy signed.</summary>
public sealed class Countersign(ThroughlineDb db, AccountableEngineer accountable, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, Guid Signature);

    public async Task<DeputySignature> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var signature = await db.DeputySignatures.SingleOrDefaultAsync(s => s.Id == input.Signature && s.NetworkId == networkId) ?? throw new NotFoundException("The signature");
        expected.Check(signature);
        signature.Countersign(user.Id ?? Guid.Empty, await accountable.Of(networkId), clock.Now());
        var deputy = await db.People.AsNoTracking().Where(p => p.Id == signature.DeputyId).Select(p => p.Name).SingleAsync();
        db.Facts.Add(Fact.Of(new Countersigned(signature.Id, signature.What, deputy), networkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return signature;
    }
}

/// <summary>What waits for an engineer's countersignature, for Today.</summary>
sealed class CountersignNeeds(ThroughlineDb db) : INeedsYou
{
    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        var open = await (
            from s in db.DeputySignatures.AsNoTracking()
            join n in db.Networks on s.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            join p in db.People on s.DeputyId equals p.Id
            where n.EngineerId == person && s.CountersignedAt == null
            select new { s.Href, s.What, s.DueAt, s.SignedAt, n.Number, Customer = c.Name, Deputy = p.Name }).ToListAsync();
        return [.. open.Select(s => new Need("info", "Countersign", $"{s.What} signed by {s.Deputy} as your deputy", $"/networks/N-{s.Number}/accountability", $"N-{s.Number} {s.Customer}",
            $"Needs your countersign within {DeputySignature.DaysToCountersign} working days", s.DueAt, s.DueAt - s.SignedAt, "Read and countersign"))];
    }
}

/// <summary>The accountable engineer stands for what a deputy signed.</summary>
public sealed record Countersigned(Guid SignatureId, string What, string Deputy) : Happening
{
    public override string Sentence => $"{What}, signed by {Deputy} as deputy, countersigned.";
    public override Guid? Subject => SignatureId;
}
