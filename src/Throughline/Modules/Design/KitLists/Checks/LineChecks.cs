using System.Globalization;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Every line by itself: each piece serves something or is spare with a reason, it has a purpose, what it serves exists.</summary>
static class LineChecks
{
    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        var known = facts.Design.Labels.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var line in facts.List.Lines.OrderBy(l => l.Number))
        {
            yield return Surplus(line);
            yield return Purpose(line);
            if (line.Allocations.Count > 0) yield return Serves(line, known);
        }
    }

    static KitCheck Surplus(KitLine line)
    {
        var subject = Subject(line);
        if (line.Surplus == 0) return KitCheck.Pass("surplus", subject, $"line {line.Number} is traced");
        if (line.Surplus < 0)
            return new("over-allocated", subject, "More is used than bought.", $"Line {line.Number}, {line.PartNumber}: {line.Quantity} bought, {line.Allocated} allocated{(line.Spare > 0 ? $", {line.Spare} spare" : "")}. Buy more, or take an allocation away.", false, Waivable: false) { Lines = [line.Number], Mark = "Too few" };
        var none = line.Allocated == 0 && line.Spare == 0;
        return new("surplus", subject, none ? $"{Count(line.Quantity)} of {line.PartNumber} {(line.Quantity == 1 ? "serves" : "serve")} nothing." : "Some pieces serve nothing.",
            $"Line {line.Number}, {line.PartNumber}: {line.Quantity} bought, {line.Allocated} allocated, {(line.Spare == 0 ? "not declared spare" : $"{line.Spare} spare")}. Say what they serve, declare them spare with a reason, or remove them.", false)
        {
            Lines = [line.Number], Mark = none ? "Serves nothing" : "Surplus",
            Mends = none ? [new(string.Create(CultureInfo.InvariantCulture, $"remove:{line.Number}"), $"Remove line {line.Number}")] : [],
        };
    }

    static KitCheck Purpose(KitLine line) => !string.IsNullOrWhiteSpace(line.Purpose) ? KitCheck.Pass("no-purpose", Subject(line), $"line {line.Number} has a purpose")
        : new("no-purpose", Subject(line), "A line has no purpose.", $"Line {line.Number}, {line.PartNumber}, does not say what it is for. Write it down for the engineer who comes after you.", false, Waivable: false) { Lines = [line.Number], Mark = "No purpose" };

    static KitCheck Serves(KitLine line, HashSet<string> known)
    {
        var gone = line.Allocations.Where(a => !known.Contains(a.Element)).Select(a => a.Element).ToList();
        return gone.Count == 0 ? KitCheck.Pass("serves-unknown", Subject(line), $"what line {line.Number} serves is in the design")
            : new("serves-unknown", Subject(line), "A line serves what is not in the design.", $"Line {line.Number}, {line.PartNumber}, serves {string.Join(", ", gone)}, which the design does not have. Draw it, or say what the line serves.", false, Waivable: false) { Lines = [line.Number], Mark = "Serves nothing" };
    }

    static string Subject(KitLine line) => line.Number.ToString(CultureInfo.InvariantCulture);

    static string Count(int pieces) => pieces switch { 1 => "One", 2 => "Two", 3 => "Three", 4 => "Four", _ => pieces.ToString("N0", CultureInfo.InvariantCulture) };
}
