using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>A local moment that somebody typed: one that the clock skips is refused, one that it shows twice is the first.</summary>
static class LocalMoments
{
    /// <summary>The instant; with an obstacle added when the wall clock never shows the moment.</summary>
    public static Instant Read(LocalDateTime local, string zoneId, string pointer, List<Obstacle> obstacles)
    {
        if (Times.Skipped(local, zoneId, pointer) is { } skipped) obstacles.Add(skipped);
        return WallClock.Reach(Times.ZoneOf(zoneId), local);
    }

    /// <summary>What to say of a moment that the clock shows twice; null of any other.</summary>
    public static string? Twice(LocalDateTime local, string zoneId) =>
        Times.ZoneOf(zoneId).MapLocal(local).Count == 2 ? $"{Times.Words(local)} comes twice in {zoneId}, the clocks go back that day: the first is meant" : null;

    /// <summary>Rotas are written in whole seconds.</summary>
    public static Instant ToSeconds(this Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
