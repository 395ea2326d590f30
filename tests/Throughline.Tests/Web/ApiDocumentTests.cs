using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

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
            .Where(o => !Success(o.Responses).Answer.TryGetProperty("content", out _)).Select(o => o.Name);
        Assert.Empty(silent);
        Assert.True(paths.GetProperty("/api/v1/networks/{network}/packet.pdf").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/pdf", out _));
        var made = paths.GetProperty("/api/v1/networks").GetProperty("post").GetProperty("responses");
        Assert.True(made.GetProperty("201").GetProperty("headers").TryGetProperty("Location", out _));
        Assert.True(made.TryGetProperty("413", out _) && made.TryGetProperty("415", out _));
        Assert.True(paths.GetProperty("/api/v1/networks/{network}").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _));
    }

    [Fact]
    public async Task No_operation_answers_a_bare_object()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        using var document = JsonDocument.Parse(await site.As("Maja Kovač").GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        var bare = new List<string>();
        var acts = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
            {
                var responses = operation.Value.GetProperty("responses");
                // one way to succeed: an act either makes something or changes it
                var success = Assert.Single(responses.EnumerateObject(), r => r.Name[0] == '2');
                Assert.Equal(success.Name == "201", success.Value.TryGetProperty("headers", out var headers) && headers.TryGetProperty("Location", out _));
                if (operation.Name == "post") acts++;
                if (!success.Value.GetProperty("content").TryGetProperty("application/json", out var json)) continue;
                if (!Says(json.GetProperty("schema"), document.RootElement)) bare.Add($"{operation.Name} {path.Name}: {json}");
            }
        Assert.Empty(bare);
        Assert.True(acts > 100, $"only {acts} acts");
    }

    [Fact]
    public async Task What_an_act_answers_is_what_the_document_says()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        using var document = JsonDocument.Parse(await jonas.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        foreach (var (path, template, input) in new (string, string, object)[]
        {
            ("/networks", "/networks", new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "r" }),
            ("/tickets", "/tickets", new { title = "Dark", network = village.Network }),
            ("/tickets/T-1001/acknowledge", "/tickets/{ticket}/acknowledge", new { }),
            ("/tickets/T-1001/notes", "/tickets/{ticket}/notes", new { text = "Looked at it" }),
            ($"/people/{village.Tomas.Id}/languages", "/people/{person}/languages", new { languages = new[] { "es" } }),
            ("/notices/read", "/notices/read", new { }),
        })
        {
            var (status, body) = await jonas.Send(path, input);
            var (code, answer) = Success(document.RootElement.GetProperty("paths").GetProperty("/api/v1" + template).GetProperty("post").GetProperty("responses"));
            Assert.True(code == $"{status}", $"{path}: {status} {body}, but the document says {code}");
            var schema = Resolved(answer.GetProperty("content").GetProperty("application/json").GetProperty("schema"), document.RootElement);
            Assert.Equal(schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(), body.EnumerateObject().Select(p => p.Name).Order());
        }
    }

    static (string Status, JsonElement Answer) Success(JsonElement responses) => responses.EnumerateObject().Where(r => r.Name[0] == '2').Select(r => (r.Name, r.Value)).Single();

    static JsonElement Resolved(JsonElement schema, JsonElement document) =>
        schema.TryGetProperty("$ref", out var named) ? document.GetProperty("components").GetProperty("schemas").GetProperty(named.GetString()!.Split('/')[^1]) : schema;

    /// <summary>Whether a schema says what is in it: the fields of an object, the items of a list, a plain value.</summary>
    static bool Says(JsonElement schema, JsonElement document)
    {
        schema = Resolved(schema, document);
        if (!schema.TryGetProperty("type", out var type)) return false;
        return type.ToString() switch
        {
            "object" => (schema.TryGetProperty("properties", out var fields) && fields.EnumerateObject().Any()) || schema.TryGetProperty("additionalProperties", out _),
            "array" => Says(schema.GetProperty("items"), document),
            _ => true,
        };
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
