using System.Text;
using Throughline.Kernel;
using Throughline.Modules.Delivery.TestReports;

namespace Throughline.Tests.Delivery.TestReports;

public sealed class ReadTestReportTests
{
    private static async Task<IReadOnlyList<Obstacle>> Refused(byte[] bytes) =>
        (await Assert.ThrowsAsync<RuleException>(() => ReadTestReport.Run(new MemoryStream(bytes), TestContext.Current.CancellationToken))).Obstacles;

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("hello", "no test report that we know")]
    [InlineData("{}", "no test report that we know")]
    [InlineData("[1, 2]", "no test report that we know")]
    [InlineData("{\"format\": \"sat-report/2\"}", "/format is sat-report/2; sat-report/1 is understood")]
    [InlineData("{\"format\": \"sat-report/1\", \"standard\": \"Y.1731\"}", "/standard is Y.1731")]
    [InlineData("{\"format\": \"sat-report/1\", \"results\": 5}", "/results must be a list")]
    [InlineData("{\"format\": \"sat-report/1\", \"results\": [5]}", "/results/0 must be an object, not 5")]
    [InlineData("{\"format\": \"sat-report/1\", \"circuit\": \"a\", \"circuit\": \"b\"}", "not JSON")]
    [InlineData("{\"format\": \"sat-report/1\", \"results\": [{\"flr\": NaN}]}", "line 1, byte")]
    public async Task What_cannot_be_read_is_refused_in_words(string text, string says) =>
        Assert.Contains(says, string.Join(' ', (await Refused(Encoding.UTF8.GetBytes(text))).Select(o => o.Message)), StringComparison.Ordinal);

    [Fact]
    public async Task A_report_cut_off_anywhere_is_refused()
    {
        var whole = ReportFiles.Text("y1564-pass.json").TrimEnd();
        for (var length = 1; length < whole.Length; length += 97)
            Assert.Equal("unreadable", (await Refused(Encoding.UTF8.GetBytes(whole[..length])))[0].Code);
    }

    [Fact]
    public async Task Every_field_of_the_wrong_kind_is_named_with_its_pointer()
    {
        var broken = ReportFiles.Changed("y1564-pass.json", ("results.0.configuration.0.flr", "\"none\""), ("results.1.performance.availPct", "[]"), ("results.1.direction", ""), ("circuit", "{}"));

        Assert.Equal(["/circuit", "/results/0/configuration/0/flr", "/results/1/direction", "/results/1/performance/availPct"],
            (await Refused(Encoding.UTF8.GetBytes(broken))).Select(o => o.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Numbers_beyond_all_measure_are_refused() =>
        Assert.Equal("/results/0/performance/flr", (await Refused(Encoding.UTF8.GetBytes(ReportFiles.Changed("y1564-pass.json", ("results.0.performance.flr", "1e400")))))[0].Pointer);

    [Fact]
    public async Task A_binary_file_is_refused() => Assert.Contains("is not text", (await Refused([0x50, 0x4B, 3, 4, 0xFF, 0xFE]))[0].Message, StringComparison.Ordinal);

    [Fact]
    public async Task Nesting_without_end_is_refused_and_does_not_end_the_program() =>
        Assert.Equal("unreadable", (await Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))))[0].Code);

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_by_its_size()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using var file = File.Open(path, FileMode.Open);
            file.SetLength(200L * 1024 * 1024);
            var refused = await Assert.ThrowsAsync<RuleException>(() => ReadTestReport.Run(file, TestContext.Current.CancellationToken));
            Assert.Equal(("too-large", 0L), (refused.Obstacles[0].Code, file.Position));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_form_is_told_by_the_content_and_a_byte_order_mark_does_no_harm()
    {
        Assert.Equal("PASS", await ReportFiles.Judged("\uFEFF\n" + ReportFiles.Text("y1564-pass.json")));
        Assert.Equal("PASS", await ReportFiles.Judged("\uFEFF" + ReportFiles.Text("rfc2544-pass.csv")));
        Assert.Equal("PASS", await ReportFiles.Judged([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(ReportFiles.Text("y1564-pass.json"))]));
    }
}
