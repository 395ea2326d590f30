namespace Throughline.Tests.Delivery.TestReports;

public sealed class JudgeY1564Tests
{
    private const string Step = "results.0.configuration.";
    private const string Perf = "results.0.performance.";

    // steps of a result: 0 CIR25, 1 CIR50, 2 CIR75, 3 CIR100, 4 EIR, 5 POLICING
    [Theory]
    [InlineData(Step + "0.irMbps.mean", "24.97", "IR:A-Z/gold:CIR25")]
    [InlineData(Step + "3.irMbps.mean", "99.89", "IR:A-Z/gold:CIR100")]
    [InlineData(Step + "1.flr", "0.0011", "FLR:A-Z/gold:CIR50")]
    [InlineData(Step + "2.ftdMs.mean", "10.01", "FTD:A-Z/gold:CIR75")]
    [InlineData(Step + "3.ifdvMs.mean", "2.5", "IFDV:A-Z/gold:CIR100")]
    [InlineData(Step + "4.irMbps.mean", "120.1", "IR_ABOVE_CIR_EIR:A-Z/gold:EIR")]
    [InlineData(Step + "4.irMbps.mean", "99.8", "IR_BELOW_CIR:A-Z/gold:EIR")]
    [InlineData(Step + "5.irMbps.mean", "149.9", "IR_ABOVE_CIR_EIR:A-Z/gold:POLICING")]
    [InlineData(Step + "5.irMbps.mean", "80", "IR_BELOW_CIR:A-Z/gold:POLICING")]
    [InlineData(Perf + "irMbps.mean", "99.8", "IR:A-Z/gold:PERF")]
    [InlineData(Perf + "flr", "0.002", "FLR:A-Z/gold:PERF")]
    [InlineData(Perf + "ftdMs.mean", "11", "FTD:A-Z/gold:PERF")]
    [InlineData(Perf + "ifdvMs.mean", "2.01", "IFDV:A-Z/gold:PERF")]
    [InlineData(Perf + "availPct", "99.89", "AVAIL:A-Z/gold:PERF")]
    [InlineData("results.1.performance.availPct", "0", "AVAIL:Z-A/gold:PERF")]
    public async Task A_figure_that_misses_fails_and_contradicts_the_claim(string path, string value, string reason)
    {
        var changed = ReportFiles.Changed("y1564-pass.json", (path, value));

        Assert.Equal("FAIL " + string.Join(' ', new[] { "CLAIM_CONTRADICTED", reason }.Order(StringComparer.Ordinal)), await ReportFiles.Judged(changed));
    }

