using System.Globalization;
using NodaTime;

namespace Throughline.Ui;

/// <summary>Remaining time and spans as people read them.</summary>
public static class ClockWords
{
    /// <summary>Hours and minutes, cut down to the minute, minus when past: <c>3:17</c>, <c>−0:05</c>.</summary>
    public static string Remaining(Duration left)
    {
        var minutes = (long)Math.Floor(Math.Abs(left.TotalSeconds)) / 60;
        return string.Create(CultureInfo.InvariantCulture, $"{(left < Duration.Zero ? "−" : "")}{minutes / 60}:{minutes % 60:00}");
    }

    /// <summary><c>11 min</c>, <c>3 h 10</c>, <c>2 h 22 min</c> in full, <c>2 d 4 h</c>.</summary>
    public static string Span(Duration span, bool full = false)
    {
        var minutes = (long)Math.Round(span.TotalMinutes);
        var c = CultureInfo.InvariantCulture;
        if (minutes < 60) return string.Create(c, $"{minutes} min");
        if (minutes >= 48 * 60) return minutes / 60 % 24 == 0 ? string.Create(c, $"{minutes / 1440} d") : string.Create(c, $"{minutes / 1440} d {minutes / 60 % 24} h");
        if (minutes % 60 == 0) return string.Create(c, $"{minutes / 60} h");
        return full ? string.Create(c, $"{minutes / 60} h {minutes % 60} min") : string.Create(c, $"{minutes / 60} h {minutes % 60:00}");
    }
}
