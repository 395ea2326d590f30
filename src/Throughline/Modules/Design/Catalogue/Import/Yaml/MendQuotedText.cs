using System.Text;

namespace Throughline.Modules.Design.Catalogue.Import.Yaml;

/// <summary>
/// Indents the further lines of a double-quoted text. The library's own tools take such a text with lines that begin at the margin;
/// our parser does not. White space at the head of these lines means nothing in YAML, so the text stays what it was.
/// </summary>
internal static class MendQuotedText
{
    private const string Indent = "                                ";

    /// <param name="opening">Index of the opening quote.</param>
    /// <returns>The whole file with that one text indented; null when the quote is never closed.</returns>
    public static string? Run(string text, int opening)
    {
        if (opening >= text.Length || text[opening] != '"') return null;
        var mended = new StringBuilder(text.Length + 256).Append(text, 0, opening + 1);
        for (var i = opening + 1; i < text.Length; i++)
        {
            mended.Append(text[i]);
            switch (text[i])
            {
                case '"': return mended.Append(text, i + 1, text.Length - i - 1).ToString();
                case '\\' when i + 1 < text.Length && text[i + 1] is not ('\r' or '\n'): mended.Append(text[++i]); break;
                case '\n' when i + 1 < text.Length && text[i + 1] is not ('\r' or '\n'): mended.Append(Indent); break;
            }
        }
        return null;
    }
}
