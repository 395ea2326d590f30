using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>The unit in which a rotation turns; all are counted on the local calendar and clock.</summary>
public enum RotationUnit { Hour, Day, Week }

/// <summary>A rotation of people, and the hours in which it has anybody.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Zone">Name of the zone whose wall clock the hand-offs and windows are read on.</param>
/// <param name="Start">Local moment at which the first person takes over; nobody before.</param>
/// <param name="Until">Local moment from which it has nobody any more; null without end.</param>
/// <param name="Unit">Unit of a shift.</param>
/// <param name="Every">Units in a shift, 1 to 100,000.</param>
/// <param name="Users">People in their turn; shift k belongs to person k modulo their number.</param>
/// <param name="Since">Local moment before which it has nobody although its turns are counted from <paramref name="Start"/>: it was changed or added then; null when it holds from its start.</param>
/// <param name="Windows">Hours that start on each weekday in which the layer has anybody; null at all times. They do not affect whose turn it is.</param>
public sealed record RotaLayer(
    string Name,
    string Zone,
    LocalDateTime Start,
    LocalDateTime? Until,
    RotationUnit Unit,
    int Every,
    IReadOnlyList<string> Users,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>>? Windows,
    LocalDateTime? Since = null)
{
    /// <summary>Local moment from which it has somebody.</summary>
    internal LocalDateTime Begins => Since > Start ? Since.Value : Start;

    internal void AddObstacles(string pointer, List<Obstacle> obstacles)
    {
        Zones.Find(Zone, $"{pointer}/zone", obstacles);
        if (Every is < 1 or > 100_000) obstacles.Add(new Obstacle("every-out-of-range", $"A shift cannot last {Every} units: give 1 to 100000.", $"{pointer}/every"));
        if (Users.Count == 0) obstacles.Add(new Obstacle("users-missing", $"The layer {Name} has nobody to take turns: name at least one person, or remove the layer.", $"{pointer}/users"));
    }
}

/// <summary>A swap for a time: inside <c>[from, to)</c> another person stands in.</summary>
/// <param name="User">Who is on duty instead; null says explicitly nobody.</param>
/// <param name="Replaces">Only where the result so far is this person; null whoever it is.</param>
public sealed record RotaOverride(Instant From, Instant To, string? User, string? Replaces);

/// <summary>A duty rota as people write it: layers, the lowest priority first, then overrides in their order.</summary>
public sealed record RotaDefinition(string Id, IReadOnlyList<RotaLayer> Layers, IReadOnlyList<RotaOverride> Overrides)
{
    /// <summary>All that keeps this from being a rota, each with the pointer to its field.</summary>
    public IReadOnlyList<Obstacle> Obstacles()
    {
        var obstacles = new List<Obstacle>();
        for (var i = 0; i < Layers.Count; i++) Layers[i].AddObstacles($"/layers/{i}", obstacles);
        for (var i = 0; i < Overrides.Count; i++)
            if (Overrides[i].To < Overrides[i].From)
                obstacles.Add(new Obstacle("override-inverted", $"The override that begins {Overrides[i].From} ends before that, {Overrides[i].To}: exchange the two.", $"/overrides/{i}"));
        return obstacles;
    }
}
