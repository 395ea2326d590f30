using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Parties;
using Throughline.Tests.Story;

namespace Throughline.Tests.Networks;

/// <summary>What was noted wrongly of a network, a site, a contact or a company is put right, and the journal says by whom.</summary>
[Trait("needs", "server")]
public class CorrectionTests
{
    [Fact]
    public async Task A_wrong_address_a_wrong_name_and_a_contact_who_left_are_put_right_on_the_page_of_the_network()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Jonas Weber", Role.Manager);
        var owen = new ByApi(site.As("Owen Hart"), "Owen");
        await owen.Does("/networks", new { name = "Quaiside", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        await owen.Does("/networks/N-1001/sites", new { code = "QS", name = "Quayside", address = "1 Wrong Road" });
        await owen.Does("/networks/N-1001/contacts", new { name = "Dev Patel", purpose = "on-site", site = "QS", phone = "0117 496 0240" });
        await new ByApi(site.As("Jonas Weber"), "Jonas").Does("/teams", new { name = "South", region = "South West" });
        using var browser = BrowserSession.On(site);
        await browser.SignIn("owen.hart@example.org");
        const string page = "/networks/N-1001";

        Assert.Equal(303, (await browser.Post(page, page, ("name", "Quayside ↔ Harbour St"), ("purpose", "joins the third clinic"), ("region", "South West"), ("team", "South"))).Status);
        Assert.Equal(303, (await browser.Post(page, page + "/sites/QS", ("name", "Quayside"), ("address", "2 Quay Road"), ("zone", "Europe/London"))).Status);
        await owen.Does("/networks/N-1001/contacts", new { name = "Dev Patel", purpose = "on-site" });
        var contact = (await owen.Reads(page)).List("contacts").First().Text("personId");
        Assert.Equal(303, (await browser.Post(page, $"{page}/contacts/{contact}/end", ("purpose", "OnSite"), ("site", "Quayside"))).Status);
        Assert.Equal("", (await owen.Reads(page)).List("contacts").Single().Text("site"));
        await owen.Does($"{page}/contacts/{contact}/end", new { purpose = "on-site" });

        var read = await owen.Reads(page);
        Assert.Equal(("Quayside ↔ Harbour St", "2 Quay Road", "South"), (read.Part("head").Text("name"), read.List("sites").Single().Text("address"), read.Part("ours").Text("team")));
        Assert.Empty(read.List("contacts"));
        var journal = string.Join('\n', read.List("journal").Select(j => j.ToString()));
        foreach (var entry in new[] { "N-1001: name Quayside ↔ Harbour St; another team covers it.", "Site QS: address 2 Quay Road.", "Dev Patel is no longer asked" }) Assert.Contains(entry, journal, StringComparison.Ordinal);
        Assert.DoesNotContain("Dev Patel", (await browser.Get(page + "/dossier")).Text.Split("Journal")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_nothing_what_is_not_there_and_an_older_reading_are_refused()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var client = site.As("Owen Hart");
        var owen = new ByApi(client, "Owen");
        await owen.Does("/networks", new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "South West" });
        await owen.Does("/networks/N-1001/sites", new { code = "QS", name = "Quayside", address = "1 Quay Road" });

        Assert.Equal(["nothing-changed"], (await owen.IsRefused("/networks/N-1001", new { name = "Quayside" })).Codes);
        Assert.Equal(["no-team"], (await owen.IsRefused("/networks/N-1001", new { team = "Nobody" })).Codes);
        Assert.Equal(["nothing-changed"], (await owen.IsRefused("/networks/N-1001/sites/QS", new { address = "1 Quay Road" })).Codes);
        Assert.Equal(["no-zone"], (await owen.IsRefused("/networks/N-1001/sites/QS", new { zone = "Europe/Nowhere" })).Codes);
        Assert.Equal(404, (await client.Send("/networks/N-1001/sites/XX", new { name = "x" })).Status);
        Assert.Equal(404, (await client.Send($"/networks/N-1001/contacts/{Guid.CreateVersion7()}/end", new { purpose = "pays" })).Status);
        Assert.Equal(412, (await client.Send("/networks/N-1001", new { name = "Other" }, ("If-Match", "\"1\""))).Status);
    }

    [Fact]
    public async Task The_number_of_a_providers_desk_is_put_right_and_our_own_company_by_a_manager_alone()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Jonas Weber", Role.Manager);
        var owen = new ByApi(site.As("Owen Hart"), "Owen");
        var norrvik = (await owen.Does("/organisations", new { name = "Norvik", side = "provider", phone = "0117 000 0000" })).Text("id");
        var us = (await owen.Reads("/organisations")).List("organisations").Single(o => o.Text("side") == "us").Text("id");

        await owen.Does($"/organisations/{norrvik}", new { name = "Norrvik", phone = "0117 496 0300" });

        var line = (await owen.Reads("/organisations")).List("organisations").Single(o => o.Text("id") == norrvik);
        Assert.Equal(("Norrvik", "0117 496 0300"), (line.Text("name"), line.Text("phone")));
        Assert.Equal(["name-taken"], (await owen.IsRefused($"/organisations/{norrvik}", new { name = "Halden Systems" })).Codes);
        Assert.Equal(["our-own"], (await owen.IsRefused($"/organisations/{us}", new { phone = "0117 496 0100" })).Codes);
        await new ByApi(site.As("Jonas Weber"), "Jonas").Does($"/organisations/{us}", new { phone = "0117 496 0100" });
        Assert.Equal(["nothing-changed"], (await owen.IsRefused($"/organisations/{norrvik}", new { name = "Norrvik" })).Codes);
    }
}
