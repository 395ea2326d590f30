using System.Text.Json;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements;

[Trait("needs", "server")]
public class AgreementListTests
{
    [Fact]
    public async Task Agreements_are_found_by_number_company_network_and_side()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");

        Assert.Equal(["A-102", "A-031"], await Found(jonas, ""));
        Assert.Equal(["A-031"], await Found(jonas, "?q=bRIGHT"));
        Assert.Equal(["A-102"], await Found(jonas, "?q=a-102"));
        Assert.Equal(["A-102", "A-031"], await Found(jonas, "?q=Harbour"));
        Assert.Equal(["A-102"], await Found(jonas, "?q=Harbour&owes=provider-to-us"));
        Assert.Equal(["A-031"], await Found(jonas, "?show=ours&q=Ethernet"));
        Assert.Empty(await Found(jonas, "?q=%25"));
        Assert.Equal(422, (await jonas.Read("/agreements?owes=everybody")).Status);

        // the page asks the same, without script, and says what to do when nothing is found
        var page = System.Net.WebUtility.HtmlDecode(await jonas.GetStringAsync(new Uri("/agreements?q=nobody&owes=provider-to-us", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("No agreement like that", page, StringComparison.Ordinal);
        Assert.Contains("value=\"nobody\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"provider-to-us\" selected", page, StringComparison.Ordinal);
    }

    static async Task<List<string>> Found(HttpClient client, string query) => [.. (await client.Read("/agreements" + query)).Body.GetProperty("agreements").EnumerateArray().Select(a => a.GetProperty("reference").GetString()!)];
}
