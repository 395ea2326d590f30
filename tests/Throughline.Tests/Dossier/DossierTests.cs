using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Dossier.Dossiers;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Dossier;

[Trait("needs", "server")]
public class DossierTests
{
    [Fact]
    public async Task At_2_a_m_the_page_says_what_is_down_what_not_to_touch_whom_to_call_and_what_to_quote()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        var tomas = site.As("Tomás Reyes");

        var (status, model) = await tomas.Read("/networks/N-1001/dossier");
        var page = System.Net.WebUtility.HtmlDecode(await tomas.GetStringAsync("/networks/N-1001/dossier", TestContext.Current.CancellationToken));

        Assert.Equal(200, status);
        Assert.Equal("Harbour Street is dark", model.GetProperty("open")[0].GetProperty("title").GetString());
        Assert.Equal("HS-NTE-01", model.GetProperty("open")[0].GetProperty("component").GetString());
        Assert.Equal(["Sam Okoro", "Norrvik NOC", "Maja Kovač"], model.GetProperty("call").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Contains("quote NVK/ETH/448-21907", model.GetProperty("call")[1].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+46846500412\"", page, StringComparison.Ordinal);
        Assert.Contains("Do not power-cycle HS-NTE-01", page, StringComparison.Ordinal);
        Assert.Contains("UPS battery test", page, StringComparison.Ordinal);
        Assert.Contains("NVK/ETH/448-21907", page, StringComparison.Ordinal);
        Assert.Contains("Reseat the uplink optic", page, StringComparison.Ordinal);
        // on a phone the cards stand in the order of need, whatever column they are in at a desk
        var order = new[] { "id=\"now\"", "id=\"dn\"", "id=\"call\"", "id=\"seen\"", "id=\"map\"", "id=\"chg\"", "id=\"cir\"" };
        for (var i = 0; i < order.Length; i++) Assert.Matches($"class=\"card[^\"]* o{i + 1}\" {order[i]}", page);
    }

