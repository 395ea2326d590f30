using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Story;

namespace Throughline.Tests.Parties;

/// <summary>What was noted wrongly about a person is put right, by who may.</summary>
[Trait("needs", "server")]
public class CorrectPersonTests
{
    [Fact]
    public async Task A_misspelt_address_is_put_right_and_is_what_they_sign_in_with_from_then_on()
    {
        await using var site = await TestSite.Start();
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Jonas Weber", Role.Manager);
        using var before = BrowserSession.On(site);
        await before.SignIn("owen.hart@example.org");
        using var jonas = BrowserSession.On(site);
        await jonas.SignIn("jonas.weber@example.org");
        var page = $"/people/{owen.Id}";

        Assert.Equal(303, (await jonas.Post(page, page, ("name", "Owen Harte"), ("email", "owen.harte@halden.example"), ("phone", "0117 496 0102"), ("region", "North"), ("_form", "correct"))).Status);

        var read = await new ByApi(site.As("Jonas Weber"), "Jonas").Reads(page);
        Assert.Equal(("Owen Harte", "owen.harte@halden.example", "0117 496 0102", "North"), (read.Text("name"), read.Text("email"), read.Text("phone"), read.Text("region")));
        Assert.False(await before.IsIn());
        Assert.Equal(422, (await before.SignIn("owen.hart@example.org")).Status);
        Assert.Equal(303, (await before.SignIn("owen.harte@halden.example")).Status);
        Assert.Contains("Owen Harte: name, e-mail, phone, region put right.", await site.Do((_, db) => Task.FromResult(db.Facts.Select(f => f.Sentence).ToList())));
    }

    [Fact]
    public async Task An_address_of_somebody_else_none_at_all_and_an_older_reading_are_refused_and_nothing_is_changed()
    {
        await using var site = await TestSite.Start();
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        var ada = await site.Person("Ada Byrne", Role.Administrator);
        await site.Person("Jonas Weber", Role.Manager);
        var jonas = new ByApi(site.As("Jonas Weber"), "Jonas");

        Assert.Equal(["address-taken"], (await jonas.IsRefused($"/people/{owen.Id}", new { name = "Owen Hart", email = "ada.byrne@example.org" })).Codes);
        Assert.Equal(["not-an-address"], (await jonas.IsRefused($"/people/{owen.Id}", new { name = "Owen Hart", email = "owen" })).Codes);
        Assert.Equal(["signs-in-with-it"], (await jonas.IsRefused($"/people/{owen.Id}", new { name = "Owen Hart" })).Codes);
        Assert.Equal(["administrator-only"], (await jonas.IsRefused($"/people/{ada.Id}", new { name = "Ada Byrne", email = "jonas.other@example.org" })).Codes[..1]);
        Assert.Equal(412, (await site.As("Jonas Weber").Send($"/people/{owen.Id}", new { name = "x", email = "x@example.org" }, ("If-Match", "\"0\""))).Status);
        Assert.Equal(["Ada Byrne", "Jonas Weber", "Owen Hart"], await site.Do((_, db) => Task.FromResult(db.People.Select(p => p.Name).Order().ToList())));
    }

    [Fact]
    public async Task Leave_that_will_not_be_taken_is_taken_back_by_whose_it_is()
    {
        await using var site = await TestSite.Start();
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Maja Kovač", Role.Engineer);
        var mine = new ByApi(site.As("Owen Hart"), "Owen");
        await mine.Does($"/people/{owen.Id}/leave", new { from = "2026-12-21", to = "2027-01-02" });

        Assert.Equal(["not-yours"], (await new ByApi(site.As("Maja Kovač"), "Maja").IsRefused($"/people/{owen.Id}/leave/cancel", new { from = "2026-12-21" })).Codes);
        Assert.Equal(404, (await site.As("Owen Hart").Send($"/people/{owen.Id}/leave/cancel", new { from = "2026-12-22" })).Status);
        await mine.Does($"/people/{owen.Id}/leave/cancel", new { from = "2026-12-21" });

        Assert.Empty((await mine.Reads($"/people/{owen.Id}")).List("leave"));
    }

    [Fact]
    public async Task A_contact_cannot_take_the_address_of_somebody_else()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = new ByApi(site.As("Owen Hart"), "Owen");
        var network = (await owen.Does("/networks", new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "South West" })).Text("reference");

        var (codes, words) = await owen.IsRefused($"/networks/{network}/contacts", new { name = "Twin Person", purpose = "technical", email = "owen.hart@example.org" });

        Assert.Equal(["address-taken"], codes);
        Assert.Contains("Owen Hart", words, StringComparison.Ordinal);
        await owen.Does($"/networks/{network}/contacts", new { name = "Dev Patel", purpose = "technical" });
        await owen.Does($"/networks/{network}/contacts", new { name = "Dev Patel", purpose = "signs", email = "dev@brightwater.example" });
        Assert.Equal("dev@brightwater.example", await site.Do((_, db) => Task.FromResult(db.People.Single(p => p.Name == "Dev Patel").Email)));
    }
}
