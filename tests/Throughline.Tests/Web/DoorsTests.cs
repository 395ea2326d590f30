using System.Net;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Web;

[Trait("needs", "server")]
public class DoorsTests
{
    static readonly object Quayside = new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" };

    [Fact]
    public async Task A_network_opened_through_the_api_is_on_the_page()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = site.As("Owen Hart");

        var (status, body) = await owen.Send("/networks", Quayside);

        Assert.Equal(201, status);
        Assert.Equal("N-1001", body.GetProperty("reference").GetString());
        var page = await owen.GetStringAsync("/networks", TestContext.Current.CancellationToken);
        Assert.Contains("Quayside ↔ Harbour St", page);
    }

    [Fact]
    public async Task All_faults_of_an_input_come_at_once_each_with_its_pointer()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);

        var (status, body) = await site.As("Owen Hart").Send("/networks", new { name = "", purpose = "p", region = "r", criticality = 9, nmae = "x" });

        Assert.Equal(422, status);
        Assert.Equal(["/criticality", "/customer", "/name", "/nmae"], body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!).Order());
    }

    [Fact]
    public async Task The_same_idempotency_key_never_acts_twice()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = site.As("Owen Hart");

        var first = await owen.Send("/networks", Quayside, ("Idempotency-Key", "abc"));
        var second = await owen.Send("/networks", Quayside, ("Idempotency-Key", "abc"));

        Assert.Equal((201, first.Body.GetRawText()), (second.Status, second.Body.GetRawText()));
        Assert.Equal(1, await site.Do(async (_, db) => await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(db.Networks)));
    }

    [Fact]
    public async Task Nobody_gets_anywhere_without_signing_in()
    {
        await using var site = await TestSite.Start();
        Assert.Equal(HttpStatusCode.Redirect, (await site.As().GetAsync("/networks", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.As().GetAsync("/api/v1/networks", TestContext.Current.CancellationToken)).StatusCode);
        var signIn = await site.As().GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.Contains("name=\"password\"", signIn);
    }

    [Fact]
    public async Task A_refused_form_shows_the_page_again_with_what_was_typed()
    {
        await using var site = await TestSite.Start();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        var page = await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        { ["__RequestVerificationToken"] = token, ["_form"] = "sign-in", ["_from"] = "/sign-in", ["email"] = "maja@example.org", ["password"] = "wrong" }), TestContext.Current.CancellationToken);

        Assert.Equal(422, (int)answer.StatusCode);
        var again = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("value=\"maja@example.org\"", again);
        Assert.Contains("do not match", again);
    }
}
