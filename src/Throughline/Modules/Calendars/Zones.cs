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
            $"There is no time zone \"{name}\": {(meant is not null ? $"write {meant}" : Nearest(name) is { Count: > 0 } near ? $"did you mean {string.Join(", ", near)}? Any name of the TZ database is taken" : "give a name of the TZ database, such as Europe/London")}.", pointer));
        return null;
    }

    /// <summary>Up to three names of the TZ database that differ in a letter or two, or that end in the place that was written.</summary>
    public static IReadOnlyList<string> Nearest(string name)
    {
        var wanted = Place(name);
        if (wanted.Length is < 3 or > 40) return [];
        return [.. Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(id => (Id: id, Far: Differences(Place(id), wanted), Region: string.Equals(Region(id), Region(name), StringComparison.OrdinalIgnoreCase) ? 0 : 1))
            .Where(z => z.Far <= Math.Max(1, wanted.Length / 4))
            .OrderBy(z => z.Far).ThenBy(z => z.Region).ThenBy(z => z.Id, StringComparer.Ordinal).Take(3).Select(z => z.Id)];
    }

    private static string Place(string name) => name.Trim().Replace(' ', '_')[(name.Trim().LastIndexOf('/') + 1)..].ToLowerInvariant();

    private static string Region(string name) => name.Trim().Split('/')[0];

    // Levenshtein: letters added, left out or exchanged
    private static int Differences(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= two.Length; j++)
                (corner, left) = (row[j], row[j] = Math.Min(Math.Min(row[j], left) + 1, corner + (one[i - 1] == two[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
