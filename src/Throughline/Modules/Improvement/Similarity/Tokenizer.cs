using System.Globalization;
using System.Text;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Cuts a text into what network people search for: words (lower case, without accents, lightly stemmed), and codes kept
/// whole: syslog mnemonics, error codes, part numbers, versions, interface classes. Addresses, times and counters are left
/// out, because they differ between two tickets about the same fault.
/// </summary>
public sealed class Tokenizer
{
    private const int LongestWord = 40;
    private const int LongestPiece = 96;
    private readonly char[] _lower = new char[512];

    /// <summary>Reads a text of any length in one pass and adds its tokens.</summary>
    public void Read(ReadOnlySpan<char> text, TokenList into)
    {
        var i = 0;
        while (i < text.Length)
        {
            while (i < text.Length && IsGap(text[i])) i++;
            var start = i;
            while (i < text.Length && !IsGap(text[i])) i++;
            if (i > start) ReadChunk(text[start..i], into);
        }
    }

    private static bool IsGap(char c) => c <= ' ' || c is ',' or ';' or '"' or '<' or '>' or '|' or '{' or '}' or '=' or '!' or '?' or '*' or '~' or '`' or '^' || (c > 127 && !char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private void ReadChunk(ReadOnlySpan<char> chunk, TokenList into)
    {
        if (IsPlain(chunk))
        {
            ReadWord(chunk, into);
            return;
        }
        var percent = chunk.IndexOf('%');
        if (percent >= 0 && CodeShapes.Mnemonic(chunk[percent..], out var facility, out var severity, out var name, out var used))
        {
            EmitMnemonic(facility, severity, name, into);
            if (percent > 0) ReadChunk(chunk[..percent], into);
            if (percent + used < chunk.Length) ReadChunk(chunk[(percent + used)..], into);
            return;
        }
        if (CodeShapes.ReleaseWithParentheses(chunk, out used))
        {
            Emit(chunk[..used], TokenKind.Code, into);
            if (used < chunk.Length) ReadChunk(chunk[used..], into);
            return;
        }
        var start = 0;
        for (var i = 0; i <= chunk.Length; i++)
        {
            if (i < chunk.Length && (char.IsLetterOrDigit(chunk[i]) || char.IsSurrogate(chunk[i]) || chunk[i] > 127 || chunk[i] is '_' or '-' or '.' or '/' or ':' or '+' or '#' or '\'')) continue;
            if (i > start) ReadPiece(chunk[start..i].Trim(".-/:_+#'"), into);
            start = i + 1;
        }
    }

    private static bool IsPlain(ReadOnlySpan<char> chunk)
    {
        foreach (var c in chunk) if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    private void ReadPiece(ReadOnlySpan<char> piece, TokenList into)
    {
        if (piece.IsEmpty) return;
        if (IsPlain(piece)) { ReadWord(piece, into); return; }
        if (piece.Contains("://", StringComparison.Ordinal)) { ReadAddress(piece, into); return; }
        if (CodeShapes.IsVolatile(piece, out var shape))
        {
            if (shape is not null) into.Add(shape, TokenKind.Word);
            return;
        }
        if (piece.Length <= LongestPiece && CodeShapes.InterfaceClass(piece, out var letters))
        {
            Span<char> name = stackalloc char[8 + letters];
            "ifclass:".CopyTo(name);
            piece[..letters].ToLowerInvariant(name[8..]);
            into.Add(name, TokenKind.Code);
            return;
        }
        if (piece.Length <= 32 && CodeShapes.IsReference(piece)) { Emit(piece, TokenKind.Reference, into); return; }
        if (CodeShapes.Release(piece, out var release)) { Emit(release, TokenKind.Code, into); return; }
        foreach (var separator in "/:.+#'")
        {
            if (!piece.Contains(separator)) continue;
            foreach (var range in piece.Split(separator)) ReadPiece(piece[range].Trim(".-/:_+#'"), into);
            return;
        }
        if (piece.ContainsAny('-', '_'))
        {
            if (piece.Length <= LongestPiece && CodeShapes.IsCompound(piece)) Emit(piece, TokenKind.Code, into);
            foreach (var range in piece.SplitAny("-_")) if (piece[range].Length > 1) ReadPiece(piece[range], into);
            return;
        }
        if (CodeShapes.IsHex(piece)) { Emit(piece, TokenKind.Code, into); return; }
        ReadWord(piece, into);
    }

    private void ReadAddress(ReadOnlySpan<char> piece, TokenList into)
    {
        foreach (var range in piece.SplitAny(":/.#-_+"))
            if (piece[range] is { Length: > 2 and <= 24 } part && part is not "http" and not "https" and not "www" && !part.ContainsAnyInRange('0', '9'))
                ReadWord(part, into);
    }

    /// <summary>A word; of a word like ifAdminStatus the whole and its parts.</summary>
    private void ReadWord(ReadOnlySpan<char> word, TokenList into)
    {
        if (word.Length > _lower.Length) { ReadLongWord(word, into); return; }
        var ascii = true;
        var humps = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] > 127) ascii = false;
            if (i > 0 && char.IsUpper(word[i]) && char.IsLower(word[i - 1])) humps++;
        }
        if (!ascii) { ReadOtherScript(word, into); return; }
        if (word.Length > LongestPiece) return;
        if (humps == 0) { EmitStemmed(word, into); return; }
        Emit(word, CodeShapes.IsFaultName(word) ? TokenKind.Code : TokenKind.Word, into);
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && !(char.IsUpper(word[i]) && (char.IsLower(word[i - 1]) || (i + 1 < word.Length && char.IsLower(word[i + 1]))))) continue;
            if (i - start > 1) EmitStemmed(word[start..i], into);
            start = i;
        }
    }

    private void ReadLongWord(ReadOnlySpan<char> word, TokenList into)
    {
        for (var i = 0; i < word.Length; i += _lower.Length)
        {
            var part = word.Slice(i, Math.Min(_lower.Length, word.Length - i));
            if (!IsPlain(part)) ReadWord(part, into);
        }
    }

    private void ReadOtherScript(ReadOnlySpan<char> word, TokenList into)
    {
        var start = 0;
        while (start < word.Length)
        {
            var dense = Scripts.HasNoSpaces(word, start);
            var end = start + 1;
            while (end < word.Length && Scripts.HasNoSpaces(word, end) == dense) end++;
            if (dense) Scripts.Pairs(word[start..end], into);
            else if (end - start <= LongestWord) EmitStemmed(Scripts.WithoutAccents(word[start..end]), into);
            start = end;
        }
    }

    private void EmitMnemonic(ReadOnlySpan<char> facility, ReadOnlySpan<char> severity, ReadOnlySpan<char> name, TokenList into)
    {
        if (severity.IsEmpty)
        {
            Emit($"%{facility}", TokenKind.Code, into);
            return;
        }
        Emit($"%{facility}-{severity}-{name}", TokenKind.Code, into);
        Emit($"%{facility}-{name}", TokenKind.Code, into);
    }

    private void Emit(ReadOnlySpan<char> letters, TokenKind kind, TokenList into)
    {
        if (letters.Length > LongestPiece || letters.IsEmpty) return;
        var lower = _lower.AsSpan(0, letters.Length);
        letters.ToLowerInvariant(lower);
        into.Add(lower, kind);
    }

    private void EmitStemmed(ReadOnlySpan<char> word, TokenList into)
    {
        if (word.Length > LongestWord) return;
        var lower = _lower.AsSpan(0, word.Length);
        word.ToLowerInvariant(lower);
        if (CodeShapes.IsCounter(lower)) return;
        var stem = Stemmer.Stem(lower);
        if (stem.Length < 2 && !(stem.Length == 1 && char.IsDigit(stem[0]))) return;
        if (StopWords.Contains(stem)) return;
        into.Add(stem, TokenKind.Word);
    }
}
