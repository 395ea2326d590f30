using System.Text;

namespace Throughline.Modules.Calendars.Feeds;

/// <summary>An entry of a calendar feed.</summary>
/// <param name="Uid">The same for the same entry, however often it is read.</param>
sealed record IcsEntry(string Uid, Instant From, Instant To, string Summary, string? Description = null, string? Url = null);

/// <summary>Writes iCalendar text (RFC 5545): CRLF, lines folded at 75 octets, text escaped, instants in UTC.</summary>
static class IcsText
{
    public static string Of(string name, IEnumerable<IcsEntry> entries, Instant now)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Throughline//Duty//EN");
        Line("CALSCALE:GREGORIAN");
        Line($"X-WR-CALNAME:{Escaped(name)}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var entry in entries)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{Escaped(entry.Uid)}");
            Line($"DTSTAMP:{Utc(now)}");
            Line($"DTSTART:{Utc(entry.From)}");
            Line($"DTEND:{Utc(entry.To)}");
            Line($"SUMMARY:{Escaped(entry.Summary)}");
            if (entry.Description is not null) Line($"DESCRIPTION:{Escaped(entry.Description)}");
            if (entry.Url is not null) Line($"URL:{entry.Url}");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>RFC 5545, 3.3.11; a control character that is no line break is left out.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else if (!char.IsControl(c)) escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>RFC 5545, 3.1: at most 75 octets without the line break, the rest on lines that begin with a space; a character is never cut.</summary>
    static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    static string Utc(Instant at) => NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(at);
}
