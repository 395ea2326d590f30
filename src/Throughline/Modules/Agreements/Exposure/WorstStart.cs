using System.Globalization;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>How a promise stands to what is behind it.</summary>
public enum Footing
{
    /// <summary>At its worst start a fifth of the promise or more is left.</summary>
    Covered,

    /// <summary>Kept at every start, with less than a fifth of the promise to spare.</summary>
    Thin,

    /// <summary>There is a start at which those behind us keep their word and we break ours.</summary>
    Short,

    /// <summary>Nothing supports it.</summary>
    Uncovered,
}

/// <summary>The start at which least is left of a promise once those behind us have used up theirs.</summary>
/// <param name="Start">The report.</param>
/// <param name="Due">When our promise falls due.</param>
/// <param name="Restored">When it runs again; null when those behind us never finish.</param>
/// <param name="AnyHour">Every start of the grid leaves the same.</param>
public sealed record WorstStart(Instant Start, Instant Due, Instant? Restored, bool AnyHour)
{
    /// <summary>G = due − restored; below zero is a breach. Null when it is never restored.</summary>
    public Duration? Margin => Due - Restored;

    public Footing FootingOf(Duration promised) => Margin is not { } margin || margin < Duration.Zero ? Footing.Short : margin < promised / 5 ? Footing.Thin : Footing.Covered;

    /// <summary>The example: <c>Fri 17:10 → breach by 61 h</c>.</summary>
    public string InWords(string zone) => Margin switch
    {
        null => $"{At(zone)} → never restored",
        { } m when m < Duration.Zero => $"{At(zone)} → breach by {Length(-m)}",
        { } m => $"{At(zone)} → {Length(m)} to spare",
    };

    string At(string zone) => AnyHour ? "any hour" : Start.InZone(Times.ZoneOf(zone)).ToString("ddd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>61 h, 2 h 30, 45 min.</summary>
    public static string Length(Duration length)
    {
        var minutes = (long)Math.Floor(length.TotalMinutes);
        return minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00}");
    }
}
