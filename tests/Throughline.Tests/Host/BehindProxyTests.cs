using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Host;

/// <summary>The program as it is really run: a proxy with HTTPS in front, which says for whom it asks.</summary>
[Trait("needs", "server")]
public partial class BehindProxyTests
{
    [Fact]
    public async Task Behind_HTTPS_every_cookie_is_for_HTTPS_alone_and_the_browser_is_told_to_stay_there()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);

        var (page, token, form) = await Form(site, "203.0.113.7");
        using var signedIn = await SignIn(site, "203.0.113.7", token, form, "correct horse battery");

        Assert.Equal(303, (int)signedIn.StatusCode);
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).ToList();
        Assert.All(cookies, c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Forty_failures_of_one_address_behind_the_proxy_shut_out_that_address_alone()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var (_, token, form) = await Form(site, "203.0.113.7");
        for (var i = 0; i < 40; i++) (await SignIn(site, "203.0.113.7", token, form, "wrong", $"guess{i}@example.org")).Dispose();

        using var guesser = await SignIn(site, "203.0.113.7", token, form, "correct horse battery");
        using var owen = await SignIn(site, "203.0.113.8", token, form, "correct horse battery");

        Assert.Equal((422, 303), ((int)guesser.StatusCode, (int)owen.StatusCode));
    }

    [Fact]
    public async Task Whoever_is_no_trusted_proxy_may_say_what_they_like()
    {
        await using var site = await TestSite.Start(adjust: b => b.Configuration.AddInMemoryCollection([KeyValuePair.Create(BehindProxy.Setting, (string?)"10.9.9.9, 10.1.0.0/16")]));

        var (page, _, _) = await Form(site, "203.0.113.7");

        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("secure", page.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("neither an address nor a network", Assert.Throws<InvalidOperationException>(() => BehindProxy.Options("the proxy")).Message, StringComparison.Ordinal);
    }

    static async Task<(HttpResponseMessage Page, string Token, string Cookie)> Form(TestSite site, string from)
    {
        using var client = Client(site, from);
        var page = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        var token = Token().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        return (page, token, page.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
    }

    static async Task<HttpResponseMessage> SignIn(TestSite site, string from, string token, string cookie, string password, string email = "owen.hart@example.org")
    {
        using var client = Client(site, from);
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_form", "sign-in"), new("email", email), new("password", password)]), TestContext.Current.CancellationToken);
    }

    // the proxy: it speaks for the browser and keeps its own name for the site
    static HttpClient Client(TestSite site, string from)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Host = "net.example.org";
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
