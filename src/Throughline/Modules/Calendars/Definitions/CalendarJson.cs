using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Business calendars of a definitions file.</summary>
internal static class CalendarJson
{
    public static DefinitionsFile<BusinessCalendar> Read(string json) => new(json, "calendar", Calendar);

    private static BusinessCalendar? Calendar(Fields fields)
    {
        var definition = new CalendarDefinition(
            fields.Text("id"), fields.OptionalText("zone") ?? "", HoursJson.Weekly(fields, "weekly"), HoursJson.Dates(fields, "dates"));
        fields.Faults.AddRange(definition.Obstacles());
        return fields.Faults.Count == 0 ? new BusinessCalendar(definition) : null;
    }
}
