using NodaTime;

namespace Throughline.Modules.Calendars.Published;

/// <summary>One stretch of opening hours, named by the date it starts on: 09:00 to 17:00, or 22:00 to 06:00 of the next date.</summary>
/// <param name="From">Local time at which it opens.</param>
/// <param name="Until">Local time at which it closes; when not later than <paramref name="From"/>, on the next date. Midnight is 24:00 of the same date.</param>
public readonly record struct Hours(LocalTime From, LocalTime Until)
{
    /// <summary>True when part of it lies after the midnight that ends its date.</summary>
    public bool CrossesMidnight => Until <= From && Until != LocalTime.Midnight;

    internal Stretch OfItsDay =>
        new(From.TickOfDay, Until.TickOfDay + (Until <= From ? WallClock.Day : 0));

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{From:HH':'mm}–{(Until == LocalTime.Midnight ? "24:00" : $"{Until:HH':'mm}")}");
}