    [Fact]
    public async Task A_thin_dossier_stands_in_the_way_of_ready_for_use_and_says_what_is_owed()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);

        var obstacles = await site.Do(async (services, db) =>
            await new DossierGate(services.GetRequiredService<ReadDossierFacts>(), site.Clock).ObstaclesTo(Phase.ReadyForUse, db.Networks.Single()));

        Assert.Equal("dossier-too-thin", Assert.Single(obstacles).Code);
        Assert.Contains("needs 80", obstacles[0].Message, StringComparison.Ordinal);
        Assert.Contains("Contacts and escalation", obstacles[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Still_true_is_kept_with_name_and_day_and_raises_the_score()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        var tomas = site.As("Tomás Reyes");
        var before = (await tomas.Read("/networks/N-1001/dossier")).Body.GetProperty("score").GetInt32();

        var (misspelt, why) = await tomas.Send("/networks/N-1001/dossier/acces/confirm", new { });
        Assert.Equal((422, true), (misspelt, why.ToString().Contains("There are: topology, access, contacts", StringComparison.Ordinal)));
        Assert.InRange((await tomas.Send("/networks/N-1001/dossier/access/confirm", new { })).Status, 200, 201);

        var (_, after) = await tomas.Read("/networks/N-1001/dossier");
        Assert.True(after.GetProperty("score").GetInt32() > before);
        var access = after.GetProperty("freshness").EnumerateArray().Single(f => f.GetProperty("section").GetProperty("key").GetString() == "access");
        Assert.Equal(("Tomás Reyes", 1.0), (access.GetProperty("by").GetString(), access.GetProperty("value").GetDouble()));
        site.Clock.Advance(Duration.FromDays(135));
        var later = (await tomas.Read("/networks/N-1001/dossier")).Body.GetProperty("freshness").EnumerateArray().Single(f => f.GetProperty("section").GetProperty("key").GetString() == "access");
        Assert.Equal(0.5, later.GetProperty("value").GetDouble(), 6);
    }

    [Fact]
    public async Task A_partner_reads_the_dossier_of_a_granted_network_without_what_is_ours_alone_and_no_other()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        await site.Person("Ana Vidal", Role.PartnerEngineer, "Meridian Partners", PartyKind.Partner);
        var ana = site.As("Ana Vidal");
        Assert.Equal(404, (await ana.Read("/networks/N-1001/dossier")).Status);
        Assert.Equal(404, (await ana.Read("/networks/N-9999/dossier")).Status);

        await site.Do(async (_, db) =>
        {
            db.Grants.Add(new Grant(db.Networks.Single().Id, db.Organisations.Single(o => o.Name == "Meridian Partners").Id, site.Clock.Now()));
            await db.SaveChangesAsync();
        });

        var (status, model) = await ana.Read("/networks/N-1001/dossier");
        Assert.Equal(200, status);
        Assert.Equal(0, model.GetProperty("doNotTouch").GetArrayLength());
        Assert.Equal(1, model.GetProperty("open").GetArrayLength());
        // what she does not see is not said to be missing: someone would pull the plug that must stay
        var page = System.Net.WebUtility.HtmlDecode(await ana.GetStringAsync("/networks/N-1001/dossier", TestContext.Current.CancellationToken));
        Assert.Contains("What may not be touched is not shared with you. Ask", page, StringComparison.Ordinal);
        foreach (var untrue in new[] { "Nobody has set a caution", "No kit list was ever signed", "No technical change is on record", "nobody has said that it is true", "We owe the customer before" })
            Assert.DoesNotContain(untrue, page, StringComparison.Ordinal);
        Assert.Equal(404, (int)(await ana.GetAsync("/networks/N-9999/dossier.html", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_offline_copy_is_one_file_that_calls_and_fetches_nothing()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);

        var answer = await site.As("Tomás Reyes").GetAsync("/networks/N-1001/dossier.html", TestContext.Current.CancellationToken);
        var html = System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("dossier-N-1001.html", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("This is a copy, made Tue 17 Nov", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+46846500412\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<form|<button|<link|t-clock role|href=\"/|src=\"", html);
    }

    [Fact]
    public async Task The_command_writes_the_same_file_and_says_no_to_an_unknown_network()
    {
        if (TestDatabase.IsPostgres) return;
        var folder = Directory.CreateTempSubdirectory("throughline-dossier-").FullName;
        try
        {
            var database = $"sqlite:{folder}/x.db";
            await using (var site = await TestSite.Start(database)) await BrightwaterAtNight.Fill(site);

            Assert.Equal(0, await Program.Main(["dossier", "N-1001", "--out", $"{folder}/copy.html", "--database", database]));
            Assert.Equal(1, await Program.Main(["dossier", "N-7", "--out", $"{folder}/none.html", "--database", database]));

            Assert.Contains("Harbour Street is dark", await File.ReadAllTextAsync($"{folder}/copy.html", Encoding.UTF8, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.False(File.Exists($"{folder}/none.html"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Whatever_is_at_hand_finds_it()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        (string Q, string Kind)[] asked =
        [
            ("448-21907", "Circuit"), ("nvk/eth", "Circuit"), ("N-1001", "Dossier"), ("T-20931", "Ticket"), ("S-2101", "Circuit"), ("07700 900422", "Person"),
            ("8 465 004 12", "Company"), ("harbour", "Site"), ("brightwater", "Network"), ("okoro", "Person"),
        ];
        foreach (var (q, kind) in asked)
        {
            var (_, found) = await site.As("Tomás Reyes").Read($"/search?q={Uri.EscapeDataString(q)}");
            Assert.Contains(kind, found.GetProperty("found").EnumerateArray().Select(f => f.GetProperty("kind").GetString()));
        }
    }

    [Fact]
    public async Task A_customer_finds_nothing_of_another_and_one_letter_finds_nothing()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        await site.Person("Eve Hall", Role.TechnicalContact, "Orchard Schools", PartyKind.Customer);
        var eve = site.As("Eve Hall");

        foreach (var q in new[] { "N-1001", "T-20931", "448-21907", "harbour", "okoro", "HS-NTE-01" })
            Assert.Equal(0, (await eve.Read($"/search?q={Uri.EscapeDataString(q)}")).Body.GetProperty("found").GetArrayLength());
        Assert.Equal(0, (await site.As("Tomás Reyes").Read("/search?q=h")).Body.GetProperty("found").GetArrayLength());
        Assert.StartsWith("<li>", (await site.As("Tomás Reyes").GetStringAsync("/search/part?q=harbour", TestContext.Current.CancellationToken)).TrimStart(), StringComparison.Ordinal);
    }
}
