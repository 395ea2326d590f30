using Throughline.Modules.Delivery.TestReports;
using Throughline.Modules.Delivery.TestReports.Iperf3;

namespace Throughline.Tests.Delivery.TestReports;

public sealed class JudgeIperf3Tests
{
    private const string NeverEnough = "MISSING_DIRECTION:A-Z MISSING_DIRECTION:Z-A NO_DELAY_MEASURED";
    private const string Tcp = "iperf3-tcp-200M-ok.json";
    private const string Udp = "iperf3-udp-unlimited-lossy.json";

    [Fact]
    public async Task A_good_run_measures_no_delay_and_is_never_enough() => Assert.Equal($"INCOMPLETE {NeverEnough}", await ReportFiles.Judged(ReportFiles.Text(Tcp)));

    [Fact]
    public async Task A_run_that_failed_is_refused_with_the_words_of_the_tool()
    {
        var judgement = await JudgeTestReport.Run(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(ReportFiles.Text("iperf3-error-connection-refused.json"))), ReportFiles.Order, TestContext.Current.CancellationToken);

        Assert.Equal((TestVerdict.Invalid, "TEST_DID_NOT_RUN"), (judgement.Verdict, judgement.Reasons.Single().Code));
        Assert.Contains("unable to connect to server", judgement.Reasons.Single().Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", "\"interrupt - the client has terminated\"")]
    [InlineData("end", "{}")]
    [InlineData("end", "")]
    public async Task A_run_that_was_broken_off_is_refused(string path, string json) =>
        Assert.Equal("INVALID TEST_DID_NOT_RUN", await ReportFiles.Judged(ReportFiles.Changed(Tcp, (path, json))));

    [Fact]
    public async Task The_rate_is_what_arrived_and_not_what_was_sent()
    {
        var udp = Iperf3Report.Read(JsonText.Parse(ReportFiles.Text(Udp)));

        Assert.Equal(("UDP", 21577.592675259056m, 59.452159797998014m), (udp.Protocol, udp.Rates.Single().ReceivedMbps, udp.Rates.Single().LostPct));
    }

    [Fact]
    public async Task A_rate_above_the_line_did_not_cross_it() =>
        Assert.Equal($"INVALID {NeverEnough} RATE_ABOVE_LINE:FORWARD", await ReportFiles.Judged(ReportFiles.Text(Udp)));

    [Fact]
    public async Task A_UDP_run_that_names_only_what_was_sent_has_no_rate() => Assert.Equal(
        "INCOMPLETE MISSING_DIRECTION:A-Z MISSING_DIRECTION:Z-A MISSING_RATE:FORWARD NO_DELAY_MEASURED",
        await ReportFiles.Judged(ReportFiles.Changed(Udp, ("end.sum_received", ""))));

    [Fact]
    public async Task Both_ways_of_a_bidirectional_run_are_held_against_the_line_and_the_committed_rate()
    {
        Assert.Equal($"INCOMPLETE {NeverEnough}", await ReportFiles.Judged(ReportFiles.Changed(Tcp, ("end.sum_received_bidir_reverse", """{"bits_per_second":150000000}"""))));
        Assert.Equal($"INCOMPLETE {NeverEnough} RATE:REVERSE", await ReportFiles.Judged(ReportFiles.Changed(Tcp, ("end.sum_received_bidir_reverse", """{"bits_per_second":50000000}"""))));
        Assert.Equal($"INVALID {NeverEnough} RATE_ABOVE_LINE:REVERSE", await ReportFiles.Judged(ReportFiles.Changed(Tcp, ("end.sum_received_bidir_reverse", """{"bits_per_second":5e9}"""))));
    }
}
