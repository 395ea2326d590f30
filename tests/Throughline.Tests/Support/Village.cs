using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

/// <summary>Halden, Brightwater and Norrvik: the network of Harbour Street in service, both its agreements, and the people who answer for it.</summary>
public sealed class Village : IAsyncDisposable
{
    /// <summary>Tuesday 17 November 2026, 01:58 in London: outside everybody's hours.</summary>
    public static readonly Instant Night = Instant.FromUtc(2026, 11, 17, 1, 58);

    Village(TestSite site) => Site = site;

    public TestSite Site { get; }
    public Person Maja { get; private set; } = null!;
    public Person Tomas { get; private set; } = null!;
    public Person Jonas { get; private set; } = null!;
    public Person Sam { get; private set; } = null!;
    public Organisation Norrvik { get; private set; } = null!;
    public string Network { get; private set; } = "";
    public Guid NetworkId { get; private set; }
    public string Service { get; private set; } = "";
    public string Orchard { get; private set; } = "";

    public static async Task<Village> Start(string? database = null, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adjust = null)
    {
        var village = new Village(await TestSite.Start(database, adjust));
        village.Site.Clock.Set(Night);
        await village.Settle();
        return village;
    }

    async Task Settle()
    {
        Jonas = await Site.Person("Jonas Weber", Role.Manager);
        Maja = await Site.Person("Maja Kovač", Role.Engineer);
        Tomas = await Site.Person("Tomás Reyes", Role.Support);
        Sam = await Site.Person("Sam Okoro", Role.TechnicalContact, "Brightwater Clinics", PartyKind.Customer);
        await Site.Person("Grace Bell", Role.TechnicalContact, "Orchard Schools", PartyKind.Customer);
        Norrvik = await Site.Organisation("Norrvik", PartyKind.Provider, "Europe/Stockholm");
        await Site.Do(async (_, db) =>
        {
            var team = new Team("South", "South West", Jonas.Id);
            db.Teams.Add(team);
            db.DutyRotas.Add(new DutyRota(team.Id, new RotaDefinition("south", [new RotaLayer("nights", "Europe/London", new LocalDateTime(2026, 11, 2, 8, 0), null, RotationUnit.Week, 1, [Tomas.Id.ToString()], null)], []), "0117 496 0113"));
            (Network, NetworkId, Service) = await InService(db, 1042, "Harbour St ↔ Northgate", "Brightwater Clinics", team.Id);
            Orchard = (await InService(db, 1050, "Orchard Schools core", "Orchard Schools", team.Id)).Item1;
            db.Agreements.Add(Promise(31, Owes.UsToCustomer, (await Of(db, "Brightwater Clinics")).Id, 15, 240));
            db.Agreements.Add(Promise(102, Owes.ProviderToUs, Norrvik.Id, 30, 360));
            await db.SaveChangesAsync();
        });
        foreach (var (who, tier) in new[] { (Maja, 3), (Tomas, 2), (Jonas, 3) })
            await Site.Do(async (_, db) => { db.People.Single(p => p.Id == who.Id).Tier = tier; await db.SaveChangesAsync(); });
    }

    static Task<Organisation> Of(ThroughlineDb db, string name) => Task.FromResult(db.Organisations.Single(o => o.Name == name));

    Agreement Promise(long number, Owes owes, Guid with, int respond, int restore)
    {
        var agreement = new Agreement(number, owes, with, "Ethernet", new LocalDate(2026, 1, 1)) { Zone = owes == Owes.UsToCustomer ? "Europe/London" : "Europe/Stockholm" };
        agreement.Charge(93_000, "GBP");
        agreement.Promise(1, respond, restore);
        agreement.Promise(3, 240, 1440);
        agreement.Credit(99.9m, [(99m, 99.9m, 10), (0, 99m, 25)]);
        agreement.Cover(NetworkId);
        return agreement;
    }

    async Task<(string, Guid, string)> InService(ThroughlineDb db, long number, string name, string customer, Guid team)
    {
        var network = new Network(number, name, "joins two sites", (await Of(db, customer)).Id, Jonas.Id, "South West", Site.Clock.Now()) { TeamId = team };
        network.AddSite("HS", "Harbour Street", "1 Harbour Street", "Europe/London");
        var service = network.AddService(number + 1059, "E-Line", "two sites", network.Sites[0].Id);
        (service.ProviderId, service.CircuitId) = (Norrvik.Id, "NVK/ETH/448-21907");
        db.Networks.Add(network);
        db.Grants.Add(new Grant(network.Id, network.CustomerId, Instant.FromUtc(2026, 1, 1, 0, 0)));
        await db.SaveChangesAsync();
        db.AccountabilityTerms.Add(new AccountabilityTerm(network.Id, Maja.Id, Site.Clock.Now(), TermReason.Initial, null, Site.Clock.Now()));
        network.IsAnsweredForBy(Maja.Id);
        await db.SaveChangesAsync();
        return (network.Reference, network.Id, service.Reference);
    }

    public async Task<string> Open(string who, object input) => (await Site.As(who).Send("/tickets", input)).Body.GetProperty("reference").GetString()!;

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
