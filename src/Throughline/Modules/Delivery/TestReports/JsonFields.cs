using System.Globalization;
using System.Text.Json;
using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports;

/// <summary>Reads the fields of a JSON file, noting every one that has the wrong kind, with its JSON pointer.</summary>
internal sealed class JsonFields(JsonElement element, string pointer, List<Obstacle> obstacles)
{
    private const int LongestText = 200;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The field; null when it is absent or null.</summary>
    private JsonElement? Field(string name) =>
        IsObject && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public bool Has(string name) => Field(name) is not null;

    public string? Text(string name, bool required = false)
    {
        var value = Field(name);
        var text = value switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } v => v.GetString()!.Trim(),
            { ValueKind: JsonValueKind.Number } v => v.GetRawText(),
            _ => null,
        };
        if (text is { Length: > 0 and <= LongestText }) return text;
        if (text is "" && !required) return null;
        return Refuse<string>(name, value is null ? "is missing" : $"must be a text of 1 to {LongestText} characters");
    }

    /// <summary>A number, also when it is quoted; null when absent.</summary>
    public decimal? Number(string name, bool required = false)
    {
        if (Field(name) is not { } value)
        {
            if (required) Refuse<string>(name, "is missing");
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
        if (value.ValueKind == JsonValueKind.String && decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return number;
        Refuse<string>(name, $"must be a number, not {Shortened(value)}");
        return null;
    }

    /// <summary>A statistic that stands alone, or within an object of <c>min</c>, <c>mean</c>, <c>max</c>.</summary>
    public decimal? Statistic(string name, string which) =>
        Field(name) is { ValueKind: JsonValueKind.Object } ? Object(name).Number(which) : which == "mean" ? Number(name) : null;

    public JsonFields Object(string name)
    {
        var value = Field(name);
        if (value is { ValueKind: not JsonValueKind.Object }) Refuse<string>(name, $"must be an object, not {Shortened(value.Value)}");
        return new JsonFields(value ?? default, $"{pointer}/{name}", obstacles);
    }

    public IEnumerable<JsonFields> Objects(string name, bool required = false)
    {
        foreach (var (index, item) in List(name, required).Index())
        {
            var at = FormattableString.Invariant($"{pointer}/{name}/{index}");
            if (item.ValueKind == JsonValueKind.Object) yield return new JsonFields(item, at, obstacles);
            else obstacles.Add(new Obstacle("wrong-kind", $"{at} must be an object, not {Shortened(item)}.", at));
        }
    }

    public IEnumerable<string> Texts(string name)
    {
        foreach (var item in List(name, required: true))
            if (item.ValueKind == JsonValueKind.String) yield return item.GetString()!.Trim();
            else Refuse<string>(name, $"holds {Shortened(item)} where a text belongs");
    }

    public T? Refuse<T>(string name, string why) where T : class
    {
        obstacles.Add(new Obstacle("field", $"{pointer}/{name} {why}.", $"{pointer}/{name}"));
        return null;
    }

    private IEnumerable<JsonElement> List(string name, bool required)
    {
        var value = Field(name);
        if (value is { ValueKind: JsonValueKind.Array } list) return list.EnumerateArray();
        if (value is not null || required) Refuse<string>(name, value is null ? "is missing" : "must be a list");
        return [];
    }

    private static string Shortened(JsonElement value) => value.GetRawText() is { Length: > 40 } long_ ? long_[..40] + "…" : value.GetRawText();
}
