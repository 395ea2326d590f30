namespace Throughline.Modules.Delivery.TestReports.Rfc2544;

/// <summary>
/// Holds an RFC 2544 report against the limits of the order, for every frame size of RFC 2544 §9.1 and any other that was measured.
/// Throughput is compared on the line, frame + 20 octets: 64-octet frames that fill a 100 Mbit/s service carry only 76.19 Mbit/s of frames.
/// </summary>
internal static class JudgeRfc2544
{
    private static readonly int[] FrameSizes = [64, 128, 256, 512, 1024, 1280, 1518];

    public static Judgement Run(Rfc2544Report report, TestOrder order)
    {
        var reasons = new Reasons();
        if (order.Rfc2544 is null) reasons.Incomplete("NO_LIMITS_IN_ORDER", $"The order sets no limits for RFC 2544, and RFC 2544 has none of its own.");
        foreach (var missing in FrameSizes.Except(report.Rows.Select(r => r.FrameOctets)))
            reasons.Incomplete($"MISSING_FRAME_SIZE:{missing}", $"Frames of {missing} octets were not measured.");
        foreach (var row in report.Rows)
            if (IsPossible(row, order.LineMbps, reasons) && order.Rfc2544 is { } limits) Row(row, limits, reasons);
        return reasons.Judgement();
    }

    private static void Row(Rfc2544Row row, Rfc2544Limits limits, Reasons reasons)
    {
        var frame = row.FrameOctets;
        // two ways of writing one figure: where they differ, the lower counts
        decimal? byRate = row.ThroughputMbps is { } mbps ? LineRate.OnLineMbps(mbps, frame) : null;
        decimal? byFrames = row.FramesPerSecond is { } fps ? LineRate.OnLineMbpsOfFrames(fps, frame) : null;
        if ((byRate ?? byFrames) is not { } onLine) reasons.Incomplete($"MISSING_THROUGHPUT:{frame}", $"{frame} octets: the report gives no throughput.");
        else if (!LineRate.Reaches(onLine = Math.Min(onLine, byFrames ?? onLine), limits.MinThroughputMbps))
            reasons.Fail($"THROUGHPUT:{frame}", $"{frame} octets: {onLine:0.###} Mbit/s on the line; {limits.MinThroughputMbps} are needed.");

        if (row.LatencyUs is not { } latency) reasons.Incomplete($"MISSING_LATENCY:{frame}", $"{frame} octets: the report gives no latency.");
        else if (latency > limits.MaxLatencyUs) reasons.Fail($"LATENCY:{frame}", $"{frame} octets: latency is {latency} µs; {limits.MaxLatencyUs} µs is allowed.");

        if (row.LossPct is not { } loss) reasons.Incomplete($"MISSING_LOSS:{frame}", $"{frame} octets: the report gives no loss.");
        else if (loss > limits.MaxLossPct) reasons.Fail($"LOSS:{frame}", $"{frame} octets: {loss} % were lost; {limits.MaxLossPct} % is allowed.");
    }

    private static bool IsPossible(Rfc2544Row row, decimal lineMbps, Reasons reasons)
    {
        var frame = row.FrameOctets;
        if (row.FramesPerSecond > LineRate.LargestFramesPerSecond(lineMbps, frame) || row.ThroughputMbps > LineRate.LargestRateMbps(lineMbps, frame))
        {
            reasons.Invalid($"RATE_ABOVE_LINE:{frame}", $"{frame} octets: {row.ThroughputMbps} Mbit/s, {row.FramesPerSecond} frames a second; a line of {lineMbps} Mbit/s carries {LineRate.LargestRateMbps(lineMbps, frame):0.###} and {LineRate.LargestFramesPerSecond(lineMbps, frame):0.#}.");
            return false;
        }
        decimal?[] figures = [row.ThroughputMbps, row.FramesPerSecond, row.LatencyUs, row.LossPct];
        if (figures.All(f => f is null or >= 0) && row.LossPct is null or <= 100) return true;
        reasons.Invalid($"IMPOSSIBLE_FIGURE:{frame}", $"{frame} octets: a figure is below zero, or more than everything was lost.");
        return false;
    }
}
