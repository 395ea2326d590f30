using System.Collections.Concurrent;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Networks.Published;

/// <summary>When a person is at work who has no calendar of their own: Monday to Friday, 09:00 to 17:30, in their company's zone.</summary>
public static class WorkingHours
{
    static readonly ConcurrentDictionary<string, BusinessCalendar> Known = new();

    public static BusinessCalendar In(string zone) => Known.GetOrAdd(Times.ZoneOf(zone).Id, id => new BusinessCalendar(new CalendarDefinition(
        "office", id,
        new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday }
            .ToDictionary(d => d, IReadOnlyList<Hours> (_) => [new Hours(new LocalTime(9, 0), new LocalTime(17, 30))]),
        new Dictionary<LocalDate, IReadOnlyList<Hours>>())));
}
