using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Reads and writes what a kit line serves, as people say it: <c>H-1 × 2, L-1</c>.</summary>
public static partial class ServesWords
{
    /// <param name="pieces">How many pieces there are to share out: all of them go to a single element without a number.</param>
    public static IReadOnlyList<Allocation> Read(string? text, int pieces, NetworkDesign design)
    {
        var obstacles = new List<Obstacle>();
        var allocations = Read(text, pieces, design, obstacles);
        RuleException.ThrowIfAny(obstacles);
        return allocations;
    }

    /// <summary>The same beside other fields: what cannot be read is added to what stands in the way of them.</summary>
    public static IReadOnlyList<Allocation> Read(string? text, int pieces, NetworkDesign design, List<Obstacle> obstacles)
    {
        var words = (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var allocations = new List<Allocation>();
        foreach (var word in words)
        {
            var match = Target().Match(word);
            var label = design.Labels.FirstOrDefault(l => l.Equals(match.Groups["label"].Value, StringComparison.OrdinalIgnoreCase));
            var quantity = match.Groups["n"].Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : words.Length == 1 ? pieces : 1;
            if (label is null) obstacles.Add(new("no-such-element", $"The design has no {match.Groups["label"].Value}. It has: {string.Join(", ", design.Labels.DefaultIfEmpty("nothing yet"))}.", "/serves"));
            else if (quantity is < 1 or > KitLine.MostPieces) obstacles.Add(new("quantity-out-of-range", $"{label} would be served by {quantity} pieces; at least 1.", "/serves"));
            else if (allocations.Any(a => a.Element == label)) obstacles.Add(new("served-twice", $"{label} is named twice. Name it once with the number of pieces: {label} × 2.", "/serves"));
            else allocations.Add(new(label, quantity));
        }
        return allocations;
    }

    public static string Write(IEnumerable<Allocation> allocations) =>
        string.Join(", ", allocations.OrderBy(a => a.Element, StringComparer.Ordinal).Select(a => a.Quantity == 1 ? a.Element : string.Create(CultureInfo.InvariantCulture, $"{a.Element} × {a.Quantity}")));

    [GeneratedRegex(@"^(?<label>.+?)(?:\s*[×*:]\s*(?<n>\d{1,6})|\s+x\s*(?<n>\d{1,6}))?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Target();
}
