namespace Throughline.Tests.Delivery.TestReports;

public sealed class JudgeRfc2544Tests
{
    private static readonly string Passing = ReportFiles.Text("rfc2544-pass.csv").ReplaceLineEndings("\n");

    [Theory]
    [InlineData("64,60,76.19,100.0,148809.5", "64,60,68.571,90.0,133928.6", "FAIL THROUGHPUT:64")]
    [InlineData("64,60,76.19,100.0,148809.5", "64,60,68.571,90.0,148809.5", "FAIL THROUGHPUT:64")]
    [InlineData("64,60,76.19,100.0,148809.5", "64,60,76.19,100.0,133928.6", "FAIL THROUGHPUT:64")]
    [InlineData("64,60,76.19,100.0,148809.5", "64,60,72.381,95.0,141369.0", "PASS")]
    [InlineData("1518,60,98.7,100.0,8127.4,2418", "1518,60,98.7,100.0,8127.4,10001", "FAIL LATENCY:1518")]
    [InlineData("1518,60,98.7,100.0,8127.4,2418", "1518,60,98.7,100.0,8127.4,10000", "PASS")]
    [InlineData("964,12,0.0", "964,12,0.1", "PASS")]
    [InlineData("964,12,0.0", "964,12,0.11", "FAIL LOSS:64")]
    [InlineData("964,12,0.0", "964,12,0.11 %", "FAIL LOSS:64")]
    [InlineData("964,12,0.0", "964,12,", "INCOMPLETE MISSING_LOSS:64")]
    [InlineData("964,12,0.0", "n/a,12,0.0", "INCOMPLETE MISSING_LATENCY:64")]
    [InlineData("76.19,100.0,148809.5", "-,100.0,", "INCOMPLETE MISSING_THROUGHPUT:64")]
    [InlineData("76.19,100.0,148809.5", ",100.0,148809.5", "PASS")]
    [InlineData("76.19,100.0,148809.5", "76.19,100.0,1488300", "INVALID RATE_ABOVE_LINE:64")]
    [InlineData("76.19,100.0,148809.5", "763,100.0,148809.5", "INVALID RATE_ABOVE_LINE:64")]
    [InlineData("76.19,100.0,148809.5", "761.905,100.0,1488095.3", "PASS")]
    [InlineData("964,12,0.0", "964,12,101", "INVALID IMPOSSIBLE_FIGURE:64")]
    [InlineData("964,12,0.0", "-964,12,0.0", "INVALID IMPOSSIBLE_FIGURE:64")]
    [InlineData("964,12,0.0", "fast,12,0.0", "INVALID UNREADABLE")]
    [InlineData("64,60", "sixty-four,60", "INVALID UNREADABLE")]
    [InlineData("64,60", "63,60", "INVALID UNREADABLE")]
    [InlineData("64,60", ",60", "INVALID UNREADABLE")]
    [InlineData("64,60", "65,60", "INCOMPLETE MISSING_FRAME_SIZE:64")]
    public async Task Every_figure_is_held_against_the_limits_of_the_order(string text, string instead, string judged)
    {
        Assert.Contains(text, Passing, StringComparison.Ordinal);
        var at = Passing.IndexOf(text, StringComparison.Ordinal);

        Assert.Equal(judged, await ReportFiles.Judged(Passing[..at] + instead + Passing[(at + text.Length)..]));
    }

    [Fact]
    public async Task Every_frame_size_of_the_standard_is_needed() => Assert.Equal(
        "INCOMPLETE MISSING_FRAME_SIZE:1518 MISSING_FRAME_SIZE:256",
        await ReportFiles.Judged(string.Join('\n', Passing.Split('\n').Where(l => !l.StartsWith("256,", StringComparison.Ordinal) && !l.StartsWith("1518,", StringComparison.Ordinal)))));

    [Fact]
    public async Task Other_frame_sizes_are_held_against_the_limits_too() =>
        Assert.Equal("FAIL LATENCY:9000", await ReportFiles.Judged(Passing + "9000,60,99.77,100.0,1385.8,20000,12,0.0,20000\n"));

    [Fact]
    public async Task A_report_that_was_cut_off_is_incomplete() =>
        Assert.Equal("INCOMPLETE MISSING_FRAME_SIZE:1024 MISSING_FRAME_SIZE:1280 MISSING_FRAME_SIZE:1518 MISSING_LATENCY:512 MISSING_LOSS:512",
            await ReportFiles.Judged(Passing[..(Passing.IndexOf("512,", StringComparison.Ordinal) + "512,60,96.241,100.0,23496.2".Length)]));

    [Fact]
    public async Task Semicolons_decimal_commas_another_order_of_columns_and_capitals_are_read()
    {
        var lines = Passing.Trim().Split('\n').Select(l => string.Join(';', l.Split(',').Reverse()).Replace('.', ',')).ToList();
        lines[0] = lines[0].ToUpperInvariant();

        Assert.Equal("PASS", await ReportFiles.Judged("\uFEFF" + string.Join("\r\n", lines) + "\r\n\r\n"));
    }

    [Fact]
    public async Task On_a_line_that_is_full_rounding_does_not_make_a_rate_impossible() =>
        Assert.Equal("PASS", await ReportFiles.Judged(Passing, ReportFiles.OrderWith(("lineMbps", "100"), ("rfc2544.minThroughputMbps", "100"))));

    [Fact]
    public async Task Without_agreed_limits_there_is_no_pass() =>
        Assert.Equal("INCOMPLETE NO_LIMITS_IN_ORDER", await ReportFiles.Judged(Passing, ReportFiles.OrderWith(("rfc2544", ""))));

    [Fact]
    public async Task The_worse_of_two_rows_for_one_frame_size_counts() =>
        Assert.Equal("FAIL LOSS:64", await ReportFiles.Judged(Passing + "64,60,76.19,100.0,148809.5,964,12,5,20000\n"));
}
