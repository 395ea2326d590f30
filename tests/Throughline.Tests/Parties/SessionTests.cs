using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NodaTime;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Parties;

/// <summary>What holds after one has signed in: sessions of browsers and tokens of programs, and when they end.</summary>
[Trait("needs", "server")]
public class SessionTests
{
    [Fact]
    public async Task A_session_and_every_token_end_the_moment_a_person_is_disabled_and_stay_ended()
    {
        await using var site = await TestSite.Start();
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Ada Byrne", Role.Administrator);
        using var browser = BrowserSession.On(site);
        await browser.SignIn("owen.hart@example.org");
        Assert.True(await browser.IsIn());
        Assert.Equal(200, (await site.As("Owen Hart").Read("/networks")).Status);

        var (status, _) = await site.As("Ada Byrne").Send($"/people/{owen.Id}/disable", new { reason = "left the company" });

        Assert.Equal(200, status);
        Assert.False(await browser.IsIn());
        Assert.Equal(401, (await site.As("Owen Hart").Read("/networks")).Status);
        Assert.Equal(422, (await browser.SignIn("owen.hart@example.org")).Status);
        Assert.Equal(200, (await site.As("Ada Byrne").Send($"/people/{owen.Id}/enable", new { })).Status);
        Assert.False(await browser.IsIn());
        Assert.Equal(401, (await site.As("Owen Hart").Read("/networks")).Status);
        Assert.Equal(303, (await browser.SignIn("owen.hart@example.org")).Status);
    }

    [Fact]
    public async Task A_token_reads_only_where_it_says_so_and_ends_when_it_expires_or_is_revoked()
    {
        await using var site = await SignInTests.WithOwen();
        using var browser = await SignInTests.SignedIn(site);

        var reader = await Token(site, browser, "read", 30);
        var writer = await Token(site, browser, "write", 1);
        object network = new { name = "Quayside", purpose = "p", customer = "Brightwater", region = "South West" };

        Assert.Equal(200, (await reader.Read("/networks")).Status);
        var (refused, problem) = await reader.Send("/networks", network);
        Assert.Equal((403, "reads-only"), (refused, problem.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Equal(201, (await writer.Send("/networks", network)).Status);
        site.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(401, (await writer.Read("/networks")).Status);
        Assert.Equal(200, (await reader.Read("/networks")).Status);
        var id = await site.Do((_, db) => Task.FromResult(db.ApiTokens.Single(t => t.Scope == "read").Id));
        Assert.Equal(303, (await browser.Post("/me/security", $"/me/tokens/{id}/revoke")).Status);
        Assert.Equal(401, (await reader.Read("/networks")).Status);
    }

    [Fact]
    public async Task A_session_opens_the_api_for_reading_and_never_for_acting()
    {
        await using var site = await SignInTests.WithOwen();
        using var browser = await SignInTests.SignedIn(site);

        Assert.Equal(200, (await browser.Get("/api/v1/networks")).Status);
        Assert.Equal(401, (await browser.Post("/me/security", "/api/v1/networks", ("name", "x"))).Status);
    }

    [Fact]
    public async Task Ending_every_session_ends_those_of_other_browsers_too()
    {
        await using var site = await SignInTests.WithOwen();
        using var desk = await SignInTests.SignedIn(site);
        using var phone = await SignInTests.SignedIn(site);

        Assert.Equal((303, "/sign-in"), SignInTests.Of(await desk.Post("/me/security", "/me/sessions/end")));

        Assert.False(await desk.IsIn());
        Assert.False(await phone.IsIn());
    }

    static async Task<HttpClient> Token(TestSite site, BrowserSession browser, string scope, int days)
    {
        await browser.Post("/me/security", "/me/tokens", ("name", $"for {scope}"), ("scope", scope), ("days", days.ToString(CultureInfo.InvariantCulture)));
        var secret = Regex.Match((await browser.Get("/me/security")).Text, "thr_[0-9a-f]{48}").Value;
        var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
