using System.Text.Json;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Rotas of a definitions file, and the layer that a question about hand-offs carries with it.</summary>
internal static class RotaJson
{
    private static readonly string[] Units = ["hour", "day", "week"];

    public static DefinitionsFile<Rota> Read(string json) => new(json, "rota", Rota);

    public static RotationUnit Unit(Fields fields)
    {
        var text = fields.Text("unit");
        var index = Array.IndexOf(Units, text);
        return index >= 0 || text.Length == 0 ? (RotationUnit)Math.Max(index, 0) : fields.Wrong("unit", $"\"{text}\" is no unit of a shift: write hour, day or week", RotationUnit.Day);
    }

    public static int Every(Fields fields) => (int)fields.Whole("every", 1, 100_000);

    private static Rota? Rota(Fields fields)
    {
        var definition = new RotaDefinition(fields.Text("id"), [.. fields.List("layers").Select(Layer)], [.. fields.List("overrides").Select(Override)]);
        if (fields.Faults.Count == 0) fields.Faults.AddRange(definition.Obstacles());
        return fields.Faults.Count == 0 ? new Rota(definition) : null;
    }

    private static RotaLayer Layer(Fields fields) => new(
        fields.OptionalText("name") ?? "", fields.Text("zone"), fields.Local("start"), fields.OptionalLocal("until"),
        Unit(fields), Every(fields), Users(fields), fields.Find("windows") is null ? null : HoursJson.Weekly(fields, "windows"), fields.OptionalLocal("since"));

    private static RotaOverride Override(Fields fields) =>
        new(fields.Instant("from"), fields.Instant("to"), fields.OptionalText("user"), fields.OptionalText("replaces"));

    private static List<string> Users(Fields fields)
    {
        if (fields.Find("users") is not { } users) return [];
        if (users.ValueKind == JsonValueKind.Array && users.EnumerateArray().All(u => u.ValueKind == JsonValueKind.String))
            return [.. users.EnumerateArray().Select(u => u.GetString()!)];
        return fields.Wrong<List<string>>("users", "must be a list of names: [\"ana\",\"bor\"]", []);
    }
}
