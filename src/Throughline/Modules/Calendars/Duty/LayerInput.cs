using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Reads a layer out of what a form or a program sent.</summary>
sealed class LayerInput(ThroughlineDb db)
{
    public async Task<(RotaLayer Layer, string Said)> Read(string name, string zone, LocalDateTime start, LocalDateTime? until, RotationUnit unit, int every, IReadOnlyList<string> people, string? windows, List<Obstacle> obstacles)
    {
        if (Zones.Find(zone, "/zone", obstacles) is not null)
        {
            var begins = LocalMoments.Read(start, zone, "/start", obstacles);
            if (until is { } end && LocalMoments.Read(end, zone, "/until", obstacles) <= begins)
                obstacles.Add(new("layer-inverted", $"{name} would end before it begins. Exchange the two, or leave the end empty.", "/until"));
        }
        if (start.Year is < WorkingCalendar.FirstYear or > WorkingCalendar.LastYear || until?.Year > WorkingCalendar.LastYear)
            obstacles.Add(new("date-out-of-range", $"A layer begins and ends in the years {WorkingCalendar.FirstYear} to {WorkingCalendar.LastYear}.", "/start"));
        IReadOnlyList<Person> found = await db.PeopleOnDuty(people, "/people", obstacles);
        var layer = new RotaLayer(name, zone, start, until, unit, every, [.. found.Select(p => p.Id.ToString())], WindowText.Read(windows, "/windows", obstacles));
        if (found.Count == 0 && obstacles.Count == 0) obstacles.Add(new("users-missing", $"{name} has nobody to take turns. Name at least one person.", "/people"));
        RuleException.ThrowIfAny(obstacles);
        return (layer, $"{string.Join(", ", found.Select(p => p.Name))} {(found.Count == 1 ? "takes every turn" : $"take turns {TurnWords(unit, every)}")}");
    }

    public static string TurnWords(RotationUnit unit, int every) =>
        every == 1 ? unit switch { RotationUnit.Hour => "by the hour", RotationUnit.Day => "day by day", _ => "week by week" } : $"every {every} {unit.ToString().ToLowerInvariant()}s";
}
