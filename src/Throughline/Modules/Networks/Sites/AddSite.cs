using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Adds a place that the network reaches.</summary>
public sealed class AddSite(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network,
        [property: AtMost(6), Words("Short code")] string Code,
        [property: AtMost(200)] string Name,
        [property: AtMost(500)] string Address,
        [property: AtMost(60)] string? Zone = null,
        [property: AtMost(1000)] string? Access = null);

    public async Task<(Network Network, Site Site)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var (zone, code) = (input.Zone ?? user.Zone, input.Code.ToUpperInvariant());
        var obstacles = network.ObstaclesToAddSite(code).ToList();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) obstacles.Add(new("no-zone", $"There is no time zone {zone}. Write it as Europe/London.", "/zone"));
        RuleException.ThrowIfAny(obstacles);
        var site = network.AddSite(code, input.Name, input.Address, zone);
        site.Access = input.Access;
        db.Facts.Add(Fact.Of(new SiteAdded(site.Id, site.Code, site.Name), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (network, site);
    }
}

/// <summary>A site was added to a network.</summary>
public sealed record SiteAdded(Guid SiteId, string Code, string Name) : Happening
{
    public override string Sentence => $"Site {Name} ({Code}) added.";
    public override Guid? Subject => SiteId;
    public override Readers Readers => Readers.Everyone;
}
