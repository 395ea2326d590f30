using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Says that an agreement covers a network, or one service of it.</summary>
public sealed class CoverNetwork(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Network">N-1042, or one service of it: N-1042/S-2101.</param>
    public sealed record Input(string Agreement, [property: AtMost(80)] string Network);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        var (network, service) = await Find(db, input.Network);
        agreement.Cover(network, service);
        db.Facts.Add(Fact.Of(new AgreementReachChanged(agreement.Id, agreement.Reference, $"covers {input.Network}"), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return agreement;
    }

    internal static async Task<(Guid Network, Guid? Service)> Find(ThroughlineDb db, string text)
    {
        var parts = text.Split('/', 2, StringSplitOptions.TrimEntries);
        var network = await db.Networks.AsNoTracking().Referred(parts[0]).Select(n => new { n.Id, Services = n.Services.Select(s => new { s.Id, s.Number }).ToList() }).SingleOrDefaultAsync()
            ?? throw new RuleException("unknown-network", $"There is no network {parts[0]}. Give its number, like N-1042.", "/network");
        if (parts.Length == 1) return (network.Id, null);
        var service = network.Services.FirstOrDefault(s => $"S-{s.Number}".Equals(parts[1], StringComparison.OrdinalIgnoreCase))
            ?? throw new RuleException("unknown-service", $"{parts[0]} has no service {parts[1]}. Its services: {string.Join(", ", network.Services.Select(s => $"S-{s.Number}"))}.", "/network");
        return (network.Id, service.Id);
    }
}

/// <summary>Takes a network or service out of what an agreement covers.</summary>
public sealed class UncoverNetwork(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Agreement, Guid Cover);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        var network = agreement.Covers.Where(c => c.Id == input.Cover).Select(c => c.NetworkId).FirstOrDefault();
        var number = await db.Networks.AsNoTracking().Where(n => n.Id == network).Select(n => (long?)n.Number).SingleOrDefaultAsync();
        agreement.NoLongerCover(input.Cover);
        db.Facts.Add(Fact.Of(new AgreementReachChanged(agreement.Id, agreement.Reference, $"no longer covers N-{number}"), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return agreement;
    }
}
