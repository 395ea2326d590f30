using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Reads the fields of one JSON object and gathers every fault with its pointer, so that all are told at once.</summary>
internal readonly struct Fields(JsonElement element, string pointer, List<Obstacle> faults)
{
    private static readonly LocalDateTimePattern[] LocalPatterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss"),
    ];

    public List<Obstacle> Faults => faults;

    public string At(string name) => $"{pointer}/{name}";

    /// <summary>The field, when it is there and not null.</summary>
    public JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public string Text(string name) => OptionalText(name) ?? Missing(name, "");

    public string? OptionalText(string name)
    {
        if (Find(name) is not { } found) return null;
        if (found.ValueKind == JsonValueKind.String) return found.GetString();
        return Wrong<string?>(name, $"{found.GetRawText()} is not a text: put it in quotation marks", null);
    }

    public Instant Instant(string name) => OptionalInstant(name) ?? Missing(name, default(Instant));

    public Instant? OptionalInstant(string name)
    {
        if (Find(name) is not { } found) return null;
        if (found.ValueKind == JsonValueKind.String && InstantText.Read(Content(found)) is { } instant) return instant;
        // The fault is told once, here; the value that stands in for it is never used.
        return Wrong(name, $"{found.GetRawText()} is not an instant: write it as 2026-02-02T08:00:00Z", default(Instant));
    }

    public LocalDateTime Local(string name) => OptionalLocal(name) ?? Missing(name, new LocalDateTime());

    public LocalDateTime? OptionalLocal(string name)
    {
        if (Find(name) is not { } found) return null;
        if (found.ValueKind == JsonValueKind.String)
        {
            var text = found.GetString()!;
            var nextDay = text.EndsWith("T24:00", StringComparison.Ordinal);
            if (nextDay) text = string.Concat(text.AsSpan(0, text.Length - 5), "00:00");
            foreach (var pattern in LocalPatterns)
                if (pattern.Parse(text) is { Success: true } read) return nextDay ? read.Value.PlusDays(1) : read.Value;
        }
        return Wrong(name, $"{found.GetRawText()} is not a local moment: write it as 2026-03-28T02:30", new LocalDateTime());
    }

    public LocalDate Date(string name)
    {
        if (Find(name) is not { } found) return Missing(name, new LocalDate());
        if (found.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(found.GetString()!) is { Success: true } read) return read.Value;
        return Wrong(name, $"{found.GetRawText()} is not a date of the calendar: write it as 2025-12-25", new LocalDate());
    }

    /// <summary>A whole number of the range.</summary>
    public long Whole(string name, long least, long most)
    {
        if (Find(name) is not { } found) return Missing(name, least);
        if (found.ValueKind == JsonValueKind.Number && found.TryGetInt64(out var number) && number >= least && number <= most) return number;
        return Wrong(name, $"{found.GetRawText()} is not a whole number from {least} to {most}", least);
    }

    /// <summary>The objects of a list; an absent list is empty.</summary>
    public IEnumerable<Fields> List(string name)
    {
        if (Find(name) is not { } found) return [];
        if (found.ValueKind != JsonValueKind.Array) return Wrong<IEnumerable<Fields>>(name, "must be a list: put it in [ ]", []);
        var (at, all) = (At(name), faults);
        return found.EnumerateArray().Select((item, i) => Of(item, $"{at}/{i}", all)).OfType<Fields>();
    }

    public static Fields? Of(JsonElement element, string pointer, List<Obstacle> faults)
    {
        if (element.ValueKind == JsonValueKind.Object) return new Fields(element, pointer, faults);
        faults.Add(new Obstacle("not-an-object", $"{Name(pointer)} must be an object: put it in {{ }}.", pointer));
        return null;
    }

    public T Wrong<T>(string name, string what, T standIn)
    {
        faults.Add(new Obstacle("value-unreadable", $"{Name(At(name))}: {what}.", At(name)));
        return standIn;
    }

    public T Missing<T>(string name, T standIn)
    {
        faults.Add(new Obstacle("value-missing", $"{Name(At(name))} is missing.", At(name)));
        return standIn;
    }

    private static ReadOnlySpan<byte> Content(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }

    private static string Name(string pointer) => pointer.Length == 0 ? "it" : pointer[1..];
}
