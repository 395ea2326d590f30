using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

[Trait("needs", "server")]
public class NetworkPageTests
{
    [Fact]
    public async Task The_overview_of_a_new_network_says_that_nobody_is_accountable()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = site.As("Owen Hart");
        await owen.Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });

        var page = await owen.GetStringAsync("/networks/N-1001", TestContext.Current.CancellationToken);

        Assert.Contains("Nobody is accountable", page);
        Assert.Contains("Quayside ↔ Harbour St opened for Brightwater Clinics.", page);
        Assert.Contains("Open a network", await owen.GetStringAsync("/networks/new", TestContext.Current.CancellationToken));
        Assert.Equal(404, (int)(await owen.GetAsync("/networks/N-9999", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task What_the_customer_pays_is_known_to_the_customer_and_to_us_and_to_no_provider()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Dev Patel", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);
        await site.Person("Elin Berg", Role.PartnerEngineer, "Norrvik", PartyKind.Provider);
        var owen = site.As("Owen Hart");
        await owen.Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        await owen.Send("/networks/N-1001/services", new { kind = "E-Line", description = "Quayside to Harbour Street", provider = "Norrvik", committedKbps = 100_000, monthly = 1304 });
        await site.Do(async (_, db) =>
        {
            var network = db.Networks.Single();
            foreach (var company in db.Organisations.Where(o => o.Side != PartyKind.Us).ToList()) db.Grants.Add(new Grant(network.Id, company.Id, site.Clock.Now() - Duration.FromDays(1)));
            await db.SaveChangesAsync();
        });

        foreach (var (who, may) in new[] { ("Owen Hart", true), ("Dev Patel", true), ("Elin Berg", false) })
        {
            var client = site.As(who);
            var page = await client.GetStringAsync("/networks/N-1001", TestContext.Current.CancellationToken);
            Assert.Contains("Quayside to Harbour Street", page, StringComparison.Ordinal);
            Assert.Equal(may, page.Contains("1,304", StringComparison.Ordinal));
            Assert.Equal(may, (await client.Read("/networks/N-1001")).Body.ToString().Contains("1,304", StringComparison.Ordinal));
            // of what they do not see others are not told how much there is
            Assert.Equal(who == "Owen Hart", System.Text.RegularExpressions.Regex.IsMatch(page, "[0-9] entr(y|ies)<"));
            Assert.Equal(may, page.Contains("/networks/N-1001/proposal", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_circuit_number_of_a_service_is_written_down_when_the_provider_gives_it()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = site.As("Owen Hart");
        await owen.Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        await owen.Send("/networks/N-1001/services", new { kind = "E-Line", description = "Quayside to Harbour Street", provider = "Norrvik", committedKbps = 100_000, monthly = 1304 });

        var (status, body) = await owen.Send("/networks/N-1001/services/S-1001", new { circuitId = "NVK/ETH/448-21907" });
        Assert.True(status == 200, body.ToString());
        Assert.Equal("NVK/ETH/448-21907", body.GetProperty("circuitId").GetString());
        Assert.Equal(100_000, body.GetProperty("committedKbps").GetInt64());
        Assert.Contains("Service S-1001: circuit NVK/ETH/448-21907.", await owen.GetStringAsync("/networks/N-1001", TestContext.Current.CancellationToken));

        Assert.Equal(422, (await owen.Send("/networks/N-1001/services/S-1001", new { circuitId = "NVK/ETH/448-21907" })).Status);
        Assert.Equal(404, (await owen.Send("/networks/N-1001/services/S-99", new { circuitId = "x" })).Status);
    }
}
