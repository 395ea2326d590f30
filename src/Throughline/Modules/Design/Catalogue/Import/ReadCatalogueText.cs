using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>Turns a file into text: bounded in size, UTF-8, free of control characters and merge markers.</summary>
internal static partial class ReadCatalogueText
{
    /// <summary>The largest device type of the library is below 200 kB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int MostMarkersNamed = 60;

    public static async Task<string> Run(Stream stream, Findings found, CancellationToken stop = default)
    {
        if (stream.CanSeek && stream.Length > MostBytes) throw TooLarge(stream.Length);
        var bytes = new byte[stream.CanSeek ? (int)stream.Length + 1 : MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        if (length > MostBytes) throw TooLarge(null);
        return Text(bytes.AsSpan(0, length), found);
    }

    private static UnreadableException TooLarge(long? size) => new(string.Create(CultureInfo.InvariantCulture,
        $"The file is too large{(size is { } s ? $" ({s / 1048576.0:0.#} MB)" : "")}: a type may have {MostBytes / 1048576} MB. It was not read."), 1, 1);

    internal static string Text(ReadOnlySpan<byte> bytes, Findings found)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new UnreadableException("The file is UTF-16; save it as UTF-8.", 1, 1);
        Characters(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        MergeMarkers(text);
        if (text.Contains("\r\n", StringComparison.Ordinal)) found.Remarks.Add(new("CRLF", "Lines end in CR LF.", 1, 1));
        if (text.Length > 0 && text[^1] is not ('\n' or '\r'))
            found.Remarks.Add(new("no final newline", "The last line has no end.", 1 + text.Count(c => c == '\n'), 1));
        return text;
    }

    private static void Characters(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0, line = 1, column = 1; i < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out var rune, out var taken) != System.Buffers.OperationStatus.Done)
                throw new UnreadableException($"Byte 0x{bytes[i]:X2} is not UTF-8; save the file as UTF-8, or it is no text at all.", line, column);
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r' or 0x85))
                throw new UnreadableException($"The control character U+{rune.Value:X4} does not belong into a text; the file may be binary.", line, column);
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            i += taken;
        }
    }

    private static void MergeMarkers(string text)
    {
        var markers = MergeMarker().Matches(text).Take(MostMarkersNamed).ToList();
        // a line of '=' alone can underline a heading within comments
        if (!markers.Any(m => m.Value[0] is '<' or '>')) return;
        throw new UnreadableException([.. markers.Select(m => new CatalogueFault(
            $"Merge marker '{m.Value.TrimEnd('\r')}': two versions of the file were never reconciled. Keep one side and delete the markers.",
            1 + text.AsSpan(0, m.Index).Count('\n'), 1))]);
    }

    [GeneratedRegex(@"^(<{7}|>{7}|\|{7})( [^\n]*)?\r?$|^={7}\r?$", RegexOptions.Multiline)]
    private static partial Regex MergeMarker();
}
