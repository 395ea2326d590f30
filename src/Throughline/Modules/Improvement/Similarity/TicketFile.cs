using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A file of tickets, one JSON object a line, read as it stands and never wholly in memory; lines that cannot be used are named and passed over.</summary>
public sealed class TicketFile(TextReader reader, FileFaults faults, int most = int.MaxValue)
{
    private const int LongestLine = 16 * 1024 * 1024;
    private static readonly HashSet<string> Known = ["id", "key", "created", "closed", "title", "body", "resolution", "hours", "cost", "costMinor", "visits", "reopened"];
    private readonly HashSet<string> _ids = [];

    /// <summary>The kind of fault of what comes after the last ticket that is taken.</summary>
    internal static string Beyond(int most) => FormattableString.Invariant($"beyond the first {most:N0} tickets; split the file by years");

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
            if (_ids.Count >= most) { faults.Add(Beyond(most), Lines, "not looked at"); continue; }
            if (Ticket(line) is not { } ticket) continue;
            if (!_ids.Add(ticket.Id)) { faults.Add("id seen before", Lines, ticket.Id); continue; }
            yield return ticket;
        }
    }

    private TicketRecord? Ticket(string line)
    {
        if (RecordLimits.HasHalfSign(line))
        {
            faults.AddShortened("half a sign in a text", Lines, "replaced");
            line = RecordLimits.Mended(line);
        }
        try { return Parse(line); }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) { faults.Add("not JSON", Lines, fault.Message); return null; }
    }

    private TicketRecord? Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) { faults.Add("not an object", Lines, root.ValueKind.ToString()); return null; }
        var id = Text(root, "id") ?? Text(root, "key");
        if (id?.Length > RecordLimits.Id) { faults.Add("id longer than 200 letters", Lines, id[..40]); return null; }
        if (string.IsNullOrWhiteSpace(id)) { faults.Add("no id", Lines, "neither id nor key"); return null; }
        if (Time(root, "created") is not { } created) { faults.Add("no usable date", Lines, $"created = {Text(root, "created") ?? "nothing"}"); return null; }
        var facets = new List<Facet>();
        foreach (var property in root.EnumerateObject())
            if (!Known.Contains(property.Name) && FacetNames.TryGet(property.Name, out var kind) && AsText(property.Value) is { Length: > 0 } value) facets.Add(new Facet(kind, RecordLimits.Cut(value, RecordLimits.Value)));
        return new TicketRecord
        {
            Id = id,
            Key = Text(root, "key") is { Length: <= RecordLimits.Id } key ? key : null,
            Created = created,
            Closed = Time(root, "closed"),
            Reopened = Time(root, "reopened"),
            Title = RecordLimits.Cut(Text(root, "title"), RecordLimits.Title),
            Body = RecordLimits.Text(Text(root, "body"), Lines, faults),
            Resolution = RecordLimits.Cut(Text(root, "resolution"), RecordLimits.Beginning),
            Facets = facets,
            Hours = Number(root, "hours", 100_000),
            CostMinor = Number(root, "costMinor", 100_000_000_000) is { } minor ? (long)minor : Number(root, "cost", 1_000_000_000) is { } major ? (long)Math.Round(major * 100) : null,
            Visits = Number(root, "visits", 1_000) is { } visits ? (int)visits : null,
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

    private Instant? Time(JsonElement root, string name)
    {
        var text = Text(root, name);
        var at = Times.Read(text);
        if (at is null && name != "created" && !string.IsNullOrWhiteSpace(text)) faults.AddWithout($"{name} is no date", Lines, text);
        return at;
    }

    private decimal? Number(JsonElement root, string name, decimal most)
    {
        var text = Text(root, name);
        var value = RecordLimits.Number(text, most);
        if (value is null && !string.IsNullOrWhiteSpace(text)) faults.AddWithout($"{name} is no usable number", Lines, text);
        return value;
    }
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

    /// <summary>The instant, or null where it is none at which a ticket can have been written.</summary>
    public static Instant? Read(string? text) => RecordLimits.Plausible(Any(text));

    private static Instant? Any(string? text)
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
