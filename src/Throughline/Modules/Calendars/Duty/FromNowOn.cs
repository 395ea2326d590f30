using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Layers as they hold from now on: who was on duty until now stays known, however a layer is changed.</summary>
static class FromNowOn
{
    /// <summary>What of a layer was already: the layer itself, ending now; null for one that has not begun.</summary>
    public static RotaLayer? Past(this RotaLayer layer, Instant now)
    {
        var next = NextMinute(layer, now);
        return layer.Begins >= next ? null : layer.Until <= next ? layer : layer with { Until = next };
    }

    /// <summary>The layer without its past: its turns are counted as before, but it has nobody until now.</summary>
    public static RotaLayer ToCome(this RotaLayer layer, Instant now) => NextMinute(layer, now) is var next && layer.Begins >= next ? layer : layer with { Since = next };

    // the first whole minute that the zone's wall clock has not shown yet
    static LocalDateTime NextMinute(RotaLayer layer, Instant now)
    {
        var shown = Instant.FromUnixTimeTicks(WallClock.Shown(Times.ZoneOf(layer.Zone), now.ToUnixTimeTicks())).InUtc().LocalDateTime;
        var minute = shown.Date + new LocalTime(shown.Hour, shown.Minute);
        return minute < shown ? minute.PlusMinutes(1) : minute;
    }
}
