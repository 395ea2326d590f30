using Throughline.Kernel;
using Throughline.Modules.Delivery.TestReports;

namespace Throughline.Tests.Delivery.TestReports;

public sealed class ReadTestOrderTests
{
    [Fact]
    public void An_order_stands_alone_or_under_order()
    {
        var outer = System.Text.Json.Nodes.JsonNode.Parse(ReportFiles.Text("expected.json"))!;

        var alone = ReadTestOrder.Run(outer["order"]!.ToJsonString());

        Assert.Equal(ReportFiles.Order with { Directions = alone.Directions, Sac = alone.Sac }, alone);
        Assert.Equal((120m, 0.1m), (alone.Sac[0].CeilingMbps, alone.Sac[0].MarginMbps));
        Assert.Equal(ReportFiles.Order.Sac, alone.Sac);
    }

    [Fact]
    public void Everything_wrong_with_an_order_is_said_at_once()
    {
        var refused = Assert.Throws<RuleException>(() => ReadTestOrder.Run("""
            {"circuit": "", "lineMbps": 0, "directions": ["A-Z"], "performanceSeconds": "long",
             "sac": [{"cos": "gold", "cirMbps": -1, "eirMbps": 0, "flr": 2, "ftdMs": 1, "ifdvMs": 1}], "rfc2544": {"minThroughputMbps": 1, "maxLatencyUs": 1}}
            """));

        Assert.Equal(["/circuit", "/lineMbps", "/performanceSeconds", "/rfc2544/maxLossPct", "/sac/0/availPct", "/sac/0/cirMbps", "/sac/0/flr", "/uniPhy"],
            refused.Obstacles.Select(o => o.Pointer).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("directions", "[]", "at least one direction")]
    [InlineData("sac", "[]", "at least one class of service")]
    [InlineData("sac.+", """{"cos":"gold","cirMbps":1,"eirMbps":1,"flr":1,"ftdMs":1,"ifdvMs":1,"availPct":1}""", "twice")]
    public void An_order_that_asks_for_nothing_or_for_two_things_is_refused(string path, string json, string says) =>
        Assert.Contains(says, Assert.Throws<RuleException>(() => ReportFiles.OrderWith((path, json))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_JSON_is_refused_with_its_line() =>
        Assert.Contains("line 2, byte", Assert.Throws<RuleException>(() => ReadTestOrder.Run("{\n oops")).Message, StringComparison.Ordinal);
}
