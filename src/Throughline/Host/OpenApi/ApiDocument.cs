using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Throughline.Web;

namespace Throughline.Host.OpenApi;

/// <summary>The description of the API as OpenAPI 3.1, written from the routes themselves: it cannot fall behind.</summary>
public sealed partial class ApiDocument(EndpointDataSource routes)
{
    readonly Lazy<JsonObject> made = new(() => Write(new AccessTable(routes)));

    public JsonObject Json => made.Value;

    static JsonObject Write(AccessTable table)
    {
        var schemas = new Schemas();
        var problem = schemas.Answer(typeof(Problem));
        var paths = new JsonObject();
        foreach (var line in table.Lines.Where(l => l.Path.StartsWith(Doors.Api + "/", StringComparison.Ordinal)))
        {
            var path = Constraints().Replace(line.Path, "{$1}");
            paths[path] ??= new JsonObject();
            paths[path]![line.Method.ToLowerInvariant()] = Operation(line, path, schemas);
        }
        var refusals = new JsonObject();
        foreach (var (status, title) in Refusals)
            refusals[title] = new JsonObject { ["description"] = Problems.Of(status).Title, ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = problem.DeepClone() } } };
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Throughline",
                ["version"] = "v1",
                ["description"] = "Everything that a page can do. Times are RFC 3339 in UTC, money is minor units with ISO 4217, lists page by cursor, refusals are RFC 9457 problem details that name every fault at once.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. table.Lines.Where(l => l.Path.StartsWith(Doors.Api + "/", StringComparison.Ordinal)).Select(Tag).Distinct().Select(t => new JsonObject { ["name"] = t })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API token, thr_…, made at /me/security or by throughline token add." } },
                ["parameters"] = new JsonObject
                {
                    ["idempotencyKey"] = Header("Idempotency-Key", "The same key never acts twice: the first answer is given again for 24 hours. If it was lost, the answer is 409 with the code was-done."),
                    ["ifMatch"] = Header("If-Match", "The ETag that you read; the change is refused with 412 if the thing has changed since."),
                },
                ["responses"] = refusals,
                ["schemas"] = schemas.Components,
            },
        };
    }

    static readonly (int Status, string Title)[] Refusals = [(400, "Unreadable"), (401, "NotSignedIn"), (403, "NotAllowed"), (404, "NotFound"), (409, "InProgress"), (412, "Stale"), (413, "TooLarge"), (415, "UnsupportedMediaType"), (422, "Refused")];

    static JsonObject Operation(AccessTable.Line line, string path, Schemas schemas)
    {
        var described = line.Route.Metadata.GetMetadata<Doors.Described>();
        var posts = !HttpMethods.IsGet(line.Method);
        var inPath = Names().Matches(path).Select(m => m.Groups[1].Value).ToList();
        var inputs = described is null ? [] : schemas.Inputs(described.Input).ToList();
        var parameters = new JsonArray();
        foreach (var name in inPath)
        {
            var input = inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase));
            parameters.Add(new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = input.Schema?.DeepClone() ?? new JsonObject { ["type"] = "string" } });
        }
        if (!posts)
            foreach (var (name, required, schema) in inputs.Where(i => !inPath.Contains(i.Name, StringComparer.OrdinalIgnoreCase)))
                parameters.Add(new JsonObject { ["name"] = name, ["in"] = "query", ["required"] = required, ["schema"] = schema.DeepClone() });
        else
            foreach (var header in (string[])["idempotencyKey", "ifMatch"]) parameters.Add(new JsonObject { ["$ref"] = $"#/components/parameters/{header}" });

        var operation = new JsonObject
        {
            ["operationId"] = Letters().Replace($"{line.Method.ToLowerInvariant()}{path[Doors.Api.Length..]}", "-").Trim('-'),
            ["summary"] = described is null ? "Download" : XmlWords.Title(described.Verb),
            ["tags"] = new JsonArray(Tag(line)),
            ["parameters"] = parameters,
            ["x-roles"] = line.Access?.Words ?? "nobody",
        };
        if (described is not null && XmlWords.Of(described.Verb) is { } words) operation["description"] = words;
        if (posts && described is not null)
            operation["requestBody"] = new JsonObject { ["content"] = Body(schemas.InputObject(described.Input, inPath.Select(n => inputs.FirstOrDefault(i => string.Equals(i.Name, n, StringComparison.OrdinalIgnoreCase)).Name ?? n).ToHashSet())) };
        operation["responses"] = Responses(described, posts, line.Access is { Anyone: true }, path, schemas);
        return operation;
    }

    static JsonObject Responses(Doors.Described? described, bool posts, bool anyone, string path, Schemas schemas)
    {
        var done = new JsonObject { ["description"] = described switch { null => "The file", { Makes: true } => "Made; Location says where it is", { Acts: true } => "Done", _ => "What was asked for" } };
        done["content"] = described is null ? new JsonObject { [FileType(path)] = new JsonObject() } : Body(schemas.Answer(described.Model));
        if (described is { Makes: true })
            done["headers"] = new JsonObject { ["Location"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uri-reference" } } };
        else if (!posts && described is not null && typeof(IVersioned).IsAssignableFrom(described.Model))
            done["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["description"] = "The version: send it in If-Match with a change.", ["schema"] = new JsonObject { ["type"] = "string" } } };
        var responses = new JsonObject { [described is { Makes: true } ? "201" : "200"] = done };
        if (!anyone) (responses["401"], responses["403"]) = (Ref("NotSignedIn"), Ref("NotAllowed"));
        responses["404"] = Ref("NotFound");
        responses["422"] = Ref("Refused");
        if (posts) (responses["409"], responses["412"], responses["413"], responses["415"]) = (Ref("InProgress"), Ref("Stale"), Ref("TooLarge"), Ref("UnsupportedMediaType"));
        return responses;

        static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/responses/{name}" };
    }

    static string FileType(string path) => Path.GetExtension(path) switch { ".pdf" => "application/pdf", ".csv" => "text/csv", _ => "text/html" };

    static JsonObject Body(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    static JsonObject Header(string name, string words) => new() { ["name"] = name, ["in"] = "header", ["required"] = false, ["description"] = words, ["schema"] = new JsonObject { ["type"] = "string" } };

    // the part of the product it belongs to; a file to download says so by itself
    static string Tag(AccessTable.Line line) =>
        line.Route.Metadata.GetMetadata<Doors.Described>()?.Verb.Namespace?.Split('.').ElementAtOrDefault(2) ?? "Files";

    [GeneratedRegex(@"\{\**([A-Za-z]+)[^}]*\}")]
    private static partial Regex Constraints();

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Names();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Letters();
}
