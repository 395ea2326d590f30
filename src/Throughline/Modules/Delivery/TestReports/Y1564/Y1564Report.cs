using System.Text.RegularExpressions;

namespace Throughline.Modules.Delivery.TestReports.Y1564;

/// <summary>A service activation test after ITU-T Y.1564: configuration steps and a performance phase, per direction and class of service.</summary>
public sealed partial record Y1564Report(
    string? Circuit, string? UniPhy, string? FrameSize, IReadOnlyList<AcceptanceCriteria> Sac, IReadOnlyList<Y1564Result> Results, string? ClaimedVerdict) : TestReport
{
    public override string Method => "Y.1564";

    public override Judgement Judge(TestOrder order) => new JudgeY1564(this, order).Run();

    /// <summary>
    /// Mean octets of a frame: an EMIX is a pattern that repeats, so its sizes weigh alike. Null when the report names none.
    /// </summary>
    public decimal? MeanFrameOctets
    {
        get
        {
            var sizes = Digits().Matches(FrameSize ?? "").Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).Where(s => s is >= 64 and <= 16_000).ToList();
            return sizes.Count == 0 ? null : sizes.Sum() / (decimal)sizes.Count;
        }
    }

    [GeneratedRegex(@"\d{2,5}")]
    private static partial Regex Digits();
}

/// <summary>What was measured in one direction for one class of service.</summary>
public sealed record Y1564Result(string Direction, string Cos, IReadOnlyList<Y1564Step> Configuration, Y1564Step? Performance);

/// <summary>One step of the configuration test, or the performance phase; figures that the report does not give are null.</summary>
/// <param name="Name">As in the report: <c>CIR25</c> … <c>CIR100</c>, <c>EIR</c>, <c>POLICING</c>; <c>PERF</c> for the performance phase.</param>
/// <param name="OfferedMbps">Information rate that was sent.</param>
/// <param name="IrMbps">Mean information rate that arrived.</param>
/// <param name="LargestIrMbps">Largest information rate that was seen.</param>
/// <param name="Flr">Frame loss ratio, 0 to 1.</param>
/// <param name="FtdMs">Mean frame transfer delay.</param>
/// <param name="IfdvMs">Mean inter-frame delay variation.</param>
/// <param name="AvailPct">Availability in per cent; only the performance phase has it.</param>
public sealed record Y1564Step(
    string Name, decimal? OfferedMbps, decimal? DurationSeconds, decimal? IrMbps, decimal? LargestIrMbps, decimal? Flr, decimal? FtdMs, decimal? IfdvMs, decimal? AvailPct);
