using System.Globalization;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>The shapes of codes in network tickets, told by their letters alone.</summary>
internal static class CodeShapes
{
    private static readonly string[] NamedInterfaces =
    [
        "eth", "po", "ae", "bond", "vlan", "loopback", "lo", "tunnel", "mgmt", "wlan", "ens", "eno", "enp", "port-channel", "bundle-ether", "bvi",
        "irb", "nve", "dialer", "cellular", "virtual-template", "trk", "lag", "reth", "fxp", "em", "st", "gr", "ppp", "tun", "tap", "br", "eth-trunk", "vlanif",
    ];

    private static readonly string[] References = ["cid", "evc", "cct", "ckt", "circuit", "site", "sid", "nni", "uni", "pon", "wo", "po", "so", "crq", "inc", "chg", "rma"];

    /// <summary>%FAC-5-NAME (Cisco and those who write like it) or %%01FAC/4/NAME (Huawei, given back as one name without severity).</summary>
    public static bool Mnemonic(ReadOnlySpan<char> text, out ReadOnlySpan<char> facility, out ReadOnlySpan<char> severity, out ReadOnlySpan<char> name, out int used)
    {
        facility = severity = name = default;
        used = 0;
        if (text.StartsWith("%%"))
        {
            var from = 2;
            while (from < text.Length && char.IsAsciiDigit(text[from])) from++;
            var to = from;
            while (to < text.Length && (char.IsAsciiLetterOrDigit(text[to]) || text[to] is '_' or '/' or '-')) to++;
            if (text[from..to].Count('/') < 2) return false;
            facility = text[from..to];
            used = to;
            while (used < text.Length && text[used] is '(' or '[') { var close = text[used..].IndexOfAny(')', ']'); used = close < 0 ? text.Length : used + close + 1; }
            return true;
        }
        var end = 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        var body = text[1..end];
        for (var i = 1; i + 2 < body.Length; i++)
        {
            if (body[i] != '-' || body[i + 1] is < '0' or > '7' || body[i + 2] != '-') continue;
            if (!char.IsAsciiLetter(body[0])) return false;
            facility = body[..i];
            severity = body.Slice(i + 1, 1);
            name = body[(i + 3)..].TrimEnd('-');
            used = end;
            return name.Length > 0;
        }
        return false;
    }

    /// <summary>GigabitEthernet0/0/1, xe-0/1/3.100, Po1, eth0: the letters before the numbers are its class.</summary>
    public static bool InterfaceClass(ReadOnlySpan<char> piece, out int letters)
    {
        letters = 0;
        while (letters < piece.Length && (char.IsAsciiLetter(piece[letters]) || (letters > 0 && piece[letters] == '-' && letters + 1 < piece.Length && char.IsAsciiLetter(piece[letters + 1])))) letters++;
        if (letters is 0 or > 24 || letters == piece.Length) return false;
        var at = letters;
        if (piece[at] == '-') at++;
        var slashes = 0;
        var digits = 0;
        for (var i = at; i < piece.Length; i++)
        {
            if (char.IsAsciiDigit(piece[i])) { digits++; continue; }
            if (i == at || !(piece[i] is '/' or '.' or ':') || i + 1 == piece.Length || !char.IsAsciiDigit(piece[i + 1])) return false;
            if (piece[i] == '/') slashes++;
        }
        if (digits == 0) return false;
        if (slashes > 0) return true;
        if (at != letters) return false;
        Span<char> name = stackalloc char[letters];
        piece[..letters].ToLowerInvariant(name);
        foreach (var known in NamedInterfaces) if (name.SequenceEqual(known)) return digits <= 5;
        return false;
    }

    /// <summary>Circuit, site and order numbers: they name one thing and are matched exactly, not as text.</summary>
    public static bool IsReference(ReadOnlySpan<char> piece)
    {
        var dash = piece.IndexOfAny('-', '_');
        if (dash < 1 || piece.Length - dash < 4) return false;
        foreach (var c in piece[(dash + 1)..]) if (!char.IsAsciiDigit(c)) return false;
        Span<char> name = stackalloc char[dash];
        piece[..dash].ToLowerInvariant(name);
        foreach (var known in References) if (name.SequenceEqual(known)) return true;
        return false;
    }

    /// <summary>15.2(4)M3: a release of the kind that needs its parentheses.</summary>
    public static bool ReleaseWithParentheses(ReadOnlySpan<char> chunk, out int used)
    {
        used = 0;
        var i = 0;
        while (i < chunk.Length && (char.IsAsciiDigit(chunk[i]) || (i > 0 && chunk[i] == '.'))) i++;
        if (i < 3 || i >= chunk.Length || chunk[i] != '(' || !chunk[..i].Contains('.')) return false;
        var close = chunk[i..].IndexOf(')');
        if (close is < 2 or > 6) return false;
        foreach (var c in chunk.Slice(i + 1, close - 1)) if (!char.IsAsciiLetterOrDigit(c)) return false;
        used = i + close + 1;
        while (used < chunk.Length && char.IsAsciiLetterOrDigit(chunk[used])) used++;
        return true;
    }

