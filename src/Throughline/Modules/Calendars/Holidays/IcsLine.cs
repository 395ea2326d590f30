using System.Text;

namespace Throughline.Modules.Calendars.Holidays;

/// <summary>A content line of an iCalendar file, unfolded: <c>DTSTART;VALUE=DATE:20261225</c>.</summary>
/// <param name="Number">Line of the file on which it begins, from 1.</param>
/// <param name="Name">Name in capitals, without parameters.</param>
/// <param name="Value">What stands after the colon.</param>
internal sealed record IcsLine(int Number, string Name, string Value)
{
    /// <summary>The lines of a file; one without a colon has no value and its whole text as name.</summary>
    public static IEnumerable<IcsLine> Of(string text)
    {
        var (number, from, folded) = (0, 0, new StringBuilder());
        foreach (var raw in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            if (raw.Length > 0 && raw[0] is ' ' or '\t')
            {
                folded.Append(raw, 1, raw.Length - 1); // RFC 5545, 3.1
                continue;
            }
            if (folded.Length > 0) yield return Parse(from, folded.ToString());
            from = number;
            folded.Clear().Append(raw.TrimEnd());
        }
        if (folded.Length > 0) yield return Parse(from, folded.ToString());
    }

    /// <summary>Text with its escapes undone: <c>\,</c> <c>\;</c> <c>\\</c> and <c>\n</c>, which becomes a space.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Value.Length; i++)
                text.Append(Value[i] != '\\' || i + 1 == Value.Length ? Value[i] : Value[++i] is 'n' or 'N' ? ' ' : Value[i]);
            return text.ToString().Trim();
        }
    }

    private static IcsLine Parse(int number, string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            if (line[i] == ':' && !quoted)
                return new IcsLine(number, line[..i].Split(';')[0].Trim().ToUpperInvariant(), line[(i + 1)..].Trim());
        }
        return new IcsLine(number, line.Trim(), "");
    }
}
