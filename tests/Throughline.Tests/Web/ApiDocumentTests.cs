using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Web;

[Trait("needs", "server")]
public class ApiDocumentTests
{
    [Fact]
    public async Task The_document_is_valid_and_names_every_route_of_the_api()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        var text = await site.As("Maja Kovač").GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        var read = OpenApiDocument.Parse(text, "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        var described = read.Document!.Paths.SelectMany(p => p.Value.Operations!.Select(o => $"{o.Key.Method} {p.Key}")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var routes = AccessTable.Of(site.App).Lines.Where(l => l.Path.StartsWith("/api/v1/", StringComparison.Ordinal)).Select(l => $"{l.Method} {Regex.Replace(l.Path, @"\{\**(\w+)[^}]*\}", "{$1}")}").ToHashSet();
        Assert.NotEmpty(routes);
        Assert.Empty(routes.Except(described, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(routes.Count, described.Count);
    }

    [Fact]
    public async Task A_verb_is_described_by_its_own_words_and_the_rules_of_its_input()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        using var document = JsonDocument.Parse(await site.As("Maja Kovač").GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        var open = document.RootElement.GetProperty("paths").GetProperty("/api/v1/networks").GetProperty("post");
        Assert.Equal("Open network", open.GetProperty("summary").GetString());
        Assert.StartsWith("Opens a network for a customer", open.GetProperty("description").GetString(), StringComparison.Ordinal);
        var body = open.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal((1, 5), (body.GetProperty("properties").GetProperty("criticality").GetProperty("minimum").GetInt32(), body.GetProperty("properties").GetProperty("criticality").GetProperty("maximum").GetInt32()));
        Assert.Equal(200, body.GetProperty("properties").GetProperty("name").GetProperty("maxLength").GetInt32());
        Assert.Equal(["name", "purpose", "customer", "region"], body.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        var list = document.RootElement.GetProperty("paths").GetProperty("/api/v1/networks").GetProperty("get").GetProperty("responses").GetProperty("200");
        Assert.Equal("#/components/schemas/NetworksModel", list.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
    }

    [Fact]
    public async Task Every_answer_says_what_it_holds_and_where_what_was_made_is()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        using var document = JsonDocument.Parse(await site.As("Maja Kovač").GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var paths = document.RootElement.GetProperty("paths");

        var silent = paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Name: $"{o.Name} {p.Name}", Responses: o.Value.GetProperty("responses"))))
            .Where(o => !o.Responses.GetProperty("200").TryGetProperty("content", out _)).Select(o => o.Name);
        Assert.Empty(silent);
        Assert.True(paths.GetProperty("/api/v1/networks/{network}/packet.pdf").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/pdf", out _));
        var made = paths.GetProperty("/api/v1/networks").GetProperty("post").GetProperty("responses");
        Assert.True(made.GetProperty("201").GetProperty("headers").TryGetProperty("Location", out _));
        Assert.True(made.TryGetProperty("413", out _) && made.TryGetProperty("415", out _));
        Assert.True(paths.GetProperty("/api/v1/networks/{network}").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _));
    }

    [Fact]
    public async Task The_page_for_readers_names_every_call_and_needs_no_script_of_others()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);

        var page = await site.As("Maja Kovač").GetStringAsync("/api", TestContext.Current.CancellationToken);

        Assert.Contains("/api/v1/networks", page, StringComparison.Ordinal);
        Assert.Contains("Open network", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script[^>]+src=\"(?!/)", page);
    }
}
