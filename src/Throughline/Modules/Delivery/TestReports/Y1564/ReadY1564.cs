using System.Text.Json;
using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports.Y1564;

/// <summary>Reads a Y.1564 report in the form <c>sat-report/1</c>.</summary>
internal static class ReadY1564
{
    public const string Form = "sat-report/1";

    public static Y1564Report Run(JsonElement root)
    {
        var obstacles = new List<Obstacle>();
        var report = new JsonFields(root, "", obstacles);
        if (report.Text("format") is { } form && form != Form) report.Refuse<string>("format", $"is {form}; {Form} is understood");
        if (report.Text("standard") is { } standard && standard != "Y.1564") report.Refuse<string>("standard", $"is {standard}; with {Form} it must be Y.1564");

        var read = new Y1564Report(
            report.Text("circuit"), report.Text("uniPhy"), report.Text("frameSize"),
            [.. report.Objects("sac").Select(Criteria)],
            [.. report.Objects("results").Select(Result)],
            report.Text("claimedVerdict"));
        RuleException.ThrowIfAny(obstacles);
        return read;
    }

    /// <summary>Criteria that lack a value equal no order.</summary>
    private static AcceptanceCriteria Criteria(JsonFields sac)
    {
        decimal Number(string name) => sac.Number(name) ?? -1;
        return new(sac.Text("cos") ?? "", Number("cirMbps"), Number("eirMbps"), Number("flr"), Number("ftdMs"), Number("ifdvMs"), Number("availPct"));
    }

    private static Y1564Result Result(JsonFields result) => new(
        result.Text("direction", required: true) ?? "", result.Text("cos", required: true) ?? "",
        [.. result.Objects("configuration").Select(s => Step(s, s.Text("step", required: true) ?? ""))],
        result.Has("performance") && result.Object("performance") is { IsObject: true } performance ? Step(performance, "PERF") : null);

    private static Y1564Step Step(JsonFields step, string name) => new(
        name, step.Number("offeredMbps"), step.Number("durationS"), step.Statistic("irMbps", "mean"), step.Statistic("irMbps", "max"),
        step.Number("flr"), step.Statistic("ftdMs", "mean"), step.Statistic("ifdvMs", "mean"), step.Number("availPct"));
}
