using System.Text.RegularExpressions;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// How much of a ticket of a file is kept, so that the memory for a thousand of them is known whatever was written into them:
/// of a longer text the beginning, which is read in full, and the end, of which the codes are read.
/// </summary>
internal static partial class RecordLimits
{
    public const int Id = 200, Title = 2_000, Value = 2_000;

    /// <summary>Of a text so much is read in full from its beginning, and so much from its end for its codes: the tail of a log shows the fault.</summary>
    public const int Beginning = 8_000, End = 24_000;

    private static readonly Instant Earliest = Instant.FromUtc(1970, 1, 2, 0, 0), Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>An instant at which a ticket can have been written; null for a slip such as the year 9999.</summary>
    public static Instant? Plausible(Instant? at) => at >= Earliest && at < Latest ? at : null;

    public static string Text(string? text, long line, FileFaults faults)
    {
        if (text is null) return "";
        if (text.Length <= Beginning + End) return text;
        faults.AddShortened("text longer than 32,000 letters", line, $"{text.Length:N0} letters, the first 8,000 and the last 24,000 read");
        return string.Concat(text.AsSpan(0, Beginning), text.AsSpan(text.Length - End));
    }

    public static string Cut(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];

    /// <summary>Hours, costs and trips as people can have booked them on one ticket; null for anything else.</summary>
    public static decimal? Number(string? text, decimal most) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= most ? value : null;

    public static bool HasHalfSign(string line) => line.Contains("\\ud", StringComparison.OrdinalIgnoreCase) && HalfSign().IsMatch(line);

    /// <summary>A line in which an export cut a sign in two (half of a surrogate pair) with that half replaced.</summary>
    public static string Mended(string line) => HalfSign().Replace(line, "\\ufffd");

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfSign();
}
