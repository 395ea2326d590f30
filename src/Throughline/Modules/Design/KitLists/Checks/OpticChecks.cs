using System.Globalization;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Optics against handoffs and links: medium, connector, rate, reach and cage; enough of them; both ends alike.</summary>
static class OpticChecks
{
    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        foreach (var demand in OpticDemand.Of(facts))
        {
            var lines = facts.List.Lines.Where(l => l.AllocatedTo(demand.Label) > 0 && facts.Optic(l) is not null).OrderBy(l => l.Number).ToList();
            foreach (var line in lines) yield return Match(demand, line, facts);
            yield return Enough(demand, lines, facts);
            if (lines.Count > 1) yield return Alike(demand, lines, facts);
        }
    }

    static KitCheck Match(OpticDemand demand, KitLine line, KitFacts facts)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"{line.Number}:{demand.Label}");
        var faults = demand.Faults(facts.Optic(line)!, $"line {line.Number}, {line.PartNumber},");
        if (faults.Count == 0) return KitCheck.Pass("optic-mismatch", subject, $"optic of line {line.Number} suits {demand.Label}");
        return new("optic-mismatch", subject, demand.Label.StartsWith('H') ? "The optic does not match the handoff." : "The optic does not match the link.", string.Join(" ", faults), false, Waivable: false)
        {
            Lines = [line.Number], Mark = "Mismatch", Mends = Mends(demand, line, facts),
        };
    }

    static KitCheck Enough(OpticDemand demand, List<KitLine> lines, KitFacts facts)
    {
        var have = lines.Sum(l => l.AllocatedTo(demand.Label));
        if (have >= demand.Needed) return KitCheck.Pass("optics-missing", demand.Label, demand.Needed == 0 ? $"{demand.Label} needs no optic" : $"optics of {demand.Label}: {have} of {demand.Needed}");
        return new("optics-missing", demand.Label, "An optic is missing.",
            $"{demand.Where} ({demand.Line}) needs {demand.Needed} {(demand.Needed == 1 ? "optic" : "optics")}; the list supplies {have}.{(Cheapest(demand, facts) is { } fit ? $" {fit.PartNumber} would fit." : "")}", false, Waivable: false)
        {
            Mark = "Missing", Mends = [.. Fitting(demand, facts).Select(l => new Mend(string.Create(CultureInfo.InvariantCulture, $"use:{l.Number}:{demand.Label}"), $"Use line {l.Number} for {demand.Label}"))],
        };
    }

    static KitCheck Alike(OpticDemand demand, List<KitLine> lines, KitFacts facts)
    {
        var optics = lines.Select(l => (Line: l, Optic: facts.Optic(l)!)).ToList();
        var odd = optics.Skip(1).Where(o => !o.Optic.LinksWith(optics[0].Optic)).ToList();
        if (odd.Count == 0) return KitCheck.Pass("optics-differ", demand.Label, $"both ends of {demand.Label} understand each other");
        return new("optics-differ", demand.Label, "The two ends do not understand each other.",
            $"{demand.Where}: line {optics[0].Line.Number} is {optics[0].Optic.IeeeType}, line {odd[0].Line.Number} is {odd[0].Optic.IeeeType}. Use the same type, or a matching pair, at both ends.", false, Waivable: false)
        {
            Lines = [optics[0].Line.Number, .. odd.Select(o => o.Line.Number)], Mark = "Mismatch",
        };
    }

    static IReadOnlyList<Mend> Mends(OpticDemand demand, KitLine wrong, KitFacts facts)
    {
        var wanted = wrong.AllocatedTo(demand.Label);
        var alone = wrong.Allocations.All(a => a.Element == demand.Label);
        if (demand.Needed == 0) return alone ? [new(string.Create(CultureInfo.InvariantCulture, $"remove:{wrong.Number}"), $"Remove line {wrong.Number}: {demand.Label} needs no optic")] : [];
        var spare = Fitting(demand, facts).Where(l => l.Surplus >= wanted)
            .Select(l => new Mend(string.Create(CultureInfo.InvariantCulture, $"swap:{wrong.Number}:{l.Number}:{demand.Label}"), $"Use line {l.Number} for {demand.Label}{(alone ? $", remove line {wrong.Number}" : "")}")).ToList();
        if (spare.Count > 0) return spare;
        return Cheapest(demand, facts) is { } fit && alone
            ? [new(string.Create(CultureInfo.InvariantCulture, $"replace:{wrong.Number}:{fit.PartNumber}"), $"Replace line {wrong.Number} by {fit.PartNumber}")]
            : [];
    }

    static IEnumerable<KitLine> Fitting(OpticDemand demand, KitFacts facts) => facts.List.Lines.Where(l => l.Surplus > 0 && facts.Optic(l) is { } optic && demand.Faults(optic, "").Count == 0).OrderBy(l => l.Number);

    static Optic? Cheapest(OpticDemand demand, KitFacts facts) =>
        facts.Catalogue.Optics.Where(o => demand.Faults(o, "").Count == 0).OrderBy(o => o.ListPriceMinor).ThenBy(o => o.PartNumber, StringComparer.Ordinal).FirstOrDefault();
}
