using System.Globalization;
using NodaTime;

namespace Throughline.Kernel;

/// <summary>How instants are kept: whole microseconds, the precision that both databases hold.</summary>
public static class Times
{
    public static Instant ToMicroseconds(this Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    /// <summary>The present instant as both databases can hold it.</summary>
    public static Instant Now(this IClock clock) => clock.GetCurrentInstant().ToMicroseconds();

    /// <summary>The zone of that name; UTC when there is none.</summary>
    public static DateTimeZone ZoneOf(string? zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone ?? "Etc/UTC") ?? DateTimeZone.Utc;

    /// <summary>The instant at which clocks of the zone show a local time that somebody gave; of two, on the night they go back, the first.</summary>
    /// <exception cref="RuleException">No clock ever showed it: it was skipped when clocks went forward.</exception>
    /// <param name="pointer">The field it was given in.</param>
    public static Instant Given(this LocalDateTime local, string? zone, string pointer)
    {
        var mapping = ZoneOf(zone).MapLocal(local);
        if (mapping.Count > 0) return mapping.First().ToInstant();
        var (before, after) = (mapping.EarlyInterval, mapping.LateInterval);
        throw new RuleException("skipped-hour", string.Create(CultureInfo.InvariantCulture,
            $"There was no {local:HH:mm} on {local.Date.DateText()} in {mapping.Zone.Id}: clocks went from {before.IsoLocalEnd:HH:mm} to {after.IsoLocalStart:HH:mm} at once. Give a time before {before.IsoLocalEnd:HH:mm}, or {after.IsoLocalStart:HH:mm} or later."), pointer);
    }

    /// <summary>The local date of an instant.</summary>
    public static LocalDate DateIn(this Instant instant, string? zone) => instant.InZone(ZoneOf(zone)).Date;

    /// <summary>Weekday, date and time as people read them: <c>Mon 16 Nov 17:06</c>.</summary>
    public static string Text(this Instant instant, string? zone) => instant.InZone(ZoneOf(zone)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The date alone: <c>14 Jul 2026</c>.</summary>
    public static string DayText(this Instant instant, string? zone) => DateText(instant.DateIn(zone));

    /// <summary>A date as people read it: <c>14 Jul 2026</c>.</summary>
    public static string DateText(this LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> of a time on a page, RFC 3339.</summary>
    public static string Iso(this Instant instant) => NodaTime.Text.InstantPattern.ExtendedIso.Format(instant);
}
