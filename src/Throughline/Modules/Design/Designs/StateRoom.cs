using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Writes down how many rack units and watts a site has free, and who says so.</summary>
public sealed class StateRoom(Workbench bench)
{
    public sealed record Input(
        string Network,
        [property: AtMost(20)] string Site,
        [property: Between(0, 1000), Words("Free rack units")] decimal? FreeUnits = null,
        [property: Between(0, 1_000_000), Words("Free watts")] decimal? FreeWatts = null,
        [property: AtMost(200), Words("Who says so")] string? Said = null);

    public async Task<NetworkDesign> Run(Input input)
    {
        await bench.Open(input.Network);
        var site = bench.Site(input.Site);
        bench.Design.SayRoom(site.Code, input.FreeUnits, input.FreeWatts, input.Said ?? "");
        await bench.Save($"room at {site.Name} stated");
        return bench.Design;
    }
}
