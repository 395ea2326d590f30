using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars;

/// <summary>Time zones by their names in the TZ database.</summary>
internal static class Zones
{
    private static IDateTimeZoneProvider Tzdb => DateTimeZoneProviders.Tzdb;

    /// <summary>The zone of a name, or null with the obstacle added that says what is wrong with the name.</summary>
    public static DateTimeZone? Find(string name, string pointer, List<Obstacle> obstacles)
    {
        if (name.Length > 0 && Tzdb.GetZoneOrNull(name) is { } zone) return zone;
        if (string.IsNullOrWhiteSpace(name))
        {
            obstacles.Add(new Obstacle("zone-missing", "There is no time zone: give one, such as Europe/London.", pointer));
            return null;
        }
        var meant = Tzdb.Ids.FirstOrDefault(id => string.Equals(id, name.Trim().Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));
        obstacles.Add(new Obstacle("zone-unknown",
            $"There is no time zone \"{name}\": {(meant is null ? "give a name of the TZ database, such as Europe/London" : $"write {meant}")}.", pointer));
        return null;
    }
}
