namespace Throughline.Modules.Delivery.TestReports.Rfc2544;

/// <summary>A benchmark after RFC 2544: throughput, latency and loss per frame size.</summary>
public sealed record Rfc2544Report(IReadOnlyList<Rfc2544Row> Rows) : TestReport
{
    public override string Method => "RFC 2544";

    public override Judgement Judge(TestOrder order) => JudgeRfc2544.Run(this, order);
}

/// <summary>What was measured with one frame size; figures that the report does not give are null.</summary>
/// <param name="FrameOctets">Length of the frame with its FCS.</param>
/// <param name="ThroughputMbps">Bits of the frames themselves, without preamble and gap.</param>
public sealed record Rfc2544Row(int FrameOctets, decimal? ThroughputMbps, decimal? FramesPerSecond, decimal? LatencyUs, decimal? LossPct);
