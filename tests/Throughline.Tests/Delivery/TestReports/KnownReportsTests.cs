using System.Text.Json;

namespace Throughline.Tests.Delivery.TestReports;

public sealed class KnownReportsTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Known() =>
        JsonDocument.Parse(ReportFiles.Text("expected.json")).RootElement.GetProperty("expected").EnumerateObject()
            .Select(p => new TheoryDataRow<string, string>(p.Name, string.Join(' ', p.Value.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()).Prepend(p.Value.GetProperty("verdict").GetString()))));

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_known_report_gets_the_known_verdict_and_reasons(string file, string expected) =>
        Assert.Equal(expected, await ReportFiles.Judged(ReportFiles.Text(file)));
}
