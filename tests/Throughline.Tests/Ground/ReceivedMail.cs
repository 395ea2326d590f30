using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Ground;

/// <summary>A message as the recording server took it, and as its reader sees it.</summary>
/// <param name="From">Sender of the envelope.</param>
/// <param name="To">Recipients of the envelope.</param>
/// <param name="Raw">The bytes between DATA and the dot.</param>
public sealed partial record ReceivedMail(string From, IReadOnlyList<string> To, byte[] Raw)
{
    private string Source => Encoding.UTF8.GetString(Raw);

    public string? Subject => Header("Subject");

    /// <summary>The plain text, decoded, with line breaks as \n.</summary>
    public string? Text => Part("text/plain");

    public string? Html => Part("text/html");

    /// <summary>A header of the message, unfolded and decoded; null when there is none.</summary>
    public string? Header(string name) => Header(Source, name) is { } value ? Decoded(value) : null;

    private string? Part(string mediaType)
    {
        var boundary = Boundary().Match(Header(Source, "Content-Type") ?? "");
        var parts = boundary.Success ? Source.Split("--" + boundary.Groups[1].Value)[1..^1].Select(p => p[2..]) : [Source];
        return parts.Where(p => Header(p, "Content-Type")?.StartsWith(mediaType, StringComparison.OrdinalIgnoreCase) == true).Select(Body).FirstOrDefault();
    }

    private static string Body(string part)
    {
        var text = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var decoded = Header(part, "Content-Transfer-Encoding")?.ToLowerInvariant() switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(text)),
            "quoted-printable" => Unquoted(text.Replace("=\r\n", "", StringComparison.Ordinal)),
            _ => text,
        };
        return decoded.ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static string? Header(string part, string name)
    {
        var head = Fold().Replace(part[..part.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ");
        return head.Split("\r\n").Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(l => l[(name.Length + 1)..].Trim()).FirstOrDefault();
    }

    // RFC 2047: =?utf-8?B?...?=; the space between two encoded words is not part of the text
    private static string Decoded(string value) => Word().Replace(BetweenWords().Replace(value, "?="), m =>
        m.Groups[1].Value is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[2].Value)) : Unquoted(m.Groups[2].Value.Replace('_', ' ')));

    private static string Unquoted(string text) => Encoding.UTF8.GetString(
        Hex().Replace(text, m => ((char)byte.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()).Select(c => (byte)c).ToArray());

    [GeneratedRegex(@"boundary=""?([^"";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?utf-8\?([bBqQ])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"\?=\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Hex();
}
