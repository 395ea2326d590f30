using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class TicketPagesTests
{
    [Fact]
    public async Task A_customer_with_several_networks_chooses_one_by_its_name()
    {
        await using var village = await Village.Start();
        var sam = village.Site.As("Sam Okoro");
        Assert.DoesNotContain("I do not know", await sam.GetStringAsync("/tickets/new", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await village.Site.Do(async (_, db) =>
        {
            var other = db.Networks.Single(n => n.Name == "Orchard Schools core").Id;
            db.Grants.Add(new Grant(other, village.Sam.OrganisationId, Village.Night));
            await db.SaveChangesAsync();
        });

        var form = await sam.GetStringAsync("/tickets/new", TestContext.Current.CancellationToken);
        Assert.Matches("<select[^>]*name=\"network\"[^>]*>\\s*<option value>I do not know</option>", form);
        Assert.Contains(">Orchard Schools core</option>", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_the_customer_we_are_called_by_our_name_and_what_is_late_is_called_a_promise()
    {
        await using var village = await Village.Start();
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street is dark", network = village.Network, impact = "down" });
        village.Site.Clock.Advance(Duration.FromHours(9));

        var theirs = await village.Site.As("Sam Okoro").GetStringAsync("/tickets", TestContext.Current.CancellationToken);
        Assert.Contains("data-l=\"Ball\"><span dir=\"auto\">Halden Systems</span>", theirs, StringComparison.Ordinal);
        // the promise that runs out first: here the answer, not the restoring
        Assert.Contains("data-l=\"Promise\">8 h 45 late<", theirs, StringComparison.Ordinal);
        Assert.Contains("Ball with <b dir=\"auto\">Halden Systems</b>", await village.Site.As("Sam Okoro").GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("data-l=\"Ball\"><span dir=\"auto\">us</span>", await village.Site.As("Tomás Reyes").GetStringAsync("/tickets", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_reads_what_is_owed_to_whom_and_a_customer_what_is_owed_to_them()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Elin Berg", Role.PartnerEngineer, "Norrvik", PartyKind.Provider);
        await village.Site.Do(async (_, db) =>
        {
            db.Grants.Add(new Grant((await db.Networks.SingleAsync(n => n.Name != "Orchard Schools core")).Id, village.Norrvik.Id, Village.Night));
            await db.SaveChangesAsync();
        });
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street is dark", network = village.Network, service = village.Service, impact = "down" });
        Assert.Equal(200, (await village.Site.As("Tomás Reyes").Send($"/tickets/{ticket}/provider-clock", new { theirReference = "7781204" })).Status);

        var elin = WebUtility.HtmlDecode(await village.Site.As("Elin Berg").GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken));
        Assert.Contains("Halden Systems owes Brightwater Clinics", elin, StringComparison.Ordinal);
        Assert.Contains("Norrvik owes Halden Systems", elin, StringComparison.Ordinal);
        Assert.Contains("we owe you", await village.Site.As("Sam Okoro").GetStringAsync($"/tickets/{ticket}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_already_is_told_to_a_manager_with_how_long_it_is_late()
    {
        await using var village = await Village.Start();
        await village.Open("Sam Okoro", new { title = "Harbour Street is dark", network = village.Network, impact = "down" });
        village.Site.Clock.Advance(Duration.FromHours(9));

        var today = (await village.Site.As("Jonas Weber").Read("/today")).Body.GetProperty("needs").EnumerateArray().Single(n => n.GetProperty("need").GetProperty("stateWord").GetString() == "Late");
        Assert.Equal(("8:45", "late"), (today.GetProperty("left").GetString(), today.GetProperty("leftNote").GetString()));
    }
}
