using System.Globalization;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Patches against the handoffs and links that they serve: same medium, a plug that fits.</summary>
static class CableChecks
{
    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        foreach (var demand in OpticDemand.Of(facts))
            foreach (var line in facts.List.Lines.Where(l => l.AllocatedTo(demand.Label) > 0).OrderBy(l => l.Number))
                if (facts.Catalogue.Part(line.PartNumber) is Cable cable) yield return Check(demand, line, cable);
    }

    static KitCheck Check(OpticDemand demand, KitLine line, Cable cable)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"{line.Number}:{demand.Label}");
        var fits = cable.Medium == demand.Line.Medium && (Is(cable.EndA, demand) || Is(cable.EndB, demand));
        return fits ? KitCheck.Pass("cable-mismatch", subject, $"patch of line {line.Number} suits {demand.Label}")
            : new("cable-mismatch", subject, "A patch does not fit.", $"{demand.Where} is {demand.Line.Medium.Word()} {demand.Line.Connector}; line {line.Number}, {line.PartNumber}, is {cable.Medium.Word()} ({cable.Grade}) {cable.EndA}–{cable.EndB}.", false, Waivable: false) { Lines = [line.Number], Mark = "Mismatch" };
    }

    static bool Is(string end, OpticDemand demand) => end.Equals(demand.Line.Connector, StringComparison.OrdinalIgnoreCase);
}
