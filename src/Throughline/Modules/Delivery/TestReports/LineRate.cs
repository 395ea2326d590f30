namespace Throughline.Modules.Delivery.TestReports;

/// <summary>
/// What an Ethernet line can carry. Every frame takes 20 octets more on the line than it has: 7 preamble, 1 start delimiter, 12 gap (IEEE 802.3);
/// so a line carries at most line / ((frame + 20) × 8) frames a second.
/// </summary>
internal static class LineRate
{
    private const int OctetsAround = 20;

    /// <summary>IEEE 802.3 lets a clock be off by 100 ppm; this also covers figures rounded in a report.</summary>
    private const decimal ClockTolerance = 0.0001m;

    /// <param name="frameOctets">Mean length of a frame in octets.</param>
    /// <returns>The largest information rate in Mbit/s, counted from destination address to FCS.</returns>
    public static decimal LargestRateMbps(decimal lineMbps, decimal frameOctets) =>
        lineMbps * frameOctets / (frameOctets + OctetsAround) * (1 + ClockTolerance);

    /// <returns>The largest number of frames a second.</returns>
    public static decimal LargestFramesPerSecond(decimal lineMbps, decimal frameOctets) =>
        lineMbps * 1_000_000 / ((frameOctets + OctetsAround) * 8) * (1 + ClockTolerance);

    /// <summary>What frames at this information rate take on the line, in Mbit/s.</summary>
    public static decimal OnLineMbps(decimal rateMbps, decimal frameOctets) => rateMbps * (frameOctets + OctetsAround) / frameOctets;

    public static decimal OnLineMbpsOfFrames(decimal framesPerSecond, decimal frameOctets) => framesPerSecond * (frameOctets + OctetsAround) * 8 / 1_000_000;

    /// <summary>Whether a measured rate reaches a limit, apart from rounding in the report.</summary>
    public static bool Reaches(decimal measured, decimal limit) => measured >= limit * (1 - ClockTolerance);
}
