using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

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
        var maja = await site.Person("Maja Kovač", Role.Engineer);
        await site.Person("Priya Nair", Role.ProjectManager);
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Helen Ashworth", Role.Signatory, "Brightwater Clinics", PartyKind.Customer);
        await site.Person("Dev Patel", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);
        await site.Person("Zoran Ilić", Role.Signatory, "Orchard Schools", PartyKind.Customer);
        var (_, body) = await site.As("Owen Hart").Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        var id = body.GetProperty("id").GetGuid();
        await site.Do(async (_, db) =>
        {
            var now = site.Clock.GetCurrentInstant();
            var network = await db.Networks.Include(n => n.Sites).Include(n => n.Services).SingleAsync(n => n.Id == id);
            network.AddSite("QS", "Quayside", "4 Anchor Lane, Bristol", "Europe/London");
            network.AddSite("HS", "Harbour St", "12 Harbour Street, Bristol", "Europe/London");
            var service = network.AddService(4410, "E-Line", "Quayside to Harbour Street, 100 Mbit/s");
            (service.CircuitId, service.CommittedKbps, service.MonthlyMinor) = ("EPL-000042", 100_000, 42000);
            db.AccountabilityTerms.Add(new AccountabilityTerm(id, maja.Id, now, TermReason.Initial, owen.Id, now));
            network.IsAnsweredForBy(maja.Id);
            await db.SaveChangesAsync();
            // what stands before delivery is not asked here: the gates of design have their own tests
            foreach (var phase in new[] { Phase.Presales, Phase.Design, Phase.KitSigned, Phase.Proposed }) network.MoveTo(phase, owen.Id, now);
            await db.SaveChangesAsync();
        });
        return new Brightwater(site, body.GetProperty("reference").GetString()!, id);
    }

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
