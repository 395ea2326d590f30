using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Tests.Design.Ground;
using Throughline.Tests.Ground;
using Throughline.Tests.Story;
using Throughline.Web;

namespace Throughline.Tests.Web;

/// <summary>How the API takes what programs send amiss, and what it promises about keys and versions.</summary>
[Trait("needs", "server")]
public class ApiMannersTests
{
    const string Quayside = """{"name":"Quayside","purpose":"p","customer":"Brightwater Clinics","region":"South West"}""";

    [Fact]
    public async Task What_comes_in_another_shape_than_a_field_takes_is_a_fault_and_never_read_in_part()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ada Byrne", Role.Administrator);

        var (status, body) = await Post(site.As("Ada Byrne"), "/people", """{"name":["Ana","Bo"],"organisation":{"name":"Halden Systems"},"roles":[{"role":"engineer"}],"languages":["en",["de"]],"tier":"one"}""");

        Assert.Equal(422, status);
        Assert.Equal(["/languages wrong-shape", "/name wrong-shape", "/organisation wrong-shape", "/roles wrong-shape", "/tier not-a-number"],
            body.List("errors").Select(e => $"{e.Text("pointer")} {e.Text("code")}").Order());
    }

    [Fact]
    public async Task Neither_true_nor_false_is_a_fault_and_not_a_no()
    {
        await using var d = await DesignSite.Start();

        var (status, body) = await Post(d.Maja, $"/networks/{d.Network}/design/nodes", """{"name":"CPE-1","site":"HQ","deviceType":"x","twoSupplies":"perhaps"}""");

        Assert.Equal(422, status);
        Assert.Contains("/twoSupplies not-true-or-false", body.List("errors").Select(e => $"{e.Text("pointer")} {e.Text("code")}"));
    }

    [Theory]
    [InlineData("1,250", 1250)]
    [InlineData("1,250.50", 1250.5)]
    [InlineData("−12.50", -12.5)]
    public void A_comma_may_part_thousands(string text, double number) => Assert.Equal((decimal)number, Bound(text));

    [Theory]
    [InlineData("12,50")]
    [InlineData("1,2")]
    [InlineData("1.250,50")]
    public void A_decimal_comma_is_a_fault_and_never_a_hundred_times_the_price(string text) =>
        Assert.Equal("not-a-number", Assert.Single(Assert.Throws<RuleException>(() => Bound(text)).Obstacles).Code);

    public sealed record Price(decimal Amount);

    static decimal Bound(string text) => Bind.To<Price>(Fields.FromJson(new Microsoft.AspNetCore.Http.DefaultHttpContext(), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { amount = text })))).Amount;

    [Fact]
    public async Task A_form_sent_to_the_api_is_told_to_come_as_json()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);

        using var answer = await site.As("Owen Hart").PostAsync("/api/v1/networks", new FormUrlEncodedContent([new("name", "Quayside")]), TestContext.Current.CancellationToken);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (answer.StatusCode, body.Text("code")));
        Assert.Contains("application/json", body.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("W/\"x\"")]
    public async Task A_version_that_cannot_be_read_lets_no_change_through(string version)
    {
        await using var site = await TestSite.Start();
        await site.Person("Ada Byrne", Role.Administrator);
        var owen = await site.Person("Owen Hart", Role.AccountManager);

        var (status, body) = await site.As("Ada Byrne").Send($"/people/{owen.Id}/roles", new { roles = new[] { "engineer" } }, ("If-Match", version));

        Assert.Equal((412, "stale"), (status, body.Text("code")));
        Assert.Equal(Role.AccountManager, await site.Do((_, db) => Task.FromResult(db.People.Single(p => p.Id == owen.Id).Roles)));
        Assert.Equal(200, (await site.As("Ada Byrne").Send($"/people/{owen.Id}/roles", new { roles = new[] { "engineer" } }, ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task The_head_of_a_page_and_of_the_api_is_answered_like_the_whole_without_its_body()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = site.As("Owen Hart");
        foreach (var (client, path, status) in new[] { (owen, "/networks", 200), (owen, "/api/v1/networks", 200), (owen, "/api/v1/networks/N-9", 404), (site.As(), "/sign-in", 200), (site.As(), "/api/v1/networks", 401), (site.As(), "/health/ready", 200), (site.As(), "/app.css", 200) })
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
            Assert.Equal((path, status), (path, (int)answer.StatusCode));
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_key_is_kept_for_a_day_and_free_after_it()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        var owen = site.As("Owen Hart");
        var key = ("Idempotency-Key", "abc");
        object network = JsonDocument.Parse(Quayside).RootElement;

        var first = await owen.Send("/networks", network, key);
        Assert.Equal("idempotency-key-reused", (await owen.Send("/networks", new { name = "Other" }, key)).Body.List("errors").Single().Text("code"));
        site.Clock.Advance(Duration.FromHours(23));
        Assert.Equal(first.Body.ToString(), (await owen.Send("/networks", network, key)).Body.ToString());
        site.Clock.Advance(Duration.FromHours(2));
        var later = await owen.Send("/networks", network, key);

        Assert.Equal((201, "N-1002"), (later.Status, later.Body.Text("reference")));
        Assert.Equal(1, await site.Do((_, db) => db.Set<IdempotentReply>().CountAsync()));
    }

    [Fact]
    public async Task A_key_works_at_an_address_of_any_length()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);

        var (status, _) = await site.As("Owen Hart").Send($"/networks/{new string('x', 400)}/notes", new { text = "n" }, ("Idempotency-Key", new string('k', 200)));

        Assert.Equal(404, status);
    }

    static async Task<(int Status, JsonElement Body)> Post(HttpClient client, string path, string json)
    {
        using var answer = await client.PostAsync("/api/v1" + path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }
}
