using Throughline.Kernel;
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
}
