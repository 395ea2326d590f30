using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Keeps a business calendar under a name: a zone, the same hours on chosen weekdays, and days that are closed.</summary>
public sealed class KeepCalendar(ThroughlineDb db)
{
    /// <param name="Days">Weekdays, mon to sun.</param>
    /// <param name="Closed">Holidays.</param>
    public sealed record Input([property: AtMost(120)] string Name, [property: AtMost(60)] string Zone, IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime Until, IReadOnlyList<LocalDate>? Closed = null);

    public async Task<WorkingCalendar> Run(Input input)
    {
        IReadOnlyList<Hours> hours = [new Hours(input.From, input.Until)];
        var definition = new CalendarDefinition(input.Name, input.Zone, input.Days.Distinct().ToDictionary(d => d, _ => hours), (input.Closed ?? []).Distinct().ToDictionary(d => d, IReadOnlyList<Hours> (_) => []));
        var calendar = await db.WorkingCalendars.SingleOrDefaultAsync(c => c.Name == input.Name);
        if (calendar is null) db.WorkingCalendars.Add(calendar = new WorkingCalendar(input.Name, definition));
        else calendar.Change(definition);
        await db.SaveChangesAsync();
        return calendar;
    }
}
