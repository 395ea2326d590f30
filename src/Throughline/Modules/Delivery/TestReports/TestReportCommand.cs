using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports;

/// <summary>The command <c>throughline testreport judge --order FILE REPORT…</c>.</summary>
public static class TestReportCommand
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var order = new Option<FileInfo>("--order") { Description = "What was ordered, as JSON.", Required = true };
        var reports = new Argument<string[]>("REPORT") { Description = "Y.1564 as JSON, RFC 2544 as CSV, or iperf3 --json.", Arity = ArgumentArity.OneOrMore };
        var judge = new Command("judge", "Judges test reports against an order: a JSON line each on standard output, the reasons in words on standard error. Exit 1 unless all pass.") { order, reports };
        judge.SetAction((call, stop) => Judge(call.GetRequiredValue(order), call.GetRequiredValue(reports), stop));
        return new Command("testreport", "Reports of service activation tests.") { judge };
    }

    private static async Task<int> Judge(FileInfo orderFile, string[] reports, CancellationToken stop)
    {
        var missing = reports.Prepend(orderFile.ToString()).Where(f => !File.Exists(f)).ToList();
        foreach (var file in missing) await Console.Error.WriteLineAsync($"{file}: there is no such file.");
        if (missing.Count > 0) return ExitCode.WrongCall;

        TestOrder order;
        try
        {
            order = ReadTestOrder.Run(await File.ReadAllTextAsync(orderFile.FullName, stop));
        }
        catch (RuleException e)
        {
            foreach (var obstacle in e.Obstacles) await Console.Error.WriteLineAsync($"{orderFile}: {obstacle.Message}");
            return ExitCode.WrongCall;
        }

        var allPass = true;
        foreach (var file in reports)
        {
            await using var content = File.OpenRead(file);
            var judgement = await JudgeTestReport.Run(content, order, stop);
            allPass &= judgement.Verdict == TestVerdict.Pass;
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                new { file, verdict = judgement.Verdict.ToString().ToUpperInvariant(), reasons = judgement.Reasons.Select(r => r.Code) }, Line));
            foreach (var reason in judgement.Reasons) await Console.Error.WriteLineAsync($"{file}: {reason.Sentence}");
        }
        return allPass ? ExitCode.Done : ExitCode.No;
    }
}
