namespace Throughline.Modules.Delivery.TestReports;

/// <summary>What was ordered and therefore must be proven before the customer is asked to accept.</summary>
/// <param name="Circuit">Our identifier of the circuit.</param>
/// <param name="UniPhy">Physical link at the UNI, <c>1000BASE_SX</c>.</param>
/// <param name="LineMbps">Rate of the line in Mbit/s; no measured rate can lie above it.</param>
/// <param name="Directions">Each must be measured: <c>A-Z</c>, <c>Z-A</c>.</param>
/// <param name="PerformanceSeconds">Agreed length of the performance phase: 900, 7,200 or 86,400 s.</param>
/// <param name="Sac">Service acceptance criteria, one per class of service.</param>
/// <param name="Rfc2544">Limits for an RFC 2544 test, which has no pass mark of its own; null when none were agreed.</param>
public sealed record TestOrder(
    string Circuit, string UniPhy, decimal LineMbps, IReadOnlyList<string> Directions, int PerformanceSeconds,
    IReadOnlyList<AcceptanceCriteria> Sac, Rfc2544Limits? Rfc2544);

/// <summary>Service acceptance criteria of one class of service (Y.1564).</summary>
/// <param name="CirMbps">Committed information rate.</param>
/// <param name="EirMbps">Excess information rate on top of it; 0 when none.</param>
/// <param name="Flr">Largest frame loss ratio, 0 to 1.</param>
/// <param name="FtdMs">Largest frame transfer delay.</param>
/// <param name="IfdvMs">Largest inter-frame delay variation.</param>
/// <param name="AvailPct">Least availability in per cent.</param>
public sealed record AcceptanceCriteria(string Cos, decimal CirMbps, decimal EirMbps, decimal Flr, decimal FtdMs, decimal IfdvMs, decimal AvailPct)
{
    /// <summary>M: what may be lost of the committed rate, CIR × FLR, in Mbit/s.</summary>
    public decimal MarginMbps => CirMbps * Flr;

    /// <summary>The most that a policer may let through: CIR + EIR.</summary>
    public decimal CeilingMbps => CirMbps + EirMbps;
}

/// <summary>Limits that an RFC 2544 test is measured against, for every frame size.</summary>
/// <param name="MinThroughputMbps">On the line, with preamble and gap (frame + 20 octets), so that one limit suits all frame sizes.</param>
public sealed record Rfc2544Limits(decimal MinThroughputMbps, decimal MaxLatencyUs, decimal MaxLossPct);
