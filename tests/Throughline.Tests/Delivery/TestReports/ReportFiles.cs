using System.Text;
using System.Text.Json.Nodes;
using Throughline.Modules.Delivery.TestReports;

namespace Throughline.Tests.Delivery.TestReports;

/// <summary>The example reports and their order, and ways to spoil them.</summary>
internal static class ReportFiles
{
    public static readonly TestOrder Order = ReadTestOrder.Run(Text("expected.json"));

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Delivery", "Files", "test-reports", file));

    /// <summary>The order with other values, written as JSON paths: <c>sac.0.eirMbps</c>.</summary>
    public static TestOrder OrderWith(params (string Path, string Json)[] changes) => ReadTestOrder.Run(Changed("expected.json", [.. changes.Select(c => ($"order.{c.Path}", c.Json))]));

    /// <summary>A report with other values; no value removes the field.</summary>
    public static string Changed(string file, params (string Path, string Json)[] changes)
    {
        var root = JsonNode.Parse(Text(file))!;
        foreach (var (path, json) in changes) Change(root, path.Split('.'), json);
        return root.ToJsonString();
    }

    public static async Task<string> Judged(string text, TestOrder? order = null) => await Judged(Encoding.UTF8.GetBytes(text), order);

    /// <summary>Verdict and reasons in one line, <c>FAIL FLR:A-Z/gold:CIR100</c>.</summary>
    public static async Task<string> Judged(byte[] bytes, TestOrder? order = null)
    {
        var judgement = await JudgeTestReport.Run(new MemoryStream(bytes), order ?? Order, TestContext.Current.CancellationToken);
        Assert.All(judgement.Reasons, r => Assert.EndsWith(".", r.Sentence, StringComparison.Ordinal));
        return string.Join(' ', judgement.Reasons.Select(r => r.Code).Prepend(judgement.Verdict.ToString().ToUpperInvariant()));
    }

    private static void Change(JsonNode root, string[] path, string json)
    {
        var parent = path[..^1].Aggregate(root, (node, key) => node is JsonArray list ? list[Index(key)]! : node[key]!);
        if (parent is JsonArray items)
        {
            if (json.Length == 0) items.RemoveAt(Index(path[^1]));
            else if (path[^1] == "+") items.Add(JsonNode.Parse(json));
            else items[Index(path[^1])] = JsonNode.Parse(json);
        }
        else if (json.Length == 0) Assert.True(parent.AsObject().Remove(path[^1]), $"no {path[^1]} to remove");
        else parent[path[^1]] = JsonNode.Parse(json);
    }

    private static int Index(string key) => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);
}
