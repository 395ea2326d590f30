using System.CommandLine;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Questions;

/// <summary><c>throughline calendar eval</c> and <c>throughline rota eval</c>: questions on standard input, answers on standard output.</summary>
internal static class EvalCommand
{
    /// <param name="noun">The command it stands under: calendar, rota.</param>
    /// <param name="open">Makes the answering from the text of the definitions file.</param>
    public static Command Under(string noun, string description, Func<string, JsonLines.Answer> open)
    {
        var definitions = new Option<FileInfo>("--definitions") { Description = $"JSON list of {noun} definitions.", Required = true };
        var eval = new Command("eval", $"Answers questions about {noun}s: one JSON object a line on standard input, one answer a line on standard output. A question that cannot be answered gets its reason as \"error\".") { definitions };
        eval.SetAction(async (parsed, cancelled) =>
        {
            var file = parsed.GetRequiredValue(definitions);
            JsonLines.Answer answer;
            try
            {
                answer = open(await File.ReadAllTextAsync(file.FullName, cancelled));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or RuleException)
            {
                await Console.Error.WriteLineAsync($"{file}: {e.Message}");
                return ExitCode.WrongCall;
            }
            await using var output = Console.OpenStandardOutput();
            await using var input = Console.OpenStandardInput();
            await new JsonLines(answer).Run(input, output, cancelled);
            return ExitCode.Done;
        });
        return new Command(noun, description) { eval };
    }
}
