using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A calendar as it is from a local date on; what was before that midnight is counted as it was then.</summary>
/// <param name="From">First local date, in the zone of this version.</param>
public sealed record CalendarVersion(LocalDate From, CalendarDefinition Definition)
{
    /// <summary>All that keeps these from being one calendar.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(CalendarDefinition first, IReadOnlyList<CalendarVersion> later)
    {
        var obstacles = new List<Obstacle>(first.Obstacles());
        for (var i = 0; i < later.Count; i++)
        {
            obstacles.AddRange(later[i].Definition.Obstacles().Select(o => o with { Pointer = $"/versions/{i}{o.Pointer}" }));
            if (i > 0 && later[i].From <= later[i - 1].From)
                obstacles.Add(new Obstacle("versions-out-of-order", $"The version from {Iso(later[i].From)} stands after the one from {Iso(later[i - 1].From)}: list each date once, the earliest first.", $"/versions/{i}/from"));
        }
        return obstacles;
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
