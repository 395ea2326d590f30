using System.Text.Json;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>What differs between what was signed and what stands here now.</summary>
/// <param name="Lines">Kit lines that were added, changed or removed.</param>
/// <param name="Elements">Parts of the design that were.</param>
/// <param name="Terms">Waivers and terms that were.</param>
public sealed record KitDifference(IReadOnlyList<LineDifference> Lines, int Elements, int Terms)
{
    /// <summary>2 lines differ; 1 line and 1 design element differ.</summary>
    public string Words
    {
        get
        {
            string[] parts = [.. new[] { Count(Lines.Count, "line"), Count(Elements, "design element"), Count(Terms, "term") }.OfType<string>()];
            var many = Lines.Count + Elements + Terms;
            return parts.Length == 0 ? "prices differ" : $"{string.Join(" and ", parts)} {(many == 1 ? "differs" : "differ")}";
        }
    }

    public static KitDifference Between(KitVersion signed, KitList list, NetworkDesign design)
    {
        var was = Keyed(JsonSerializer.Deserialize<List<string>>(signed.Signed ?? "[]")!);
        var now = Keyed(list.Content(design));
        var keys = was.Keys.Union(now.Keys).Where(k => was.GetValueOrDefault(k)?.Text != now.GetValueOrDefault(k)?.Text).ToList();
        var lines = keys.Where(k => k.Kind == "line").Select(k => LineDifference.Of(was.GetValueOrDefault(k)?.Fields, now.GetValueOrDefault(k)?.Fields, list)).OrderBy(d => d.Number).ToList();
        return new(lines, keys.Count(k => k.Kind is "element" or "requirement"), keys.Count(k => k.Kind is "waiver" or "terms"));
    }

    sealed record Entry(string Text, string[] Fields);

    static Dictionary<(string Kind, string Key), Entry> Keyed(IEnumerable<string> content) => content
        .Select(text => new Entry(text, JsonSerializer.Deserialize<string[]>(text)!))
        .ToDictionary(e => (e.Fields[0], e.Fields[0] == "terms" ? "" : e.Fields[1]));

    static string? Count(int many, string what) => many == 0 ? null : $"{many} {what}{(many == 1 ? "" : "s")}";
}

/// <summary>One kit line that was added, changed or removed since the signature.</summary>
/// <param name="Sign"><c>+</c>, <c>~</c> or <c>−</c>.</param>
/// <param name="PriceMinor">What it adds to the customer's price at today's unit price; null when the line is gone.</param>
public sealed record LineDifference(int Number, string Sign, string Words, long? PriceMinor)
{
    internal static LineDifference Of(string[]? was, string[]? now, KitList list)
    {
        var number = int.Parse((now ?? was)![1], System.Globalization.CultureInfo.InvariantCulture);
        var part = (now ?? was)![2];
        var line = list.Lines.FirstOrDefault(l => l.Number == number);
        var (before, after) = (Quantity(was), Quantity(now));
        var price = line is null ? (long?)null : checked((after - before) * line.PriceMinor);
        if (was is null) return new(number, "+", $"{part} × {after}", price);
        if (now is null) return new(number, "−", $"{part} × {before}", price);
        return new(number, "~", before != after ? $"{part}, {before} → {after}" : was[2] != now[2] ? $"{was[2]} → {part}" : was[4] != now[4] ? $"{part}, purpose" : $"{part}, what it serves", price);
    }

    static long Quantity(string[]? fields) => fields is null ? 0 : long.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture);
}
