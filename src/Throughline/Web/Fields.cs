using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Throughline.Web;

/// <summary>What was sent, before it means anything: a form, a JSON object or a query, with the values of the route on top.</summary>
public sealed partial class Fields
{
    readonly Dictionary<string, List<string>> texts = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<Fields>> parts = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<Upload>> files = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, JsonShape> sent = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for JSON: a field that nobody reads is a fault, most likely a misspelt one.</summary>
    public bool IsStrict { get; private init; }
    public IEnumerable<string> Names => sent.Keys;

    /// <summary>How a field of JSON was sent; null for a field of a form or a query, and for one that is not there.</summary>
    public JsonShape? Shape(string name) => sent.TryGetValue(name, out var shape) ? shape : null;

    /// <summary>Zone in which whoever fills in a form reads the clock; null where instants are sent, as by programs.</summary>
    public string? Zone { get; private init; }

    public string? Text(string name) => texts.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;
    public IReadOnlyList<string> Texts(string name) => texts.TryGetValue(name, out var values) ? values : [];
    public IReadOnlyList<Fields> Parts(string name) => parts.TryGetValue(name, out var values) ? values : [];
    public Upload? File(string name) => Files(name) is [.., var last] ? last : null;
    public IReadOnlyList<Upload> Files(string name) => files.TryGetValue(name, out var some) ? some : [];
    public IReadOnlyDictionary<string, List<string>> All => texts;

    public static Fields FromQuery(HttpContext http)
    {
        var fields = new Fields();
        foreach (var (name, values) in http.Request.Query) fields.texts[name] = [.. values.OfType<string>()];
        fields.ReadRows();
        return fields.WithRoute(http);
    }

    public static async Task<Fields> FromForm(HttpContext http)
    {
        var fields = new Fields { Zone = http.RequestServices.GetRequiredService<CurrentUser>().Zone };
        var form = await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 4096, MultipartBodyLengthLimit = Problems.MostBytes }, http.RequestAborted);
        foreach (var (name, values) in form) fields.texts[name] = [.. values.OfType<string>()];
        fields.ReadRows();
        foreach (var file in form.Files.Where(f => f.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, http.RequestAborted);
            fields.Add(file.Name, new Upload(Path.GetFileName(file.FileName), bytes.ToArray()));
        }
        return fields.WithRoute(http);
    }

    void Add(string name, Upload file)
    {
        if (!files.TryGetValue(name, out var some)) files[name] = some = [];
        some.Add(file);
    }

    /// <summary>Rows of a table in a form: <c>tiers[2].percent</c> is the field <c>percent</c> of the third part of <c>tiers</c>. Empty rows at the end were not filled in.</summary>
    void ReadRows()
    {
        foreach (var (name, values) in texts.ToList())
        {
            if (Row().Match(name) is not { Success: true } row || !int.TryParse(row.Groups[2].Value, out var at) || at >= MostRows) continue;
            if (!parts.TryGetValue(row.Groups[1].Value, out var rows)) parts[row.Groups[1].Value] = rows = [];
            while (rows.Count <= at) rows.Add(new Fields());
            rows[at].texts[row.Groups[3].Value] = values;
        }
        foreach (var rows in parts.Values)
            while (rows.Count > 0 && rows[^1].texts.Values.All(v => v.TrueForAll(string.IsNullOrWhiteSpace))) rows.RemoveAt(rows.Count - 1);
    }

    const int MostRows = 400;

    [System.Text.RegularExpressions.GeneratedRegex(@"^(\w+)\[(\d{1,3})\]\.(\w+)$")]
    private static partial System.Text.RegularExpressions.Regex Row();

    public static Fields FromJson(HttpContext http, ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0) return new Fields { IsStrict = true }.WithRoute(http);
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new RuleException("not-an-object", "The body must be a JSON object.", "");
            return Of(document.RootElement).WithRoute(http);
        }
        catch (JsonException fault)
        {
            // a form, a file: said in the words of HTTP, before anybody looks for a comma
            if (http.Request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
                throw new BadHttpRequestException($"The body came as {type}. Send JSON, with Content-Type: application/json.", 415);
            throw new RuleException("not-json", $"The body is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.", "");
        }
    }

    static Fields Of(JsonElement element)
    {
        var fields = new Fields { IsStrict = true };
        foreach (var property in element.EnumerateObject())
        {
            fields.sent[property.Name] = ShapeOf(property.Value);
            if (property.Value.ValueKind == JsonValueKind.Array)
            {
                fields.texts[property.Name] = [.. property.Value.EnumerateArray().Where(v => v.ValueKind != JsonValueKind.Object).Select(Scalar).OfType<string>()];
                foreach (var part in property.Value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Object)) fields.AddFile(property.Name, part);
                fields.parts[property.Name] = [.. property.Value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Object).Select(Of)];
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                fields.AddFile(property.Name, property.Value);
                fields.parts[property.Name] = [Of(property.Value)];
            }
            else if (Scalar(property.Value) is { } text)
            {
                fields.texts[property.Name] = [text];
            }
        }
        return fields;
    }

    // a file in JSON: its name and its bytes in base64
    void AddFile(string name, JsonElement part)
    {
        if (part.TryGetProperty("base64", out var bytes) && bytes.ValueKind == JsonValueKind.String && bytes.TryGetBytesFromBase64(out var content))
            Add(name, new Upload(part.TryGetProperty("fileName", out var called) && called.ValueKind == JsonValueKind.String ? called.GetString()! : "file", content));
    }

    static JsonShape ShapeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonShape.Nothing,
        JsonValueKind.Object => JsonShape.Part,
        JsonValueKind.Array when value.GetArrayLength() == 0 => JsonShape.NoList,
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object) => JsonShape.Parts,
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)) => JsonShape.Values,
        JsonValueKind.Array => JsonShape.Mixed,
        _ => JsonShape.Value,
    };

    static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Array or JsonValueKind.Object => null,
        _ => value.GetRawText(),
    };

    Fields WithRoute(HttpContext http)
    {
        foreach (var (name, value) in http.Request.RouteValues)
            if (value is string text) texts[name] = [text];
        return this;
    }
}

/// <summary>How a field of JSON was sent: a value, an object, or a list of either.</summary>
public enum JsonShape
{
    Nothing,
    Value,
    Part,
    NoList,
    Values,
    Parts,
    Mixed,
}
