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
        if (Skipped(local, zone, pointer) is { } skipped) throw new RuleException([skipped]);
        return ZoneOf(zone).MapLocal(local).First().ToInstant();
    }

    /// <summary>What to say of a name that no time zone has; null of any other.</summary>
    public static Obstacle? NoZone(string zone, string pointer = "/zone") =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null ? new("unknown-zone", $"There is no time zone “{zone}”. Use a name like Europe/London.", pointer) : null;

    /// <summary>What to say of a local time that clocks of the zone never showed, because they went forward over it; null of any other.</summary>
    public static Obstacle? Skipped(LocalDateTime local, string? zone, string pointer)
    {
        if (ZoneOf(zone).MapLocal(local) is not { Count: 0 } skipped) return null;
        var (before, after) = (skipped.EarlyInterval.IsoLocalEnd, skipped.LateInterval.IsoLocalStart);
        return new Obstacle("skipped-hour",
            $"There is no {Words(local)} in {skipped.Zone.Id}: the clocks go from {before.ToString("HH:mm", CultureInfo.InvariantCulture)} to {(after.Date == before.Date ? after.ToString("HH:mm", CultureInfo.InvariantCulture) : Words(after))} that day. Write {Words(after)}, the moment of the change, or one before it.", pointer);
    }

    /// <summary>A local moment in a sentence: <c>01:30 on 28 Mar 2027</c>.</summary>
    public static string Words(LocalDateTime local) => local.ToString("HH:mm 'on' d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>The local date of an instant.</summary>
    public static LocalDate DateIn(this Instant instant, string? zone) => instant.InZone(ZoneOf(zone)).Date;

    /// <summary>Weekday, date and time as people read them: <c>Mon 16 Nov 17:06</c>.</summary>
    public static string Text(this Instant instant, string? zone) => instant.InZone(ZoneOf(zone)).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>From one moment to another, the day said once: <c>Mon 16 Nov 17:06 to 22:00</c>.</summary>
    public static string Text(this Interval time, string? zone)
    {
        var (from, to) = (time.Start.InZone(ZoneOf(zone)), time.End.InZone(ZoneOf(zone)));
        return $"{time.Start.Text(zone)} to {(from.Date == to.Date ? to.ToString("HH:mm", CultureInfo.InvariantCulture) : time.End.Text(zone))}";
    }

    /// <summary>The date alone: <c>14 Jul 2026</c>.</summary>
    public static string DayText(this Instant instant, string? zone) => DateText(instant.DateIn(zone));

    /// <summary>A date as people read it: <c>14 Jul 2026</c>.</summary>
    public static string DateText(this LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> of a time on a page, RFC 3339.</summary>
    public static string Iso(this Instant instant) => NodaTime.Text.InstantPattern.ExtendedIso.Format(instant);
}
