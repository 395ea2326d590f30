using System.Text.Json.Nodes;
using Throughline.Web;

namespace Throughline.Host.OpenApi;

/// <summary>The API as a page: the same document, to be read.</summary>
public sealed record ApiModel(IReadOnlyList<ApiPart> Parts)
{
    public int Count => Parts.Sum(p => p.Operations.Count);
}

/// <summary>What one module offers to programs.</summary>
public sealed record ApiPart(string Name, IReadOnlyList<ApiOperation> Operations);

/// <summary>One call of the API.</summary>
public sealed record ApiOperation(string Method, string Path, string Summary, string? Words, string Roles, IReadOnlyList<ApiField> Fields);

/// <summary>One thing that a call takes: where it stands, what it must be.</summary>
public sealed record ApiField(string Name, string Place, string Type, bool Required, string? Words);

/// <summary>Reads the document for its page.</summary>
public sealed class ReadApi(ApiDocument document)
{
    public Task<ApiModel> Run(Nothing _)
    {
        var operations =
            from path in document.Json["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select (Tag: (string)operation.Value!["tags"]![0]!, Line: Of(path.Key, operation.Key, operation.Value!.AsObject()));
        return Task.FromResult(new ApiModel([.. operations.GroupBy(o => o.Tag).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ApiPart(g.Key, [.. g.Select(o => o.Line)]))]));
    }

    static ApiOperation Of(string path, string method, JsonObject operation)
    {
        var fields = operation["parameters"]!.AsArray().Where(p => p!["name"] is not null)
            .Select(p => new ApiField((string)p!["name"]!, (string)p["in"]!, Type(p["schema"]!), (bool)p["required"]!, (string?)p["schema"]!["description"])).ToList();
        if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } body)
            fields.AddRange(body["properties"]!.AsObject().Select(p => new ApiField(p.Key, "body", Type(p.Value!), body["required"]!.AsArray().Any(r => (string)r! == p.Key), (string?)p.Value!["description"])));
        return new ApiOperation(method.ToUpperInvariant(), path, (string)operation["summary"]!, (string?)operation["description"], (string)operation["x-roles"]!, fields);
    }

    static string Type(JsonNode schema)
    {
        if (schema["enum"] is JsonArray choices) return string.Join(" | ", choices.Select(c => (string?)c));
        if (schema["items"] is { } item) return $"list of {Type(item)}";
        if (schema["maximum"] is { } most) return $"{(string?)schema["type"]}, {schema["minimum"]} to {most}";
        return (string?)schema["format"] ?? (string?)schema["type"] ?? "object";
    }
}
