using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A file of tickets, one JSON object a line, read as it stands and never wholly in memory; lines that cannot be used are named and passed over.</summary>
public sealed class TicketFile(TextReader reader, FileFaults faults)
{
    private const int LongestLine = 16 * 1024 * 1024;
    private static readonly HashSet<string> Known = ["id", "key", "created", "closed", "title", "body", "resolution", "hours", "cost", "costMinor", "visits", "reopened"];
    private readonly HashSet<string> _ids = [];

    /// <summary>Lines read so far.</summary>
    public long Lines { get; private set; }

    /// <summary>The usable tickets in the order of the file.</summary>
    public IEnumerable<TicketRecord> Read()
    {
        var lines = new LineReader(reader, LongestLine);
        while (lines.Next() is { } line)
        {
            Lines++;
            if (lines.TooLong) { faults.Add("line too long", Lines, $"longer than {LongestLine / 1024 / 1024} million letters"); continue; }
            if (string.IsNullOrWhiteSpace(line)) continue;
            TicketRecord? ticket;
            try { ticket = Parse(line); }
            catch (JsonException fault) { faults.Add("not JSON", Lines, fault.Message); continue; }
            if (ticket is null) continue;
            if (!_ids.Add(ticket.Id)) { faults.Add("id seen before", Lines, ticket.Id); continue; }
            yield return ticket;
        }
    }

    private TicketRecord? Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) { faults.Add("not an object", Lines, root.ValueKind.ToString()); return null; }
        var id = Text(root, "id") ?? Text(root, "key");
        if (string.IsNullOrWhiteSpace(id)) { faults.Add("no id", Lines, "neither id nor key"); return null; }
        if (Time(root, "created") is not { } created) { faults.Add("no usable date", Lines, $"created = {Text(root, "created") ?? "nothing"}"); return null; }
        var facets = new List<Facet>();
        foreach (var property in root.EnumerateObject())
            if (!Known.Contains(property.Name) && FacetNames.TryGet(property.Name, out var kind) && AsText(property.Value) is { Length: > 0 } value) facets.Add(new Facet(kind, value));
        return new TicketRecord
        {
            Id = id,
            Key = Text(root, "key"),
            Created = created,
            Closed = Time(root, "closed"),
            Reopened = Time(root, "reopened"),
            Title = Text(root, "title") ?? "",
            Body = Text(root, "body") ?? "",
            Resolution = Text(root, "resolution") ?? "",
            Facets = facets,
            Hours = Number(root, "hours"),
            CostMinor = Number(root, "costMinor") is { } minor ? (long)minor : Number(root, "cost") is { } major ? (long)Math.Round(major * 100) : null,
            Visits = Number(root, "visits") is { } visits ? (int)visits : null,
        };
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? AsText(value) : null;

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(AsText).Where(v => !string.IsNullOrEmpty(v))),
        _ => null,
    };

    private static Instant? Time(JsonElement root, string name) => Times.Read(Text(root, name));

    private static decimal? Number(JsonElement root, string name) =>
        decimal.TryParse(Text(root, name), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000 ? value : null;
}

/// <summary>Times as exports write them; without a zone they are read as UTC.</summary>
internal static class Times
{
    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.FFFFFF"), LocalDateTimePattern.CreateWithInvariantCulture("dd.MM.uuuu HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("dd.MM.uuuu"),
        LocalDateTimePattern.CreateWithInvariantCulture("dd/MM/uuuu HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("dd/MMM/uu h:mm tt"), LocalDateTimePattern.CreateWithInvariantCulture("d MMM uuuu HH:mm"),
    ];

    public static Instant? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } utc) return utc.Value;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset) return offset.Value.ToInstant();
        foreach (var pattern in Local) if (pattern.Parse(text) is { Success: true } local) return local.Value.InUtc().ToInstant();
        if (text.Length is 10 or 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)) return text.Length == 10 ? Instant.FromUnixTimeSeconds(epoch) : Instant.FromUnixTimeMilliseconds(epoch);
        return null;
    }
}

/// <summary>The words that exports use for the things a ticket is about.</summary>
internal static class FacetNames
{
    private static readonly Dictionary<string, FacetKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["product"] = FacetKind.Product, ["project"] = FacetKind.Product, ["component"] = FacetKind.Component, ["components"] = FacetKind.Component, ["category"] = FacetKind.Component,
        ["version"] = FacetKind.Version, ["platform"] = FacetKind.Platform, ["os"] = FacetKind.Platform, ["type"] = FacetKind.Kind, ["severity"] = FacetKind.Kind, ["priority"] = FacetKind.Priority,
        ["network"] = FacetKind.Network, ["site"] = FacetKind.Site, ["location"] = FacetKind.Site, ["service"] = FacetKind.Service, ["customer"] = FacetKind.Customer, ["organisation"] = FacetKind.Customer,
        ["model"] = FacetKind.Model, ["device"] = FacetKind.Model, ["cause"] = FacetKind.Cause, ["rootCause"] = FacetKind.Cause, ["circuit"] = FacetKind.Reference,
    };

    public static bool TryGet(string name, out FacetKind kind) => Kinds.TryGetValue(name, out kind);
}
