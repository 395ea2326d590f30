using System.Text.Json;
using NodaTime;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Questions;

/// <summary>Questions about business time: add, between, is_open, next_open, status, local.</summary>
internal sealed class CalendarQuestions(DefinitionsFile<BusinessCalendar> calendars)
{
    public void Answer(JsonElement question, Utf8JsonWriter writer)
    {
        var (operation, fields) = Answers.Read(question);
        switch (operation)
        {
            case "add": Add(fields, writer); break;
            case "between": Between(fields, writer); break;
            case "is_open": IsOpen(fields, writer); break;
            case "next_open": NextOpen(fields, writer); break;
            case "status": Status(fields, writer); break;
            case "local": Local(fields, writer); break;
            default: fields.ThrowIfFaulty(); throw Answers.Unknown(operation, "add, between, is_open, next_open, status or local");
        }
    }

    private void Add(Fields fields, Utf8JsonWriter writer)
    {
        var (cal, start, time, pauses) = (fields.Text("cal"), fields.Instant("start"), fields.Seconds("seconds"), fields.Pauses());
        fields.ThrowIfFaulty();
        writer.Write(calendars[cal].Add(start, time, pauses));
    }

    private void Between(Fields fields, Utf8JsonWriter writer)
    {
        var (cal, from, to, pauses) = (fields.Text("cal"), fields.Instant("from"), fields.Instant("to"), fields.Pauses());
        fields.ThrowIfFaulty();
        writer.Write(calendars[cal].Between(from, to, pauses));
    }

    private void IsOpen(Fields fields, Utf8JsonWriter writer)
    {
        var (cal, at) = (fields.Text("cal"), fields.Instant("at"));
        fields.ThrowIfFaulty();
        writer.WriteBooleanValue(calendars[cal].IsOpen(at));
    }

    private void NextOpen(Fields fields, Utf8JsonWriter writer)
    {
        var (cal, at) = (fields.Text("cal"), fields.Instant("at"));
        fields.ThrowIfFaulty();
        writer.Write(calendars[cal].NextOpen(at));
    }

    private void Status(Fields fields, Utf8JsonWriter writer)
    {
        var (cal, start, target, at, pauses) = (fields.Text("cal"), fields.Instant("start"), fields.Seconds("target"), fields.Instant("at"), fields.Pauses());
        fields.ThrowIfFaulty();
        var status = calendars[cal].Status(start, target, pauses, at);
        writer.WriteStartObject();
        writer.WritePropertyName("elapsed");
        writer.Write(status.Elapsed);
        writer.Write("due", status.Due);
        writer.WriteBoolean("paused", status.Paused);
        writer.WriteBoolean("breached", status.Breached);
        writer.WriteEndObject();
    }

    private static void Local(Fields fields, Utf8JsonWriter writer)
    {
        var (name, local) = (fields.OptionalText("zone") ?? "", fields.Local("local"));
        var zone = Zones.Find(name, "/zone", fields.Faults);
        fields.ThrowIfFaulty();
        writer.Write(WallClock.Reach(zone!, local));
    }
}