    /// <summary>2.1.0, v17.9.4a, 18.4R2-S3: digits first, at least one full stop, and either a third part or a letter; build stamps are cut off.</summary>
    public static bool Release(ReadOnlySpan<char> piece, out ReadOnlySpan<char> release)
    {
        release = piece.Length > 1 && piece[0] is 'v' or 'V' && char.IsAsciiDigit(piece[1]) ? piece[1..] : piece;
        if (release.Length is < 3 or > 40 || !char.IsAsciiDigit(release[0]) || !release.Contains('.')) return false;
        int dots = 0, letters = 0, run = 0, cut = 0;
        for (var i = 0; i < release.Length; i++)
        {
            var c = release[i];
            if (char.IsAsciiDigit(c)) { if (++run > 5 && cut == 0) cut = i - run + 1; continue; }
            run = 0;
            if (c == '.') dots++;
            else if (char.IsAsciiLetter(c)) letters++;
            else if (c != '-') return false;
        }
        if (letters > 8 || (release.Contains('-') && letters == 0)) return false;
        if (cut > 0) release = release[..cut].TrimEnd('.').TrimEnd('v').TrimEnd('.');
        return release.Length >= 3;
    }

    /// <summary>True for addresses, times, dates, counters and long random numbers; <paramref name="shape"/> is the class that stands for it, or null for nothing.</summary>
    public static bool IsVolatile(ReadOnlySpan<char> piece, out string? shape)
    {
        shape = null;
        int digits = 0, hex = 0, dots = 0, colons = 0, other = 0, letters = 0, breaks = 0;
        foreach (var c in piece)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetter(c)) { letters++; if (char.IsAsciiHexDigit(c)) hex++; }
            else if (c == '.') dots++;
            else if (c == ':') colons++;
            else if (c is '-' or '/' or '+') breaks++;
            else other++;
        }
        if (other > 0) return false;
        if (letters is 1 or 2 && digits >= 8 && colons >= 1 && breaks >= 2 && piece[4] == '-' && piece.Contains('T')) return true;
        if (letters == 0)
        {
            if (dots == 3 && colons <= 1 && IsIPv4(piece)) { shape = "ipaddr"; return true; }
            return digits > 0 && (colons > 0 || breaks > 0);
        }
        if (letters != hex || digits == 0) return letters == hex && colons >= 2 && dots == 0;
        if (colons >= 2) { if (colons != 5) shape = "ipaddr"; return true; }
        if (dots == 2 && piece.Length == 14) return true;
        return (breaks == 5 && piece.Length == 17) || (breaks == 4 && piece.Length == 36) || (breaks + dots == 0 && piece.Length >= 12);
    }

    private static bool IsIPv4(ReadOnlySpan<char> piece)
    {
        var end = piece.IndexOfAny(':', '/');
        foreach (var range in piece[..(end < 0 ? piece.Length : end)].Split('.'))
        {
            var (from, length) = range.GetOffsetAndLength(piece.Length);
            if (!int.TryParse(piece.Slice(from, length), NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part > 255) return false;
        }
        return true;
    }

    /// <summary>A number of five digits or more, or digits with a unit's letters: it differs each time.</summary>
    public static bool IsCounter(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var c in word) if (char.IsAsciiDigit(c)) digits++;
        return digits == word.Length ? digits > 4 : digits > 0 && word.Length - digits <= 2 && char.IsAsciiDigit(word[0]) && digits > 3;
    }

    /// <summary>0x0000dead: up to eight figures; longer ones are addresses in memory.</summary>
    public static bool IsHex(ReadOnlySpan<char> piece)
    {
        if (piece.Length is < 4 or > 10 || piece[0] != '0' || piece[1] is not ('x' or 'X')) return false;
        foreach (var c in piece[2..]) if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    /// <summary>RPD_BGP_NEIGHBOR_STATE_CHANGED, SFP-10G-LR-S, ORA-12541, err-disable: parts that belong together.</summary>
    public static bool IsCompound(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece) if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        return piece.ContainsAnyInRange('a', 'z') || piece.ContainsAnyInRange('A', 'Z');
    }

    /// <summary>NullPointerException, TimeoutError: the names of faults.</summary>
    public static bool IsFaultName(ReadOnlySpan<char> word) => word.EndsWith("Exception") || word.EndsWith("Error") || word.EndsWith("Fault");
}
