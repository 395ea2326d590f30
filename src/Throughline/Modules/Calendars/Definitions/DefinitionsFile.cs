using System.Text.Json;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>
/// The definitions of a file, by id. One that has faults keeps them, so that only the questions about it cannot be answered.
/// </summary>
internal sealed class DefinitionsFile<T> where T : class
{
    private readonly Dictionary<string, (T? Definition, RuleException? Faults)> _byId = new(StringComparer.Ordinal);
    private readonly string _noun;

    /// <param name="noun">What the definitions are, for sentences: calendar, rota.</param>
    /// <param name="read">Reads one definition, adding every fault to the list of its fields.</param>
    /// <exception cref="RuleException">The file is not a JSON list of objects with ids.</exception>
    public DefinitionsFile(string json, string noun, Func<Fields, T?> read)
    {
        _noun = noun;
        using var document = Parse(json, noun);
        var index = 0;
        foreach (var element in document.RootElement.EnumerateArray())
        {
            var faults = new List<Obstacle>();
            var fields = Fields.Of(element, "", faults);
            var id = fields?.Text("id") ?? "";
            if (fields is null || id.Length == 0)
                throw new RuleException("id-missing", $"Entry {index} of the definitions is no {noun}: each must be an object with an \"id\".", $"/{index}");
            var definition = read(fields.Value);
            if (!_byId.TryAdd(id, (faults.Count == 0 ? definition : null, faults.Count == 0 ? null : new RuleException(faults))))
                throw new RuleException("id-twice", $"The {noun} \"{id}\" stands twice in the definitions: rename one.", $"/{index}/id");
            index++;
        }
    }

    /// <exception cref="RuleException">There is none of this id, or it has faults.</exception>
    public T this[string id] =>
        !_byId.TryGetValue(id, out var found) ? throw new RuleException("unknown-id", $"There is no {_noun} \"{id}\" in the definitions{Nearby()}.")
        : found.Definition ?? throw new RuleException("definition-faulty", $"The {_noun} \"{id}\" cannot be used: {found.Faults!.Message}");

    private string Nearby() => _byId.Count is 0 or > 30 ? "" : $", which hold {string.Join(", ", _byId.Keys)}";

    private static JsonDocument Parse(string json, string noun)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Array) return document;
            document.Dispose();
            throw new RuleException("not-a-list", $"The definitions must be a JSON list of {noun}s: put them in [ ].");
        }
        catch (JsonException e)
        {
            throw new RuleException("not-json", $"The definitions are not JSON: {e.Message}");
        }
    }
}
