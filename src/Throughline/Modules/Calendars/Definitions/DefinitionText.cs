using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Writes definitions as the readers beside this read them.</summary>
static class DefinitionText
{
    static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public static string Of(CalendarDefinition calendar, IReadOnlyList<CalendarVersion> later)
    {
        var text = new JsonObject { ["id"] = calendar.Id };
        Write(calendar, text);
        if (later.Count > 0) text["versions"] = new JsonArray([.. later.Select(v => Write(v.Definition, new JsonObject { ["from"] = LocalDatePattern.Iso.Format(v.From) }))]);
        return text.ToJsonString(Plain);
    }

    static JsonObject Write(CalendarDefinition calendar, JsonObject into)
    {
        into["zone"] = calendar.Zone;
        into["weekly"] = Weekly(calendar.Weekly);
        into["dates"] = new JsonObject(calendar.Dates.OrderBy(d => d.Key).Select(d => KeyValuePair.Create(LocalDatePattern.Iso.Format(d.Key), Many(d.Value))));
        if (calendar.Names?.Count > 0) into["names"] = new JsonObject(calendar.Names.OrderBy(d => d.Key).Select(d => KeyValuePair.Create(LocalDatePattern.Iso.Format(d.Key), (JsonNode?)d.Value)));
        return into;
    }

    public static string Of(RotaDefinition rota) => new JsonObject
    {
        ["id"] = rota.Id,
        ["layers"] = new JsonArray([.. rota.Layers.Select(l => new JsonObject
        {
            ["name"] = l.Name,
            ["zone"] = l.Zone,
            ["start"] = Moment.Format(l.Start),
            ["until"] = l.Until is { } until ? Moment.Format(until) : null,
            ["since"] = l.Since is { } since ? Moment.Format(since) : null,
            ["unit"] = l.Unit.ToString().ToLowerInvariant(),
            ["every"] = l.Every,
            ["users"] = new JsonArray([.. l.Users.Select(u => (JsonNode)u)]),
            ["windows"] = l.Windows is { } windows ? Weekly(windows) : null,
        })]),
        ["overrides"] = new JsonArray([.. rota.Overrides.Select(o => new JsonObject
        {
            ["from"] = InstantPattern.ExtendedIso.Format(o.From),
            ["to"] = InstantPattern.ExtendedIso.Format(o.To),
            ["user"] = o.User,
            ["replaces"] = o.Replaces,
        })]),
    }.ToJsonString();

    public static string IdOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("id").GetString()!;
    }

    static JsonObject Weekly(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> weekly) =>
        new(weekly.OrderBy(d => d.Key).Select(d => KeyValuePair.Create(Days[(int)d.Key - 1], Many(d.Value))));

    static JsonNode? Many(IReadOnlyList<Hours> hours) => new JsonArray([.. hours.Select(h => new JsonArray(Time(h.From), h.Until == LocalTime.Midnight ? "24:00" : Time(h.Until)))]);

    static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
