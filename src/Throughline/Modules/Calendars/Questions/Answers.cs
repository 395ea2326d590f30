using System.Text.Json;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Questions;

/// <summary>How answers are written: instants as RFC 3339 in UTC, durations as seconds.</summary>
internal static class Answers
{
    /// <summary>The fields of a question, with its operation.</summary>
    public static (string Operation, Fields Fields) Read(JsonElement question)
    {
        var fields = new Fields(question, "", []);
        return (fields.Text("op"), fields);
    }

    /// <summary>The fields have been read; all that is wrong with them is told at once.</summary>
    public static void ThrowIfFaulty(this Fields fields) => RuleException.ThrowIfAny(fields.Faults);

    public static RuleException Unknown(string operation, string known) =>
        new("operation-unknown", $"There is no question \"{operation}\": ask {known}.", "/op");

    public static Pauses Pauses(this Fields fields)
    {
        List<Pause>? pauses = null;
        foreach (var pause in fields.List("pauses")) (pauses ??= []).Add(new Pause(pause.Instant("from"), pause.OptionalInstant("to")));
        return pauses is null || fields.Faults.Count > 0 ? Published.Pauses.None : new Pauses(pauses);
    }

    public static Duration Seconds(this Fields fields, string name) => Duration.FromSeconds(fields.Whole(name, 0, 1_000_000_000_000));

    public static void Write(this Utf8JsonWriter writer, Instant? instant)
    {
        if (instant is not { } known)
        {
            writer.WriteNullValue();
            return;
        }
        Span<byte> text = stackalloc byte[40];
        writer.WriteStringValue(text[..InstantText.Write(known, text)]);
    }

    public static void Write(this Utf8JsonWriter writer, Duration duration)
    {
        var seconds = duration.BclCompatibleTicks / NodaConstants.TicksPerSecond;
        var rest = duration.BclCompatibleTicks % NodaConstants.TicksPerSecond;
        if (rest == 0) writer.WriteNumberValue(seconds);
        else writer.WriteNumberValue(seconds + rest / (decimal)NodaConstants.TicksPerSecond);
    }

    public static void Write(this Utf8JsonWriter writer, string name, Instant? instant)
    {
        writer.WritePropertyName(name);
        writer.Write(instant);
    }
}
