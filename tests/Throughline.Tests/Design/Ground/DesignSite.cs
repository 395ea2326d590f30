using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Design.Ground;

/// <summary>Brightwater's network in presales, with its two sites and Maja accountable: where design begins.</summary>
sealed class DesignSite : IAsyncDisposable
{
    DesignSite(TestSite site, string network) => (Site, Network) = (site, network);

    public TestSite Site { get; }
    public string Network { get; }
    public HttpClient Maja => Site.As("Maja Kovač");
    public HttpClient Ines => Site.As("Ines Duarte");
    public HttpClient Owen => Site.As("Owen Hart");
    public HttpClient Helen => Site.As("Helen Ashworth");

    public static async Task<DesignSite> Start(string? database = null)
    {
        var site = await TestSite.Start(database);
        var maja = await site.Person("Maja Kovač", Role.Engineer);
        await site.Person("Ines Duarte", Role.Engineer);
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Helen Ashworth", Role.Signatory, "Brightwater Clinics", PartyKind.Customer);
        await site.Person("Zoran Ilić", Role.Signatory, "Orchard Schools", PartyKind.Customer);
        var (_, body) = await site.As("Owen Hart").Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        var id = body.GetProperty("id").GetGuid();
        await site.Do(async (_, db) =>
        {
            var now = site.Clock.GetCurrentInstant();
            var network = await db.Networks.Include(n => n.Sites).Include(n => n.Services).AsSplitQuery().SingleAsync(n => n.Id == id);
            network.AddSite("QS", "Quayside", "4 Anchor Lane, Bristol", "Europe/London");
            network.AddSite("HS", "Harbour St", "12 Harbour Street, Bristol", "Europe/London");
            network.AddService(4410, "E-Line", "Quayside to Harbour Street, 100 Mbit/s").MonthlyMinor = 130_400;
            db.AccountabilityTerms.Add(new AccountabilityTerm(id, maja.Id, now, TermReason.Initial, owen.Id, now));
            network.IsAnsweredForBy(maja.Id);
            network.MoveTo(Throughline.Modules.Networks.Published.Phase.Presales, owen.Id, now);
            await db.SaveChangesAsync();
        });
        return new DesignSite(site, body.GetProperty("reference").GetString()!);
    }

    public Task<(int Status, System.Text.Json.JsonElement Body)> Send(HttpClient who, string path, object input, params (string, string)[] headers) => who.Send($"/networks/{Network}/{path}", input, headers);

    public async Task<System.Text.Json.JsonElement> Kit() => (await Maja.Read($"/networks/{Network}/kit-list")).Body;

    public Task<Phase> Phase() => Site.Do(async (_, db) => (await db.Networks.SingleAsync()).Phase);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
