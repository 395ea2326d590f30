using System.Text.Json;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Questions;

/// <summary>Questions about duty: on_call, timeline, gaps, handoffs.</summary>
internal sealed class RotaQuestions(DefinitionsFile<Rota> rotas)
{
    public void Answer(JsonElement question, Utf8JsonWriter writer)
    {
        var (operation, fields) = Answers.Read(question);
        switch (operation)
        {
            case "on_call": OnCall(fields, writer); break;
            case "timeline": Timeline(fields, writer); break;
            case "gaps": Gaps(fields, writer); break;
            case "handoffs": Handoffs(fields, writer); break;
            default: fields.ThrowIfFaulty(); throw Answers.Unknown(operation, "on_call, timeline, gaps or handoffs");
        }
    }

    private void OnCall(Fields fields, Utf8JsonWriter writer)
    {
        var (rota, at) = (fields.Text("rota"), fields.Instant("at"));
        fields.ThrowIfFaulty();
        writer.WriteStringValue(rotas[rota].OnCall(at));
    }

    private void Timeline(Fields fields, Utf8JsonWriter writer)
    {
        var (rota, from, to) = (fields.Text("rota"), fields.Instant("from"), fields.Instant("to"));
        fields.ThrowIfFaulty();
        writer.WriteStartArray();
        foreach (var turn in rotas[rota].Timeline(from, to))
        {
            writer.WriteStartObject();
            writer.Write("from", turn.From);
            writer.Write("to", turn.To);
            writer.WriteString("user", turn.User);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private void Gaps(Fields fields, Utf8JsonWriter writer)
    {
        var (rota, from, to) = (fields.Text("rota"), fields.Instant("from"), fields.Instant("to"));
        fields.ThrowIfFaulty();
        writer.WriteStartArray();
        foreach (var gap in rotas[rota].Gaps(from, to))
        {
            writer.WriteStartObject();
            writer.Write("from", gap.Start);
            writer.Write("to", gap.End);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Handoffs(Fields fields, Utf8JsonWriter writer)
    {
        var (from, to) = (fields.Instant("from"), fields.Instant("to"));
        if (fields.Find("layer") is not { } element) fields.Missing("layer", 0);
        else if (Fields.Of(element, "/layer", fields.Faults) is { } layer)
        {
            var (start, unit, every) = (layer.Local("start"), RotaJson.Unit(layer), RotaJson.Every(layer));
            var zone = Zones.Find(layer.OptionalText("zone") ?? "", "/layer/zone", fields.Faults);
            fields.ThrowIfFaulty();
            writer.WriteStartArray();
            foreach (var instant in new Rotation(zone!, start, unit, every).Handoffs(from, to)) writer.Write(instant);
            writer.WriteEndArray();
        }
        fields.ThrowIfFaulty();
    }
}
