using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Throughline.Modules.Design.Published;

/// <summary>The one way in which signed content is written down, so that its hash says whether it is still the same.</summary>
public static class Canonical
{
    /// <summary>A line whose fields cannot run into each other, whatever people type.</summary>
    public static string Line(params object?[] fields) =>
        JsonSerializer.Serialize(fields.Select(f => Convert.ToString(f, CultureInfo.InvariantCulture)));

    /// <summary>SHA-256 over all lines, in hexadecimal.</summary>
    public static string Hash(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
