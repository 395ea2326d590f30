using NodaTime;
using NodaTime.Text;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Instants as RFC 3339 text. The plain form, whole seconds of UTC, has a path of its own: most of the time of a question went into the general patterns.</summary>
internal static class InstantText
{
    private const int PlainLength = 20; // 2026-02-02T08:00:00Z

    /// <summary>The instant of a text, or null when it is none.</summary>
    public static Instant? Read(ReadOnlySpan<byte> utf8)
    {
        if (Plain(utf8) is { } plain) return plain;
        var text = System.Text.Encoding.UTF8.GetString(utf8);
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } utc) return utc.Value;
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } offset) return offset.Value.ToInstant();
        return null;
    }

    /// <summary>Writes an instant; the buffer must hold 40 bytes.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(Instant instant, Span<byte> buffer)
    {
        var utc = instant.InUtc().LocalDateTime;
        if (utc.NanosecondOfSecond != 0 || utc.Year < 0)
            return System.Text.Encoding.UTF8.GetBytes(InstantPattern.ExtendedIso.Format(instant), buffer);
        "0000-00-00T00:00:00Z"u8.CopyTo(buffer);
        Digits(utc.Year / 100, buffer);
        Digits(utc.Year % 100, buffer[2..]);
        Digits(utc.Month, buffer[5..]);
        Digits(utc.Day, buffer[8..]);
        Digits(utc.Hour, buffer[11..]);
        Digits(utc.Minute, buffer[14..]);
        Digits(utc.Second, buffer[17..]);
        return PlainLength;
    }

    private static Instant? Plain(ReadOnlySpan<byte> t)
    {
        if (t.Length != PlainLength || t[4] != '-' || t[7] != '-' || t[10] != 'T' || t[13] != ':' || t[16] != ':' || t[19] != 'Z') return null;
        int century = Number(t), year = Number(t[2..]), month = Number(t[5..]), day = Number(t[8..]), hour = Number(t[11..]), minute = Number(t[14..]), second = Number(t[17..]);
        if ((century | year) < 0 || month is < 1 or > 12 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return null;
        year += century * 100;
        if (year == 0 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return null;
        return Instant.FromUtc(year, month, day, hour, minute, second);
    }

    private static int Number(ReadOnlySpan<byte> t) =>
        t[0] is >= (byte)'0' and <= (byte)'9' && t[1] is >= (byte)'0' and <= (byte)'9' ? (t[0] - '0') * 10 + t[1] - '0' : -1;

    private static void Digits(int number, Span<byte> buffer)
    {
        buffer[0] = (byte)('0' + number / 10);
        buffer[1] = (byte)('0' + number % 10);
    }
}
