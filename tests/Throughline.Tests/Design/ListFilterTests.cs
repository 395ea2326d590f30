using System.Text.Json;
using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Tests.Design.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Design;

[Trait("needs", "server")]
public class ListFilterTests
{
    [Fact]
    public async Task Kit_lists_are_found_by_network_customer_part_state_and_whose_they_are()
    {
        await using var site = await DesignSite.Start();
        await LoadSeedCatalogue.Into(site.Site.App.Services);
        var part = (await site.Maja.Read("/catalogue?kind=optic")).Body.GetProperty("rows")[0].GetProperty("key").GetString()!;
        await DesignWork.Line(site.Maja, site.Network, part, 2, "Customer handoff", "");

        async Task<int> Found(string query, HttpClient? who = null) => (await (who ?? site.Maja).Read("/kit-lists" + query)).Body.GetProperty("lists").GetArrayLength();
        Assert.Equal(1, await Found(""));
        Assert.Equal(1, await Found("?q=brightwater"));
        Assert.Equal(1, await Found($"?q={site.Network}&state=draft"));
        Assert.Equal(1, await Found($"?q={part[..6]}"));
        Assert.Equal(0, await Found("?q=orchard"));
        Assert.Equal(0, await Found("?state=signed"));
        Assert.Equal(0, await Found("?void=true"));
        Assert.Equal((1, 0), (await Found("?mine=true"), await Found("?mine=true", site.Ines)));
        Assert.Equal(422, (await site.Maja.Read("/kit-lists?state=lost")).Status);
        Assert.Contains("No kit list like that", await site.Maja.GetStringAsync(new Uri("/kit-lists?q=orchard", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_shows_one_kind_and_pages_through_it_by_key()
    {
        await using var site = await DesignSite.Start();
        await LoadSeedCatalogue.Into(site.Site.App.Services);

        var optics = (await site.Maja.Read("/catalogue?kind=optic")).Body;
        Assert.Equal(["Optic"], optics.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("kind").GetString()).Distinct());
        var types = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await site.Maja.Read($"/catalogue?kind=device-type&cursor={Uri.EscapeDataString(cursor)}")).Body;
            types.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString()));
            cursor = page.GetProperty("next").GetString();
        }
        Assert.Equal((await site.Maja.Read("/catalogue")).Body.GetProperty("deviceTypes").GetInt32(), types.Distinct().Count());
        Assert.Equal(types.Count, types.Distinct().Count());
        Assert.Equal(422, (await site.Maja.Read("/catalogue?kind=toaster")).Status);
        Assert.Contains("value=\"device-type\" selected", await site.Maja.GetStringAsync(new Uri("/catalogue?kind=device-type", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
