using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Questions;

namespace Throughline.Tests.Calendars;

public class ExamplesTests
{
    private static string File(string name) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calendars", "Files", name));

    private static readonly JsonLines.Answer Calendars = new CalendarQuestions(CalendarJson.Read(File("calendars.json"))).Answer;
    private static readonly JsonLines.Answer Rotas = new RotaQuestions(RotaJson.Read(File("rotas.json"))).Answer;

    public static TheoryData<string> Of(string file) =>
        new(File(file).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Theory, MemberData(nameof(Of), "business.jsonl")]
    public async Task A_question_about_business_time_has_the_answer_of_the_example(string line) => await Agrees(Calendars, line);

    [Theory, MemberData(nameof(Of), "rota.jsonl")]
    public async Task A_question_about_duty_has_the_answer_of_the_example(string line) => await Agrees(Rotas, line);

    [Fact]
    public void All_examples_are_asked() =>
        Assert.Equal((51, 16), (Of("business.jsonl").Count, Of("rota.jsonl").Count));

    private static async Task Agrees(JsonLines.Answer answer, string line)
    {
        var example = JsonNode.Parse(line)!.AsObject();
        var expected = example["op"]!.GetValue<string>() switch
        {
            "add" => example["due"],
            "between" => example["seconds"],
            "is_open" => example["open"],
            "next_open" => example["next"],
            "local" => example["instant"],
            "on_call" => example["user"],
            "timeline" => example["segments"],
            "gaps" => example["gaps"],
            "handoffs" => example["instants"],
            _ => new JsonObject(new[] { "elapsed", "due", "paused", "breached" }.Select(k => KeyValuePair.Create(k, example[k]?.DeepClone()))),
        };
        var given = JsonNode.Parse(Assert.Single(await Eval.Lines(answer, line)))!.AsObject();
        Assert.Equal(example["id"]!.GetValue<string>(), given["id"]!.GetValue<string>());
        Assert.True(given.ContainsKey("result"), given.ToJsonString());
        Assert.True(JsonNode.DeepEquals(expected, given["result"]), $"{example["why"]}: expected {expected?.ToJsonString() ?? "null"}, got {given.ToJsonString()}");
    }
}

/// <summary>The line protocol of the commands, run in memory.</summary>
internal static class Eval
{
    public static async Task<string[]> Lines(JsonLines.Answer answer, string input)
    {
        using var output = new MemoryStream();
        await new JsonLines(answer).Run(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static async Task<string> Error(JsonLines.Answer answer, string question)
    {
        using var reply = JsonDocument.Parse(Assert.Single(await Lines(answer, question)));
        Assert.True(reply.RootElement.TryGetProperty("error", out var error), reply.RootElement.GetRawText());
        return error.GetString()!;
    }
}
