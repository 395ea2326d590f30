using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Puts right what is known of a site: whoever drives there at night reads it. Its short code stays, equipment is named by it.</summary>
public sealed class CorrectSite(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Site">Short code or id.</param>
    public sealed record Input(
        string Network, string Site,
        [property: AtMost(200)] string? Name = null,
        [property: AtMost(500)] string? Address = null,
        [property: AtMost(60)] string? Zone = null,
        [property: AtMost(1000), Words("How to get in")] string? Access = null);

    public async Task<(Network Network, Site Site)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var site = network.Sites.FirstOrDefault(s => s.Code.Equals(input.Site, StringComparison.OrdinalIgnoreCase) || s.Id == Ids.Of(input.Site)) ?? throw new NotFoundException($"Site {input.Site}");
        if (input.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) throw new RuleException("no-zone", $"There is no time zone {zone}. Write it as Europe/London.", "/zone");
        if (network.Correct(site, input.Name, input.Address, input.Zone, input.Access) is not { Length: > 0 } what)
            throw new RuleException("nothing-changed", $"{site.Code} says all this already. Change something, or go back.");
        db.Facts.Add(Fact.Of(new SiteCorrected(site.Id, site.Code, what), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (network, site);
    }
}

/// <summary>What is known of a site was put right.</summary>
public sealed record SiteCorrected(Guid SiteId, string Code, string What) : Happening
{
    public override string Sentence => $"Site {Code}: {What}.";
    public override Guid? Subject => SiteId;
    public override Readers Readers => Readers.Everyone;
}
