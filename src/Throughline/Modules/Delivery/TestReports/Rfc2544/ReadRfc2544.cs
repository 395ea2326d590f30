using System.Globalization;
using CsvHelper;
using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports.Rfc2544;

/// <summary>Reads an RFC 2544 report from CSV with a header: commas, or semicolons with decimal commas.</summary>
internal static class ReadRfc2544
{
    private const string Frame = "frame_bytes";
    private const int LargestFrame = 16_000;

    public static bool Fits(string text) => text.AsSpan(0, Math.Min(text.Length, 2000)).Contains(Frame, StringComparison.OrdinalIgnoreCase);

    public static Rfc2544Report Run(string text)
    {
        var semicolons = text.Split('\n', 2)[0].Contains(';', StringComparison.Ordinal);
        var options = CsvReaderOptions.Default with
        {
            Separator = semicolons ? ';' : ',',
            NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = 16_384,
        };
        var obstacles = new List<Obstacle>();
        var rows = new List<Rfc2544Row>();
        try
        {
            using var csv = CsvReader.FromText(text, options);
            while (csv.Read())
            {
                decimal? Number(string column) => csv.TryGetFieldIndex(column, out var i) && i < csv.FieldCount
                    ? Figure(csv.GetString(i), column, csv.LineNumber, semicolons, obstacles)
                    : null;
                var known = obstacles.Count;
                if (Number(Frame) is not { } frame)
                {
                    if (obstacles.Count == known) obstacles.Add(At(csv.LineNumber, Frame, "is missing"));
                }
                else if (frame is < 64 or > LargestFrame || frame != decimal.Truncate(frame)) obstacles.Add(At(csv.LineNumber, Frame, $"must be whole, 64 to {LargestFrame}"));
                else rows.Add(new((int)frame, Number("throughput_mbps"), Number("throughput_fps"), Number("latency_us"), Number("loss_pct_at_cir")));
            }
        }
        catch (CsvFormatException e)
        {
            throw new RuleException("unreadable", FormattableString.Invariant($"The file is not CSV from line {Math.Max(1, e.LineNumber)} on. Export it again."));
        }
        RuleException.ThrowIfAny(obstacles);
        return new Rfc2544Report(rows);
    }

    /// <summary>A figure, with or without a per cent sign; nothing, a dash and n/a are not measured.</summary>
    private static decimal? Figure(string? field, string column, long line, bool decimalCommas, List<Obstacle> obstacles)
    {
        var text = (field ?? "").TrimEnd('%', ' ');
        if (text is "" or "-" || text.Equals("n/a", StringComparison.OrdinalIgnoreCase)) return null;
        if (decimalCommas) text = text.Replace(',', '.');
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        obstacles.Add(At(line, column, $"is '{(text.Length > 40 ? text[..40] + "…" : text)}'; it must be a number"));
        return null;
    }

    private static Obstacle At(long line, string column, string why) =>
        new("field", FormattableString.Invariant($"Line {line}: {column} {why}."), FormattableString.Invariant($"/{line}/{column}"));
}
