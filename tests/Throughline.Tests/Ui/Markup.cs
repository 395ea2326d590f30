using System.Xml.Linq;

namespace Throughline.Tests.Ui;

/// <summary>Reads drawn HTML strictly: every tag closed, every attribute quoted (an unquoted one once swallowed a whole Gantt).</summary>
static class Markup
{
    static readonly HashSet<string> Void = ["input", "br", "meta", "link", "img", "hr"];

    /// <summary>The elements of the text; throws where HTML is not well formed.</summary>
    public static XElement Read(string html)
    {
        var text = new System.Text.StringBuilder("<all>");
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<') { var end = html.IndexOf('<', at); end = end < 0 ? html.Length : end; text.Append(System.Net.WebUtility.HtmlDecode(html[at..end]).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")); at = end; continue; }
            if (html.AsSpan(at).StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) { at = html.IndexOf('>', at) + 1; continue; }
            at = Tag(html, at, text);
        }
        return XElement.Parse(text.Append("</all>").ToString(), LoadOptions.PreserveWhitespace);
    }

    static int Tag(string html, int at, System.Text.StringBuilder text)
    {
        var end = at + 1;
        while (html[end] != '>' && html[end] != ' ') end++;
        var name = html[(at + 1)..end].TrimEnd('/');
        text.Append('<').Append(name);
        while (html[end] != '>')
        {
            if (html[end] is ' ' or '/') { end++; continue; }
            var start = end;
            while (html[end] is not ('=' or ' ' or '>')) end++;
            text.Append(' ').Append(html, start, end - start).Append("=\"");
            if (html[end] == '=')
            {
                Assert.True(html[end + 1] == '"', $"unquoted attribute: {html.Substring(start, Math.Min(60, html.Length - start))}");
                var close = html.IndexOf('"', end + 2);
                text.Append(System.Net.WebUtility.HtmlDecode(html[(end + 2)..close]).Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;"));
                end = close + 1;
            }
            text.Append('"');
        }
        text.Append(Void.Contains(name) || html[end - 1] == '/' ? "/>" : ">");
        return end + 1;
    }
}
