using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Networks;

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
        await site.Person("Ines Duarte", Role.Engineer);
        var opened = await NewNetwork.Open(site);
        await opened.Change((_, network, now) =>
        {
            network.Services[0].MonthlyMinor = 130_400;
            network.MoveTo(Throughline.Modules.Networks.Published.Phase.Presales, opened.Owen, now);
        });
        return new DesignSite(site, opened.Reference);
    }

    public Task<(int Status, System.Text.Json.JsonElement Body)> Send(HttpClient who, string path, object input, params (string, string)[] headers) => who.Send($"/networks/{Network}/{path}", input, headers);

    public async Task<System.Text.Json.JsonElement> Kit() => (await Maja.Read($"/networks/{Network}/kit-list")).Body;

    public Task<Phase> Phase() => Site.Do(async (_, db) => (await db.Networks.SingleAsync()).Phase);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
