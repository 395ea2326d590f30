using System.Globalization;

namespace Throughline.Modules.Delivery.TestReports.Y1564;

/// <summary>Holds a Y.1564 report against the order. Figures are means; the limits are the order's, never those that the report repeats.</summary>
internal sealed class JudgeY1564(Y1564Report report, TestOrder order)
{
    /// <summary>A generator may send a hair less than it was set to.</summary>
    private const decimal OfferedTolerance = 0.001m;

    /// <summary>A peak is counted over a short window and may be off by a frame or two.</summary>
    private const decimal PeakTolerance = 1.01m;

    private readonly Reasons _reasons = new();
    private readonly decimal _largestMbps = report.MeanFrameOctets is { } octets ? LineRate.LargestRateMbps(order.LineMbps, octets) : order.LineMbps;

    public Judgement Run()
    {
        if (!Same(report.Circuit, order.Circuit)) _reasons.Incomplete("WRONG_CIRCUIT", $"The report is about circuit {report.Circuit ?? "(none)"}; ordered is {order.Circuit}.");
        if (!Same(Plain(report.UniPhy), Plain(order.UniPhy))) _reasons.Incomplete("WRONG_UNI", $"The test ran on {report.UniPhy ?? "(no link named)"}; ordered is {order.UniPhy}.");
        if (!SacIsAsOrdered()) _reasons.Incomplete("SAC_DIFFERS_FROM_ORDER", $"The instrument was set to other acceptance criteria than the order's; the order's were used here.");

        foreach (var direction in order.Directions)
        {
            var results = report.Results.Where(r => Same(r.Direction, direction)).ToList();
            if (results.Count == 0) _reasons.Incomplete($"MISSING_DIRECTION:{direction}", $"Direction {direction} was not measured.");
            else foreach (var sac in order.Sac) Class(direction, sac, results.Where(r => Same(r.Cos, sac.Cos)).ToList());
        }

        if (_reasons.AnyFigureMisses && Same(report.ClaimedVerdict, "PASS"))
            _reasons.Fail("CLAIM_CONTRADICTED", $"The instrument says PASS, its own figures do not.");
        return _reasons.Judgement();
    }

    private void Class(string direction, AcceptanceCriteria sac, List<Y1564Result> results)
    {
        var where = $"{direction}/{sac.Cos}";
        if (results.Count == 0) _reasons.Incomplete($"MISSING_COS:{where}", $"Class {sac.Cos} was not measured in direction {direction}.");
        foreach (var result in results)
        {
            foreach (var step in result.Configuration) Configuration($"{where}:{step.Name}", step, sac);
            var steps = result.Configuration.Select(s => StepName(s.Name)).ToList();
            string[] needed = sac.EirMbps > 0 ? ["CIR100", "EIR", "POLICING"] : ["CIR100", "POLICING"];
            foreach (var missing in needed.Where(n => !steps.Contains(n)))
                _reasons.Incomplete($"MISSING_STEP:{where}:{missing}", $"{where}: the configuration step {missing} was not run.");

            if (result.Performance is { } performance) Performance(where, performance, sac);
            else _reasons.Incomplete($"MISSING_PERFORMANCE:{where}", $"{where}: the performance phase was not run.");
        }
    }

    private void Configuration(string where, Y1564Step step, AcceptanceCriteria sac)
    {
        if (!IsPossible(where, step)) return;
        var name = StepName(step.Name);
        if (name == "EIR") Burst(where, step, sac, sac.CeilingMbps * (1 - OfferedTolerance));
        else if (name == "POLICING") Burst(where, step, sac, Math.Min(1.25m * sac.CeilingMbps, LineRateMbps));
        else if (name.StartsWith("CIR", StringComparison.Ordinal)) Committed(where, step, sac, sac.CirMbps * Share(name));
    }

    /// <summary>CIR step: IR ≥ offered × (1 − FLR), and FLR, FTD, IFDV within the criteria.</summary>
    private void Committed(string where, Y1564Step step, AcceptanceCriteria sac, decimal rateMbps)
    {
        Offered(where, step, rateMbps * (1 - OfferedTolerance));
        var offered = step.OfferedMbps ?? rateMbps;
        if (step.IrMbps is not { } ir) Missing("IR", where);
        else if (ir < offered * (1 - sac.Flr)) _reasons.Fail($"IR:{where}", $"{where}: {ir} Mbit/s arrived of {offered} sent; {offered * (1 - sac.Flr)} are needed.");
        AtMost("FLR", where, step.Flr, sac.Flr, "");
        AtMost("FTD", where, step.FtdMs, sac.FtdMs, " ms");
        AtMost("IFDV", where, step.IfdvMs, sac.IfdvMs, " ms");
    }