    [Theory]
    [InlineData(Step + "3.irMbps.mean", "99.9")]
    [InlineData(Step + "3.flr", "0.001")]
    [InlineData(Step + "3.ftdMs.mean", "10.0")]
    [InlineData(Step + "3.ifdvMs.mean", "2.0")]
    [InlineData(Step + "4.irMbps.mean", "120")]
    [InlineData(Step + "4.irMbps.mean", "99.9")]
    [InlineData(Step + "4.flr", "0.16")]
    [InlineData(Step + "5.irMbps.mean", "120.0")]
    [InlineData(Step + "5.ftdMs.mean", "50")]
    [InlineData(Perf + "availPct", "99.9")]
    [InlineData(Perf + "durationS", "86400")]
    [InlineData(Perf + "flr", "\"1e-3\"")]
    [InlineData("uniPhy", "\"1000BASE-SX\"")]
    [InlineData("claimedVerdict", "\"FAIL\"")]
    [InlineData("claimedVerdict", "")]
    [InlineData("operator", "")]
    [InlineData("results.0.configuration.0", "")]
    [InlineData("results.+", """{"direction":"Z-A","cos":"bronze","configuration":[],"performance":null}""")]
    public async Task What_lies_on_the_limit_or_is_not_ordered_passes(string path, string value) =>
        Assert.Equal("PASS", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", (path, value))));

    [Theory]
    [InlineData("circuit", "\"EPL-000043\"", "WRONG_CIRCUIT")]
    [InlineData("circuit", "", "WRONG_CIRCUIT")]
    [InlineData("uniPhy", "\"1000BASE_LX\"", "WRONG_UNI")]
    [InlineData("sac.0.flr", "0.01", "SAC_DIFFERS_FROM_ORDER")]
    [InlineData("sac.0.cirMbps", "50", "SAC_DIFFERS_FROM_ORDER")]
    [InlineData("sac.0.availPct", "", "SAC_DIFFERS_FROM_ORDER")]
    [InlineData("sac.0", "", "SAC_DIFFERS_FROM_ORDER")]
    [InlineData("sac.+", """{"cos":"silver","cirMbps":1,"eirMbps":1,"flr":1,"ftdMs":1,"ifdvMs":1,"availPct":1}""", "SAC_DIFFERS_FROM_ORDER")]
    [InlineData("results.0", "", "MISSING_DIRECTION:A-Z")]
    [InlineData("results.0.cos", "\"silver\"", "MISSING_COS:A-Z/gold")]
    [InlineData("results.1.performance", "", "MISSING_PERFORMANCE:Z-A/gold")]
    [InlineData("results.1.performance", "null", "MISSING_PERFORMANCE:Z-A/gold")]
    [InlineData(Perf + "durationS", "899", "PERFORMANCE_TOO_SHORT:A-Z/gold")]
    [InlineData(Perf + "durationS", "", "PERFORMANCE_TOO_SHORT:A-Z/gold")]
    [InlineData(Step + "5.offeredMbps", "149", "OFFERED_TOO_LOW:A-Z/gold:POLICING")]
    [InlineData(Step + "5.offeredMbps", "", "MISSING_OFFERED:A-Z/gold:POLICING")]
    [InlineData(Step + "5", "", "MISSING_STEP:A-Z/gold:POLICING")]
    [InlineData(Step + "4", "", "MISSING_STEP:A-Z/gold:EIR")]
    [InlineData(Step + "3", "", "MISSING_STEP:A-Z/gold:CIR100")]
    [InlineData(Step + "3.irMbps", "", "MISSING_IR:A-Z/gold:CIR100")]
    [InlineData(Step + "3.flr", "", "MISSING_FLR:A-Z/gold:CIR100")]
    [InlineData(Step + "3.ftdMs", "null", "MISSING_FTD:A-Z/gold:CIR100")]
    [InlineData(Step + "3.ifdvMs.mean", "", "MISSING_IFDV:A-Z/gold:CIR100")]
    [InlineData(Perf + "availPct", "", "MISSING_AVAIL:A-Z/gold:PERF")]
    [InlineData(Perf + "offeredMbps", "", "MISSING_OFFERED:A-Z/gold:PERF")]
    public async Task What_is_missing_or_differs_makes_it_incomplete_and_contradicts_no_claim(string path, string value, string reason) =>
        Assert.Equal($"INCOMPLETE {reason}", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", (path, value))));

    [Fact]
    public async Task A_step_that_was_run_below_its_rate_proves_nothing_even_if_all_of_it_arrived()
    {
        var eased = ReportFiles.Changed("y1564-pass.json", (Step + "3.offeredMbps", "50"), (Step + "3.irMbps.mean", "50"), (Perf + "offeredMbps", "60"), (Perf + "irMbps.mean", "60"));

        Assert.Equal("INCOMPLETE OFFERED_TOO_LOW:A-Z/gold:CIR100 OFFERED_TOO_LOW:A-Z/gold:PERF", await ReportFiles.Judged(eased));
    }

    [Theory]
    [InlineData(Step + "3.irMbps.mean", "990", "RATE_ABOVE_LINE:A-Z/gold:CIR100")]
    [InlineData(Step + "5.irMbps.max", "1200", "RATE_ABOVE_LINE:A-Z/gold:POLICING")]
    [InlineData(Step + "4.offeredMbps", "1001", "RATE_ABOVE_LINE:A-Z/gold:EIR")]
    [InlineData(Perf + "irMbps.mean", "1000", "RATE_ABOVE_LINE:A-Z/gold:PERF")]
    [InlineData(Perf + "flr", "1.5", "IMPOSSIBLE_FIGURE:A-Z/gold:PERF")]
    [InlineData(Perf + "flr", "-0.1", "IMPOSSIBLE_FIGURE:A-Z/gold:PERF")]
    [InlineData(Perf + "availPct", "100.1", "IMPOSSIBLE_FIGURE:A-Z/gold:PERF")]
    [InlineData(Step + "0.ftdMs.mean", "-4", "IMPOSSIBLE_FIGURE:A-Z/gold:CIR25")]
    public async Task What_cannot_be_makes_the_report_invalid(string path, string value, string reason) =>
        Assert.Equal($"INVALID {reason}", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", (path, value))));

    [Theory]
    [InlineData("64", "770", true)]
    [InlineData("64", "761", false)]
    [InlineData("1518", "986", false)]
    [InlineData("1518", "988", true)]
    [InlineData("EMIX 64,1518", "980", true)]
    [InlineData("EMIX 64,1518", "975", false)]
    [InlineData("EMIX 64,1518", "750", false)]
    public async Task The_most_that_a_line_carries_follows_from_the_frames(string frames, string rate, bool impossible)
    {
        var order = ReportFiles.OrderWith(("sac.0.cirMbps", "700"), ("sac.0.eirMbps", "300"));
        var report = ReportFiles.Changed("y1564-pass.json", ("frameSize", $"\"{frames}\""), (Step + "5.irMbps", $$"""{"mean":{{rate}}}"""), (Step + "5.offeredMbps", "1000"));

        Assert.Equal(impossible, (await ReportFiles.Judged(report, order)).Contains("RATE_ABOVE_LINE:A-Z/gold:POLICING", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policing_at_line_rate_is_enough_where_a_quarter_more_does_not_fit_on_the_line()
    {
        (string, string)[] rates = [(Step + "0", ""), (Step + "0", ""), (Step + "0", ""),
            (Step + "0.offeredMbps", "800"), (Step + "0.irMbps", "800"), (Step + "1.offeredMbps", "900"), (Step + "1.irMbps", "899"),
            (Step + "2.irMbps", "899.5"), (Perf + "offeredMbps", "800"), (Perf + "irMbps", "800"), ("sac.0.cirMbps", "800"), ("sac.0.eirMbps", "100")];
        var order = ReportFiles.OrderWith(("directions.1", ""), ("sac.0.cirMbps", "800"), ("sac.0.eirMbps", "100"));

        Assert.Equal("PASS", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", [.. rates, (Step + "2.offeredMbps", "966")]), order));
        Assert.Equal("INCOMPLETE OFFERED_TOO_LOW:A-Z/gold:POLICING", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", [.. rates, (Step + "2.offeredMbps", "930")]), order));
    }

    [Fact]
    public async Task Without_an_excess_rate_no_EIR_step_is_needed_and_the_policer_stops_at_the_CIR()
    {
        (string, string)[] noExcess = [("sac.0.eirMbps", "0"), (Step + "4", "")];
        var order = ReportFiles.OrderWith(("directions.1", ""), ("sac.0.eirMbps", "0"));

        Assert.Equal("PASS", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", [.. noExcess, (Step + "4.irMbps.mean", "100")]), order));
        Assert.Equal("FAIL CLAIM_CONTRADICTED IR_ABOVE_CIR_EIR:A-Z/gold:POLICING", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", noExcess), order));
    }

    [Fact]
    public async Task Every_class_of_service_is_held_against_its_own_criteria()
    {
        const string silver = """{"cos":"silver","cirMbps":100,"eirMbps":20,"flr":0.000001,"ftdMs":4.15,"ifdvMs":2,"availPct":99}""";
        var order = ReportFiles.OrderWith(("sac.+", silver));
        var results = System.Text.Json.Nodes.JsonNode.Parse(ReportFiles.Text("y1564-pass.json"))!["results"]!.AsArray();
        string As(int result, string cos) { var copy = results[result]!.DeepClone(); copy["cos"] = cos; return copy.ToJsonString(); }

        var both = ReportFiles.Changed("y1564-pass.json", ("sac.+", silver), ("results.+", As(0, "silver")), ("results.+", As(1, "silver")));
        var one = ReportFiles.Changed("y1564-pass.json", ("sac.+", silver), ("results.+", As(0, "silver")));

        Assert.Equal("FAIL CLAIM_CONTRADICTED FLR:A-Z/silver:PERF FLR:Z-A/silver:PERF FTD:A-Z/silver:PERF FTD:Z-A/silver:PERF", await ReportFiles.Judged(both, order));
        Assert.Equal("INCOMPLETE CLAIM_CONTRADICTED FLR:A-Z/silver:PERF FTD:A-Z/silver:PERF MISSING_COS:Z-A/silver", await ReportFiles.Judged(one, order));
        Assert.Equal("INCOMPLETE MISSING_COS:A-Z/silver MISSING_COS:Z-A/silver SAC_DIFFERS_FROM_ORDER", await ReportFiles.Judged(ReportFiles.Text("y1564-pass.json"), order));
    }

    [Fact]
    public async Task Figures_are_held_against_the_order_and_not_against_criteria_that_the_report_eased()
    {
        var eased = ReportFiles.Changed("y1564-fail-flr.json", ("sac.0.flr", "0.01"));

        Assert.Equal("INCOMPLETE CLAIM_CONTRADICTED FLR:A-Z/gold:CIR100 IR:A-Z/gold:CIR100 SAC_DIFFERS_FROM_ORDER", await ReportFiles.Judged(eased));
    }

    [Fact]
    public async Task The_worst_reason_decides_and_none_is_left_out()
    {
        (string, string)[] figure = [(Step + "3.flr", "0.004")];
        (string, string)[] missing = [.. figure, ("results.1", "")];
        (string, string)[] impossible = [.. missing, (Step + "5.irMbps.mean", "5000")];

        Assert.Equal("FAIL CLAIM_CONTRADICTED FLR:A-Z/gold:CIR100", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", figure)));
        Assert.Equal("INCOMPLETE CLAIM_CONTRADICTED FLR:A-Z/gold:CIR100 MISSING_DIRECTION:Z-A", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", missing)));
        Assert.Equal("INVALID CLAIM_CONTRADICTED FLR:A-Z/gold:CIR100 MISSING_DIRECTION:Z-A RATE_ABOVE_LINE:A-Z/gold:POLICING", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", impossible)));
    }

    [Fact]
    public async Task A_claim_of_FAIL_is_taken_over_as_little_as_a_claim_of_PASS() =>
        Assert.Equal("FAIL FLR:A-Z/gold:CIR100 IR:A-Z/gold:CIR100", await ReportFiles.Judged(ReportFiles.Changed("y1564-fail-flr.json", ("claimedVerdict", "\"FAIL\""))));

    [Fact]
    public async Task A_direction_measured_twice_passes_only_if_both_do()
    {
        var again = System.Text.Json.Nodes.JsonNode.Parse(ReportFiles.Text("y1564-fail-flr.json"))!["results"]![0]!.ToJsonString();

        Assert.Equal("FAIL CLAIM_CONTRADICTED FLR:A-Z/gold:CIR100 IR:A-Z/gold:CIR100", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", ("results.+", again))));
    }

    [Fact]
    public async Task An_order_for_one_direction_needs_the_other_neither_measured_nor_good()
    {
        var order = ReportFiles.OrderWith(("directions.1", ""));

        Assert.Equal("PASS", await ReportFiles.Judged(ReportFiles.Text("y1564-incomplete-one-direction.json"), order));
        Assert.Equal("PASS", await ReportFiles.Judged(ReportFiles.Changed("y1564-pass.json", ("results.1.performance.flr", "1")), order));
    }

    [Fact]
    public async Task A_two_hour_order_is_not_met_by_a_quarter_of_an_hour() => Assert.Equal(
        "INCOMPLETE PERFORMANCE_TOO_SHORT:A-Z/gold PERFORMANCE_TOO_SHORT:Z-A/gold",
        await ReportFiles.Judged(ReportFiles.Text("y1564-pass.json"), ReportFiles.OrderWith(("performanceSeconds", "7200"))));
}
