using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Throughline.Ground;
using Xunit.Sdk;

namespace Throughline.Journeys.Ground;

/// <summary>The browser itself, on pages made for it: it must find faults, or no journey proves anything.</summary>
public sealed class BrowserTests(Browser browser) : IAsyncLifetime
{
    private const string Good = """
        <!doctype html><html lang="en"><head><title>Good</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText } .wide { overflow-x: auto } .wide div { width: 2000px }</style></head>
        <body><main><h1>Söhne</h1><p id="script">without script</p><div class="wide" tabindex="0"><div>a wide table in a box that scrolls</div></div></main>
        <script>document.getElementById('script').textContent = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'</script></body></html>
        """;

    private const string Bad = """
        <!doctype html><html lang="en"><head><title>Bad</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>Bad</h1><img src="data:," width="10"><div class="plan" style="width: 2000px">far</div></main></body></html>
        """;

    private WebApplication? pages;
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        Need.Or(Browser.Unavailable);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        pages = builder.Build();
        pages.Urls.Add("http://127.0.0.1:0");
        pages.MapGet("/good", () => Results.Text(Good, "text/html; charset=utf-8"));
        pages.MapGet("/bad", () => Results.Text(Bad, "text/html; charset=utf-8"));
        await pages.StartAsync();
        var port = new Uri(pages.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        address = $"http://localhost:{port}";
    }

    public async ValueTask DisposeAsync()
    {
        if (pages is not null) await pages.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(Look.Desk), "light", 1440)]
    [InlineData(nameof(Look.DeskDark), "dark", 1440)]
    [InlineData(nameof(Look.PhoneDark), "dark", 390)]
    [InlineData(nameof(Look.WithoutJavaScript), "without script", 1440)]
    public async Task A_page_is_seen_as_the_look_says(string look, string shown, int width)
    {
        await using var window = await browser.Open(address, (Look)typeof(Look).GetField(look)!.GetValue(null)!);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/good");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Söhne" })).ToBeVisibleAsync();
        Assert.Equal(shown, await page.TextContentAsync("#script"));
        Assert.Equal(width, page.ViewportSize!.Width);
        await Pages.NoSidewaysScroll(page);
    }

    [Fact]
    public async Task A_good_page_passes_and_a_bad_one_is_told_its_faults_in_words()
    {
        await using var window = await browser.Open(address, Look.Phone);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/good");
        await Pages.Axe(page);

        await page.GotoAsync("/bad");
        var axe = await Assert.ThrowsAsync<TrueException>(() => Pages.Axe(page));
        var wide = await Assert.ThrowsAsync<TrueException>(() => Pages.NoSidewaysScroll(page));

        Assert.Contains("Images must have alternative text (image-alt, critical): <img", axe.Message, StringComparison.Ordinal);
        Assert.Contains("div.plan ends at 2008 of 390 px", wide.Message, StringComparison.Ordinal);
    }
}
