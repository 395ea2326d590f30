using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Networks;

namespace Throughline.Tests.Delivery.Ground;

/// <summary>Brightwater's network with its proposal out, Maja accountable, Owen its account manager: where delivery begins.</summary>
sealed class Brightwater : IAsyncDisposable
{
    Brightwater(TestSite site, string network, Guid networkId) => (Site, Network, NetworkId) = (site, network, networkId);

    public TestSite Site { get; }
    public string Network { get; }
    public Guid NetworkId { get; }
    public HttpClient Maja => Site.As("Maja Kovač");
    public HttpClient Priya => Site.As("Priya Nair");
    public HttpClient Helen => Site.As("Helen Ashworth");
    public HttpClient Dev => Site.As("Dev Patel");

    public static readonly Instant Morning = Instant.FromUtc(2026, 9, 21, 8, 0);

    public static async Task<Brightwater> Proposed(string? database = null, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adjust = null)
    {
        var site = await TestSite.Start(database, adjust);
        site.Clock.Set(Morning);
        await site.Person("Priya Nair", Role.ProjectManager);
        await site.Person("Dev Patel", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);
        var opened = await NewNetwork.Open(site);
        await opened.Change((db, network, now) =>
        {
            var service = network.Services[0];
            (service.CircuitId, service.CommittedKbps, service.MonthlyMinor) = ("EPL-000042", 100_000, 42000);
            // what stands before delivery is not asked here: the gates of design have their own tests
            foreach (var phase in new[] { Phase.Presales, Phase.Design, Phase.KitSigned, Phase.Proposed }) network.MoveTo(phase, opened.Owen, now);
            db.Parts.AddRange(SeedCatalogue.Parts());
            var design = new NetworkDesign(opened.Id);
            design.Ask("Join Quayside to Harbour Street", "Helen Ashworth");
            design.HandOver("QS", new LineKind(Medium.Multimode, "LC", 1000, 38), null, 1, Witness.Customer, "call 22 Sep");
            var list = new KitList(opened.Id, "GBP", now);
            var line = list.Add("SFP-1G-SX", PartKind.Optic, "850 nm multimode, LC, 550 m", 1, "handoff at Quayside");
            list.Price(line, 2300, 3500, 5);
            list.Serve(line, [new Allocation("H-1", 1)]);
            Sign(list, design, opened.Maja, now);
            db.AddRange(design, list, new Proposal(1, opened.Id, 1, list.Current.Hash!, new ProposalPrice(124_000, 42_000, "GBP"), new LocalDate(2026, 12, 31), opened.Owen, now));
        });
        return new Brightwater(site, opened.Reference, opened.Id);
    }

    /// <summary>A signature as the accountable engineer gives it; the checks before it are tested with the kit list.</summary>
    public static void Sign(KitList list, NetworkDesign design, Guid engineer, Instant now)
    {
        var content = list.Content(design);
        list.Current.Sign(engineer, now, Canonical.Hash(content), System.Text.Json.JsonSerializer.Serialize(content));
    }

    public async Task SignKitList()
    {
        await Site.Do(async (_, db) =>
        {
            var list = await db.KitLists.OfNetwork(NetworkId).SingleAsync();
            Sign(list, await db.Designs.OfNetwork(NetworkId).SingleAsync(), (await db.Networks.SingleAsync(n => n.Id == NetworkId)).EngineerId!.Value, Site.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Says of the dossier what no record says by itself: how to get in, whom to call, how it is addressed.</summary>
    public async Task ConfirmDossier()
    {
        foreach (var section in new[] { "access", "contacts", "addressing" })
            Assert.Equal(201, (await Maja.Send($"/networks/{Network}/dossier/{section}/confirm", new { })).Status);
    }

    /// <summary>Tested with the report that passes, and handed over; answers the token of the link.</summary>
    public async Task<string> Ready(int testDays = 5)
    {
        var (imported, verdict) = await Import("y1564-pass.json");
        Assert.True(imported == 201 && verdict.GetProperty("verdict").GetString() == "pass", verdict.ToString());
        await ConfirmDossier();
        var (status, body) = await Maja.Send($"/networks/{Network}/acceptance/ready", new { testDays });
        Assert.True(status == 201, body.ToString());
        return body.GetProperty("link").GetString()!.Split('/')[^1];
    }

    public Task<(int Status, System.Text.Json.JsonElement Body)> Import(string file) => Maja.Send($"/networks/{Network}/acceptance/tests", new
    {
        service = "S-4410", fileName = file, content = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Delivery", "Files", "test-reports", file)), eirMbps = 20,
    });

    /// <summary>Posts a form of a page that needs no sign-in, as a browser does.</summary>
    public async Task<(int Status, string Page)> Post(string page, string action, Dictionary<string, string> fields)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Site.Address };
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var all = new Dictionary<string, string>(fields)
        {
            ["_from"] = fields.GetValueOrDefault("_from", page),
            ["_form"] = action.EndsWith("/reject", StringComparison.Ordinal) ? "reject" : action.Split('/')[1],
            ["__RequestVerificationToken"] = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value,
        };
        if (System.Text.RegularExpressions.Regex.Match(html, "name=\"hash\" value=\"([^\"]+)\"") is { Success: true } hash) all.TryAdd("hash", hash.Groups[1].Value);
        using var answer = await browser.PostAsync(action, new FormUrlEncodedContent(all), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Lets the program do all work that is due.</summary>
    public Task DoDueWork() => Site.DoDue();

    /// <summary>Signed, with a plan from 21 September and the old circuit ending on 29 January.</summary>
    public static async Task<Brightwater> Signed(string? database = null, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adjust = null)
    {
        var b = await Proposed(database, adjust);
        var (status, body) = await b.Start();
        Assert.True(status == 201, body.ToString());
        return b;
    }

    public Task<(int Status, System.Text.Json.JsonElement Body)> Start(string signatory = "Helen Ashworth", string siteContact = "Dev Patel") => Priya.Send($"/networks/{Network}/delivery", new
    {
        signatory, siteContact, billingContact = "Ruth Lane", billingContactEmail = "accounts@brightwater.example", siteContactPhone = "07700 900 200",
        deadline = "2027-01-29", deadlineReason = "Telvane circuit ends", deadlineSource = "letter of 2 Jul", provider = "Norrvik",
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
