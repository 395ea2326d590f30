using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Adds what the customer gets: our number for it, the provider's, the rate and the charge.</summary>
public sealed class AddService(ThroughlineDb db, Numbers numbers, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network,
        [property: AtMost(80)] string Kind,
        [property: AtMost(500), Words("What it joins")] string Description,
        [property: AtMost(60)] string? Site = null,
        [property: AtMost(200)] string? Provider = null,
        [property: AtMost(100), Words("Provider's circuit number")] string? CircuitId = null,
        [property: Between(0, 10_000_000_000), Words("Committed rate")] long? CommittedKbps = null,
        [property: Between(0, 100_000_000), Words("Monthly charge")] decimal? Monthly = null,
        [property: Between(0, 100_000_000), Words("Provider's monthly charge")] decimal? MonthlyCost = null,
        [property: AtMost(3)] string Currency = "GBP",
        [property: AtMost(1000), Words("How to report a fault")] string? HowToReport = null);

    public async Task<(Network Network, Service Service)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var obstacles = new List<Obstacle>();
        var site = network.SiteCalled(input.Site, obstacles);
        var provider = input.Provider is null ? null : await Provider(input.Provider, obstacles);
        RuleException.ThrowIfAny(obstacles);

        var service = network.AddService(await numbers.Next("S"), input.Kind, input.Description, site?.Id);
        service.ProviderId = provider?.Id;
        service.CircuitId = input.CircuitId;
        service.CommittedKbps = input.CommittedKbps ?? 0;
        service.MonthlyMinor = Money.MinorOf(input.Monthly) ?? 0;
        service.MonthlyCostMinor = Money.MinorOf(input.MonthlyCost) ?? 0;
        service.Currency = input.Currency;
        service.HowToReport = input.HowToReport ?? provider?.FaultProcedure;
        db.Facts.Add(Fact.Of(new ServiceAdded(service.Id, service.Reference, service.Kind, service.Description), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (network, service);
    }

    async Task<Organisation?> Provider(string name, List<Obstacle> obstacles)
    {
        var found = await db.Organisations.FirstOrDefaultAsync(o => o.Name == name || o.Id == Ids.Of(name));
        if (found is null) db.Organisations.Add(found = new Organisation(name, PartyKind.Provider, user.Zone));
        else if (found.Side is PartyKind.Customer)
            obstacles.Add(new("not-a-provider", $"{found.Name} is a customer, not a provider. Name the company whose circuit it is, or leave it empty for our own.", "/provider"));
        return found;
    }
}

/// <summary>A service was added to a network.</summary>
public sealed record ServiceAdded(Guid ServiceId, string Reference, string Kind, string Description) : Happening
{
    public override string Sentence => $"Service {Reference} added: {Kind}, {Description}.";
    public override Guid? Subject => ServiceId;
    public override Readers Readers => Readers.Everyone;
}
