using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>When the clock on the wall of a zone first shows a local moment, with clock changes and skipped days taken as people take them.</summary>
/// <remarks>
/// The one rule everything here stands on: a local moment is reached at the first instant at which the wall clock shows it
/// or anything later. A repeated moment is its first occurrence, a skipped one the instant of the jump.
/// NodaTime's lenient resolver is not this: it moves 02:15 to 03:15, which is after 03:00.
/// </remarks>
public static class WallClock
{
    internal const long Day = NodaConstants.TicksPerDay;
    internal static readonly long FirstTick = Instant.MinValue.ToUnixTimeTicks();
    internal static readonly long LastTick = Instant.MaxValue.ToUnixTimeTicks();

    // No offset exceeds 18 hours: readings taken two days apart cannot change places.
    private const long Margin = 2 * Day;

    /// <summary>The instant at which a local moment is reached in a zone.</summary>
    /// <exception cref="RuleException">The instant lies outside the years that can be written.</exception>
    public static Instant Reach(DateTimeZone zone, LocalDateTime local) => InstantAt(Reach(zone, Ticks(local)));

    /// <summary>Local moments are counted in ticks as if the zone were UTC.</summary>
    internal static long Ticks(LocalDateTime local) => local.InUtc().ToInstant().ToUnixTimeTicks();

    internal static long Reach(DateTimeZone zone, long local)
    {
        var stretch = zone.GetZoneInterval(Clamped(local - Margin));
        while (stretch.HasEnd && stretch.End.ToUnixTimeTicks() + stretch.WallOffset.Ticks <= local)
            stretch = zone.GetZoneInterval(stretch.End);
        var instant = local - stretch.WallOffset.Ticks;
        return stretch.HasStart ? Math.Max(instant, stretch.Start.ToUnixTimeTicks()) : instant;
    }

    /// <summary>The latest local moment reached by an instant: the wall clock, if it never ran backwards. <c>Shown(t) >= L</c> exactly when <c>Reach(L) &lt;= t</c>.</summary>
    internal static long Shown(DateTimeZone zone, long instant)
    {
        var stretch = zone.GetZoneInterval(Clamped(instant));
        var shown = instant + stretch.WallOffset.Ticks;
        while (stretch.HasStart && stretch.Start.ToUnixTimeTicks() > instant - Margin)
        {
            var end = stretch.Start.ToUnixTimeTicks();
            stretch = zone.GetZoneInterval(Clamped(end - 1));
            shown = Math.Max(shown, end - 1 + stretch.WallOffset.Ticks);
        }
        return shown;
    }

    internal static Instant InstantAt(long ticks) =>
        ticks >= FirstTick && ticks <= LastTick
            ? Instant.FromUnixTimeTicks(ticks)
            : throw new RuleException("outside-time", "The answer lies outside the years -9998 to 9999, which is all that can be written: ask for an earlier moment or a shorter time.");

    internal static long DayNumber(LocalDate date) => Period.DaysBetween(NodaConstants.UnixEpoch.InUtc().Date, date);

    private static Instant Clamped(long ticks) => Instant.FromUnixTimeTicks(Math.Clamp(ticks, FirstTick, LastTick));
}