    /// <summary>EIR and POLICING steps: CIR − M ≤ IR ≤ CIR + EIR; loss and delay are not promised above the CIR.</summary>
    private void Burst(string where, Y1564Step step, AcceptanceCriteria sac, decimal leastOfferedMbps)
    {
        Offered(where, step, leastOfferedMbps);
        if (step.IrMbps is not { } ir) Missing("IR", where);
        else if (ir < sac.CirMbps - sac.MarginMbps) _reasons.Fail($"IR_BELOW_CIR:{where}", $"{where}: {ir} Mbit/s arrived; the committed rate less its margin is {sac.CirMbps - sac.MarginMbps}.");
        else if (ir > sac.CeilingMbps) _reasons.Fail($"IR_ABOVE_CIR_EIR:{where}", $"{where}: {ir} Mbit/s came through; CIR + EIR is {sac.CeilingMbps}. The service is not policed as ordered.");
    }

    /// <summary>Performance phase: offered = CIR for the agreed time, everything within the criteria.</summary>
    private void Performance(string result, Y1564Step step, AcceptanceCriteria sac)
    {
        var where = $"{result}:PERF";
        if ((step.DurationSeconds ?? 0) < order.PerformanceSeconds)
            _reasons.Incomplete($"PERFORMANCE_TOO_SHORT:{result}", $"{result}: the performance phase ran for {step.DurationSeconds ?? 0} s; {order.PerformanceSeconds} s were agreed.");
        if (!IsPossible(where, step)) return;
        // what was not sent cannot arrive: the shortfall of the generator has a reason of its own
        Committed(where, step with { OfferedMbps = step.OfferedMbps is { } offered ? Math.Min(offered, sac.CirMbps) : null }, sac, sac.CirMbps);
        if (step.AvailPct is not { } avail) Missing("AVAIL", where);
        else if (avail < sac.AvailPct) _reasons.Fail($"AVAIL:{where}", $"{where}: available for {avail} %; {sac.AvailPct} % are needed.");
    }

    private void Offered(string where, Y1564Step step, decimal leastMbps)
    {
        if (step.OfferedMbps is not { } offered) Missing("OFFERED", where);
        else if (offered < leastMbps) _reasons.Incomplete($"OFFERED_TOO_LOW:{where}", $"{where}: only {offered} Mbit/s were sent; the step needs {leastMbps:0.###}.");
    }

    private void AtMost(string what, string where, decimal? measured, decimal limit, string unit)
    {
        if (measured is null) Missing(what, where);
        else if (measured > limit) _reasons.Fail($"{what}:{where}", $"{where}: {what} is {measured}{unit}; {limit}{unit} is allowed.");
    }

    private void Missing(string what, string where) => _reasons.Incomplete($"MISSING_{what}:{where}", $"{where}: the report gives no {what}.");

    /// <summary>No rate above what the line carries, nothing below zero, no share above the whole. An impossible step is not judged further.</summary>
    private bool IsPossible(string where, Y1564Step step)
    {
        if (step.IrMbps > _largestMbps || step.LargestIrMbps > _largestMbps * PeakTolerance || step.OfferedMbps > order.LineMbps)
        {
            _reasons.Invalid($"RATE_ABOVE_LINE:{where}", $"{where}: sent {step.OfferedMbps}, arrived {step.IrMbps} (at most {step.LargestIrMbps}) Mbit/s; with these frames the line of {order.LineMbps} Mbit/s carries {_largestMbps:0.###}.");
            return false;
        }
        decimal?[] figures = [step.OfferedMbps, step.DurationSeconds, step.IrMbps, step.Flr, step.FtdMs, step.IfdvMs, step.AvailPct];
        if (figures.All(f => f is null or >= 0) && step.Flr is null or <= 1 && step.AvailPct is null or <= 100) return true;
        _reasons.Invalid($"IMPOSSIBLE_FIGURE:{where}", $"{where}: a figure is below zero, or a share above the whole.");
        return false;
    }

    /// <summary>The highest rate that a generator can send with the frames of this test.</summary>
    private decimal LineRateMbps => _largestMbps * (1 - 2 * OfferedTolerance);

    private bool SacIsAsOrdered() => report.Sac.Count == order.Sac.Count
        && order.Sac.All(o => report.Sac.Any(r => Same(r.Cos, o.Cos) && (r with { Cos = o.Cos }) == o));

    /// <summary>Part of the CIR that a step offers: CIR25 is a quarter.</summary>
    private static decimal Share(string step) =>
        decimal.TryParse(step.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent / 100 : 1;

    private static string StepName(string written) => Plain(written) switch { "CIR" => "CIR100", "CIR+EIR" => "EIR", var name => name! };

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string? Plain(string? text) => text?.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Replace('-', '_').Replace("%", "", StringComparison.Ordinal);
}
