using System.Text;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Finding;

/// <summary>
/// Cuts a text into what it is found by. A piece between blanks is kept whole, however it is joined (<c>%OSPF-5-ADJCHG</c>,
/// <c>NVK/ETH/448-21907</c>, <c>00:1b:44:11:3a:b7</c>), and is found by each of its parts and from each of its parts on
/// (<c>448-21907</c>). Nothing is left out: an address or a serial number that stands in one ticket alone is what people paste.
/// </summary>
public static class TextWords
{
    /// <summary>Longer words are found by their beginning.</summary>
    public const int Longest = 64;

    /// <summary>Letters of a script without spaces that are found together.</summary>
    internal const int Dense = 8;
    const int MostBeginnings = 12;

    /// <summary>Takes one word; its letters are there for the moment only.</summary>
    public delegate void Take(ReadOnlySpan<char> word);

    /// <summary>Every word by which the text is found, some more than once.</summary>
    public static void Read(ReadOnlySpan<char> text, Take take)
    {
        Span<char> room = stackalloc char[256];
        while (Next(ref text) is { IsEmpty: false } piece) ReadPiece(Folded(piece, room), take);
    }

    /// <summary>The next piece between blanks and brackets, without the signs around it; empty at the end.</summary>
    internal static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !IsLetter(text[start])) start++;
        var end = start;
        while (end < text.Length && (IsLetter(text[end]) || IsJoint(text[end]))) end++;
        var piece = text[start..end];
        text = text[end..];
        while (piece.Length > 0 && IsJoint(piece[^1])) piece = piece[..^1];
        return piece;
    }

    /// <summary>Lower case and without accents: people type the same word with and without them.</summary>
    /// <param name="room">For pieces of the usual length.</param>
    internal static ReadOnlySpan<char> Folded(ReadOnlySpan<char> piece, Span<char> room = default)
    {
        if (!Ascii.IsValid(piece)) piece = Scripts.WithoutAccents(piece);
        var lower = piece.Length <= room.Length ? room[..piece.Length] : new char[piece.Length];
        piece.ToLowerInvariant(lower);
        return lower;
    }

    /// <summary>The beginning of a word that is longer than is kept; a sign of two halves is not cut in two.</summary>
    internal static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word, int most = Longest) => word.Length <= most ? word : char.IsHighSurrogate(word[most - 1]) ? word[..(most - 1)] : word[..most];

    static void ReadPiece(ReadOnlySpan<char> piece, Take take)
    {
        var beginnings = 0;
        for (var at = 0; at < piece.Length;)
        {
            var end = at;
            while (end < piece.Length && !IsJoint(piece[end])) end++;
            if (end > at)
            {
                if (beginnings++ < MostBeginnings) take(Cut(piece[at..]));
                ReadPart(piece[at..end], last: end == piece.Length, take);
            }
            at = end + 1;
        }
    }

    static void ReadPart(ReadOnlySpan<char> part, bool last, Take take)
    {
        if (!last) take(Cut(part));
        if (Stem(part, stackalloc char[Longest]) is { IsEmpty: false } stem) take(stem);
        for (var i = 0; i < part.Length; i++)
            if (Scripts.HasNoSpaces(part, i) && !char.IsLowSurrogate(part[i])) take(Cut(part[i..], Dense));
    }

    /// <summary>The stem of a plain word where it differs: ports and port are one word; empty otherwise.</summary>
    /// <param name="room">As long as the longest word.</param>
    internal static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> room)
    {
        if (word.Length is < 4 or > Longest) return default;
        word.CopyTo(room);
        var stem = Stemmer.Stem(room[..word.Length]);
        return stem.Length == word.Length ? default : stem;
    }

    static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || (c > 127 && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark));

    static bool IsJoint(char c) => c is '-' or '_' or '.' or '/' or ':' or '+' or '#' or '@' or '&' or '%' or '\\' or '\'' or '’';
}
