using System.Text;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// The rows of a CSV file (RFC 4180, with comma, semicolon or tab), one at a time: fields may hold line ends between quotes;
/// a field that never ends is cut off and the reading goes on with the next line.
/// </summary>
internal sealed class CsvRows(TextReader reader, FileFaults faults)
{
    private const int LongestField = 2_000_000;
    private readonly LineReader _lines = new(reader, LongestField);
    private readonly StringBuilder _field = new();
    private char _separator;

    /// <summary>The line on which the row just given ends.</summary>
    public long Line { get; private set; }

    /// <summary>The next row, or null after the last; blank lines are passed over.</summary>
    public List<string>? Next()
    {
        while (NextLine() is { } line)
        {
            if (line.Length == 0) continue;
            if (_separator == 0) _separator = Separator(line);
            return Row(line);
        }
        return null;
    }

    private string? NextLine()
    {
        var line = _lines.Next();
        if (line is null) return null;
        Line++;
        if (_lines.TooLong) faults.Add("line too long", Line, $"longer than {LongestField / 1_000_000} million letters; the rest is left out");
        return Line == 1 ? line.TrimStart('\ufeff') : line;
    }

    private static char Separator(string head) => new[] { ',', ';', '\t' }.MaxBy(s => head.Count(c => c == s));

    private List<string> Row(string line)
    {
        var row = new List<string>();
        var i = 0;
        while (true)
        {
            _field.Clear();
            if (i < line.Length && line[i] == '"')
            {
                i++;
                var start = Line;
                while (true)
                {
                    if (i >= line.Length)
                    {
                        if (_field.Length > LongestField || NextLine() is not { } more) { faults.Add("quote without an end", start, "the rest of the file was read as one field"); row.Add(_field.ToString()); return row; }
                        _field.Append('\n');
                        (line, i) = (more, 0);
                    }
                    else if (line[i] != '"') _field.Append(line[i++]);
                    else if (i + 1 < line.Length && line[i + 1] == '"') { _field.Append('"'); i += 2; }
                    else { i++; break; }
                }
            }
            while (i < line.Length && line[i] != _separator) _field.Append(line[i++]);
            row.Add(_field.ToString());
            if (i >= line.Length) return row;
            i++;
        }
    }
}
