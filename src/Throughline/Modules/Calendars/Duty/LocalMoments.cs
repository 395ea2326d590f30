using System.Globalization;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>A local moment that somebody typed: one that the clock skips is refused, one that it shows twice is the first.</summary>
static class LocalMoments
{
    /// <summary>The instant; with an obstacle added when the wall clock never shows the moment.</summary>
    public static Instant Read(LocalDateTime local, string zoneId, string pointer, List<Obstacle> obstacles)
    {
        var zone = Times.ZoneOf(zoneId);
        if (zone.MapLocal(local) is { Count: 0 } skipped)
        {
            var (before, after) = (skipped.EarlyInterval.IsoLocalEnd, skipped.LateInterval.IsoLocalStart);
            obstacles.Add(new("local-time-skipped",
                $"There is no {Words(local)} in {zoneId}: the clocks go from {before.ToString("HH:mm", CultureInfo.InvariantCulture)} to {(after.Date == before.Date ? after.ToString("HH:mm", CultureInfo.InvariantCulture) : Words(after))} that day. Write {Words(after)}, the moment of the change, or one before it.", pointer));
        }
        return WallClock.Reach(zone, local);
    }

    /// <summary>What to say of a moment that the clock shows twice; null of any other.</summary>
    public static string? Twice(LocalDateTime local, string zoneId) =>
        Times.ZoneOf(zoneId).MapLocal(local).Count == 2 ? $"{Words(local)} comes twice in {zoneId}, the clocks go back that day: the first is meant" : null;

    /// <summary>Rotas are written in whole seconds.</summary>
    public static Instant ToSeconds(this Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    static string Words(LocalDateTime local) => local.ToString("HH:mm 'on' d MMM uuuu", CultureInfo.InvariantCulture);
}
