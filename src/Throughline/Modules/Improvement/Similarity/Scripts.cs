using System.Globalization;
using System.Text;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What differs between scripts: accents are dropped, and scripts without spaces are read in pairs of letters.</summary>
internal static class Scripts
{
    /// <summary>True where the letter belongs to a script that puts no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.</summary>
    public static bool HasNoSpaces(ReadOnlySpan<char> text, int i) => text[i] is
        (>= '\u2e80' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff') or (>= '\u0e00' and <= '\u0eff') or (>= '\u1780' and <= '\u17ff') or (>= '\u1000' and <= '\u109f')
        || char.IsSurrogate(text[i]);

    /// <summary>Each two neighbouring letters as one token; a single letter alone as itself.</summary>
    public static void Pairs(ReadOnlySpan<char> run, TokenList into)
    {
        if (run.Length == 1) { if (!char.IsSurrogate(run[0])) into.Add(run, TokenKind.Word); return; }
        for (var i = 0; i + 1 < run.Length; i++) into.Add(run.Slice(i, 2), TokenKind.Word);
    }

    /// <summary>čšž → csz, ü → u, ß → ss: people type the same word with and without them.</summary>
    public static ReadOnlySpan<char> WithoutAccents(ReadOnlySpan<char> word)
    {
        string text;
        try { text = word.ToString().Normalize(NormalizationForm.FormD); }
        catch (ArgumentException) { return default; }
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            if (c == 'ß') kept.Append("ss");
            else if (c is 'đ' or 'Đ') kept.Append('d');
            else if (c is 'ł' or 'Ł') kept.Append('l');
            else if (c is 'ø' or 'Ø') kept.Append('o');
            else kept.Append(c);
        }
        return kept.ToString();
    }
}
