using System.Globalization;

namespace Throughline.Modules.Design.Designs;

/// <summary>Reads which requirements something answers, as people write it: .</summary>
public static class CoverWords
{
    public static IReadOnlyCollection<int> Numbers(string? text)
    {
        var words = (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = words.Select(w => (Word: w, Number: int.TryParse(w.StartsWith("R-", StringComparison.OrdinalIgnoreCase) ? w[2..] : w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)).ToList();
        RuleException.ThrowIfAny([.. numbers.Where(n => n.Number == 0).Select(n => new Obstacle("not-a-requirement", $"“{n.Word}” is not a requirement. Write R-01, R-06.", "/covers"))]);
        return [.. numbers.Select(n => n.Number)];
    }
}
