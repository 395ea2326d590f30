using System.Text.Json;
using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports.Iperf3;

/// <summary>
/// A run of iperf3: what arrived at the far end, and with <c>--bidir</c> what arrived the other way. It measures no delay and knows neither
/// circuit nor class of service, so by itself it never proves an item of a Y.1564 test.
/// </summary>
/// <param name="Protocol"><c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</param>
/// <param name="Rates">What arrived in Mbit/s, of the payload; null where the tool does not say.</param>
public sealed record Iperf3Report(string? Protocol, IReadOnlyList<Iperf3Rate> Rates) : TestReport
{
    public override string Method => "iperf3";

    public static bool Fits(JsonElement root) =>
        root.TryGetProperty("start", out _) && (root.TryGetProperty("end", out _) || root.TryGetProperty("intervals", out _) || root.TryGetProperty("error", out _));

    /// <exception cref="RuleException">The run failed, or the file lacks its results.</exception>
    public static Iperf3Report Read(JsonElement root)
    {
        var obstacles = new List<Obstacle>();
        var file = new JsonFields(root, "", obstacles);
        if (file.Text("error") is { } error)
            throw new RuleException("test-did-not-run", $"iperf3 stopped with an error, nothing was measured: {error}. Run the test again.", "/error");
        var end = file.Object("end");
        if (!end.Has("sum_received") && !end.Has("sum"))
            throw new RuleException("test-did-not-run", "The file has no results under /end: the run was broken off. Run the test again.", "/end");

        var rates = new List<Iperf3Rate> { Rate("FORWARD", end, "sum_received") };
        if (end.Has("sum_received_bidir_reverse") || end.Has("sum_bidir_reverse")) rates.Add(Rate("REVERSE", end, "sum_received_bidir_reverse"));
        var read = new Iperf3Report(file.Object("start").Object("test_start").Text("protocol"), rates);
        RuleException.ThrowIfAny(obstacles);
        return read;
    }

    public override Judgement Judge(TestOrder order)
    {
        var reasons = new Reasons();
        reasons.Incomplete("NO_DELAY_MEASURED", $"iperf3 measures neither delay nor its variation; a Y.1564 report is needed.");
        foreach (var direction in order.Directions) reasons.Incomplete($"MISSING_DIRECTION:{direction}", $"Direction {direction} was not measured by the ordered method.");
        var needed = order.Sac.Sum(s => s.CirMbps - s.MarginMbps);
        foreach (var (way, received, lost) in Rates)
        {
            if (received is null) reasons.Incomplete($"MISSING_RATE:{way}", $"{way}: the file says what was sent, not what arrived.");
            else if (received > order.LineMbps) reasons.Invalid($"RATE_ABOVE_LINE:{way}", $"{way}: {received:0.#} Mbit/s arrived over a line of {order.LineMbps}; the run did not cross the line.");
            else if (received < 0 || lost is < 0 or > 100) reasons.Invalid($"IMPOSSIBLE_FIGURE:{way}", $"{way}: {received} Mbit/s, {lost} % lost.");
            else if (received < needed) reasons.Fail($"RATE:{way}", $"{way}: {received:0.###} Mbit/s arrived; the committed rates less their margins are {needed}.");
        }
        return reasons.Judgement();
    }

    /// <summary>Only <c>sum_received…</c> is what arrived: <c>sum</c> of a UDP run is what was sent.</summary>
    private static Iperf3Rate Rate(string way, JsonFields end, string name)
    {
        var sum = end.Object(name);
        return new(way, sum.Number("bits_per_second") / 1_000_000, sum.Number("lost_percent"));
    }
}

/// <summary>What arrived one way.</summary>
/// <param name="Way"><c>FORWARD</c> from client to server, or <c>REVERSE</c>.</param>
/// <param name="LostPct">Share of datagrams lost in per cent; only UDP counts it.</param>
public sealed record Iperf3Rate(string Way, decimal? ReceivedMbps, decimal? LostPct);
