using System.Globalization;

namespace Throughline.Ui;

/// <summary>Numbers and text widths for drawings.</summary>
public static class Px
{
    /// <summary>A length for an attribute: at most one decimal, point, no exponent.</summary>
    public static string Of(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>About how wide a text is at 12 px; wide scripts count double. An estimate: layouts leave air.</summary>
    public static double Wide(string text, double perLetter = 6.4)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes()) width += rune.Value >= 0x1100 && rune.Value < 0xE000 ? 2 * perLetter : perLetter;
        return width;
    }
}
