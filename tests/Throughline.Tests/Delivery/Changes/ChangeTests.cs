using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Designs;
using Throughline.Tests.Delivery.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Delivery.Changes;

[Trait("needs", "server")]
public class ChangeTests
{
    [Fact]
    public async Task A_port_that_is_a_copper_socket_already_needs_nothing_bought_and_fibre_is_sent_to_a_cage()
    {
        await using var b = await Brightwater.Signed();
        await b.Site.Do(async (services, db) =>
        {
            (await db.Designs.OfNetwork(b.NetworkId).SingleAsync()).Place("QS-NTE-01", "QS", "example-nte-1208", false, "GB", "");
            await db.SaveChangesAsync();
            await services.GetRequiredService<SaveCatalogue>().Run([.. await SeedCatalogue.Types()], "test");
        });

        var (raised, change) = await b.Priya.Send($"/networks/{b.Network}/changes", new { what = "A second port", preset = "add-copper-port", site = "QS", node = "QS-NTE-01", port = "6" });
        Assert.True(raised == 201, change.ToString());
        Assert.Equal(0, change.GetProperty("onceMinor").GetInt64());
        Assert.Equal(["+ handoff at QS: copper RJ45, 1 Gbit/s"], change.GetProperty("kit").EnumerateArray().Select(k => k.GetString()!));

        foreach (var (input, says) in new (object, string)[]
        {
            (new { what = "x", preset = "add-multimode-port", site = "QS", node = "QS-NTE-01", port = "6" }, "is a fixed copper socket; multimode needs a cage. Choose one of "),
            (new { what = "x", preset = "add-copper-port", site = "QS", node = "QS-NTE-09" }, "The design has no device QS-NTE-09. Devices: QS-NTE-01."),
            (new { what = "x", preset = "add-copper-port", site = "QS", node = "QS-NTE-01", port = "99" }, "has no port 99"),
        })
        {
            var (status, no) = await b.Priya.Send($"/networks/{b.Network}/changes", input);
            Assert.Equal(422, status);
            Assert.Contains(says, no.GetProperty("errors")[0].GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task The_signatory_says_no_by_the_same_letter_and_nothing_is_changed()
    {
        await using var b = await Brightwater.Signed();
        var (_, change) = await b.Priya.Send($"/networks/{b.Network}/changes", new { what = "Another port", preset = "add-copper-port", site = "QS" });
        var reference = change.GetProperty("reference").GetString();
        var (_, link) = await b.Priya.Send($"/networks/{b.Network}/changes/link", new { change = reference });
        var token = link.GetProperty("link").GetString()!.Split('/')[^1];

        var (wrong, words) = await b.Site.As().Send($"/approve/{token}/reject", new { name = "Dev Patel", why = "no" });
        Assert.Equal(422, wrong);
        Assert.Contains("made for Helen Ashworth", words.ToString());
        Assert.Equal(200, (await b.Site.As().Send($"/approve/{token}/reject", new { name = "Helen Ashworth", why = "Next year" })).Status);
        Assert.Contains("was rejected by Helen Ashworth", await b.Site.As().GetStringAsync($"/approve/{token}", TestContext.Current.CancellationToken));
        Assert.Equal(422, (await b.Site.As().Send($"/approve/{token}", new { name = "Helen Ashworth", role = "director" })).Status);
        Assert.Equal(422, (await b.Priya.Send($"/networks/{b.Network}/changes/apply", new { change = reference })).Status);
        Assert.True(await IsSigned(b));
    }

    [Fact]
    public async Task A_second_port_in_copper_shows_its_effect_first_and_voids_the_signature_when_applied()
    {
        await using var b = await Brightwater.Signed();

        var (raised, change) = await b.Priya.Send($"/networks/{b.Network}/changes", new { what = "A second port at Quayside, in copper", preset = "add-copper-port", site = "QS", askedBy = "Helen Ashworth" });
        Assert.True(raised == 201, change.ToString());
        Assert.Equal(6800, change.GetProperty("onceMinor").GetInt64());
        Assert.Contains(change.GetProperty("kit").EnumerateArray(), k => k.GetString()!.StartsWith("+ SFP-1G-T × 1"));
        Assert.Contains(change.GetProperty("kit").EnumerateArray(), k => k.GetString()!.StartsWith("+ handoff at QS: copper RJ45"));
        Assert.True(await IsSigned(b));
        var reference = change.GetProperty("reference").GetString();

        var (early, why) = await b.Priya.Send($"/networks/{b.Network}/changes/apply", new { change = reference });
        Assert.Equal(422, early);
        Assert.Contains("is not approved by the customer", why.ToString());
        Assert.Equal(422, (await b.Dev.Send($"/networks/{b.Network}/changes/approve", new { change = reference })).Status);
        var (_, theirs) = await b.Helen.Read($"/networks/{b.Network}/changes");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, theirs.GetProperty("changes")[0].GetProperty("costMinor").ValueKind);

        var (_, link) = await b.Priya.Send($"/networks/{b.Network}/changes/link", new { change = reference });
        var token = link.GetProperty("link").GetString()!.Split('/')[^1];
        Assert.Equal(422, (await b.Post($"/approve/{token}", $"/approve/{token}", new() { ["name"] = "Dev Patel", ["role"] = "x" })).Status);
        Assert.Equal(303, (await b.Post($"/approve/{token}", $"/approve/{token}", new() { ["name"] = "Helen Ashworth", ["role"] = "director" })).Status);
        Assert.Contains("was approved by Helen Ashworth", await b.Site.As().GetStringAsync($"/approve/{token}", TestContext.Current.CancellationToken));

        var (applied, done) = await b.Priya.Send($"/networks/{b.Network}/changes/apply", new { change = reference });
        Assert.True(applied == 200, done.ToString());
        Assert.Equal(1, done.GetProperty("voidedVersion").GetInt32());
        Assert.False(await IsSigned(b));
        var (_, plan) = await b.Priya.Read($"/networks/{b.Network}/plan");
        Assert.Contains(plan.GetProperty("tasks").EnumerateArray(), t => t.GetProperty("name").GetString()!.StartsWith($"Kit for {reference}"));
        var (_, ready) = await b.Maja.Read($"/networks/{b.Network}/acceptance");
        Assert.Contains("Sign-off v1 is void", ready.ToString());
        Assert.Equal(422, (await b.Priya.Send($"/networks/{b.Network}/changes/apply", new { change = reference })).Status);
        Assert.Contains(reference!, await b.Helen.GetStringAsync($"/networks/{b.Network}/changes", TestContext.Current.CancellationToken));

        await b.SignKitList();
        await b.Ready();
        var (_, accepted) = await b.Maja.Read($"/networks/{b.Network}/acceptance");
        Assert.Equal(124_000 + 6_800, accepted.GetProperty("onceMinor").GetInt64());
    }

    [Fact]
    public async Task A_change_takes_parts_that_exist_in_numbers_that_make_sense()
    {
        await using var b = await Brightwater.Signed();
        foreach (var quantity in new[] { 0, -1, 1_000_000_000 })
        {
            var (status, why) = await b.Priya.Send($"/networks/{b.Network}/changes", new { what = "more", parts = new[] { new { partNumber = "NO-SUCH-PART", quantity = 1 }, new { partNumber = "SFP-1G-T", quantity } } });

            Assert.Equal(422, status);
            Assert.Contains("/parts/0/part", why.ToString());
            Assert.Contains("/parts/1/quantity", why.ToString());
        }
    }

    static Task<bool> IsSigned(Brightwater b) => b.Site.Do(async (_, db) => (await db.KitLists.OfNetwork(b.NetworkId).SingleAsync()).IsSignedOff);
}
