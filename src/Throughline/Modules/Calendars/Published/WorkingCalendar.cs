using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Calendars.Definitions;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A business calendar that people, agreements and plans refer to by name: Halden office hours, Norrvik NOC.</summary>
public sealed class WorkingCalendar : Root
{
    WorkingCalendar() { }

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public WorkingCalendar(string name, CalendarDefinition definition) => (Name, Definition) = (name, Text(definition));

    public string Name { get; private set; } = "";

    /// <summary>Zone, weekly hours and dates as JSON, the shape that <c>calendar eval</c> reads.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>The calendar ready to count with; made once per definition.</summary>
    public BusinessCalendar Compiled => Read(Definition);

    public void Change(CalendarDefinition definition)
    {
        Definition = Text(definition);
        Touch();
    }

    /// <summary>The calendar of a definition that was read in a query of its own.</summary>
    public static BusinessCalendar Read(string definition) => Compiled<BusinessCalendar>.Of(definition, text => CalendarJson.Read($"[{text}]")[DefinitionText.IdOf(text)]);

    static string Text(CalendarDefinition definition)
    {
        RuleException.ThrowIfAny(definition.Obstacles());
        return DefinitionText.Of(definition);
    }
}

sealed class WorkingCalendarMapping : IEntityTypeConfiguration<WorkingCalendar>
{
    public void Configure(EntityTypeBuilder<WorkingCalendar> calendar)
    {
        calendar.Property(c => c.Name).HasMaxLength(120);
        calendar.HasIndex(c => c.Name).IsUnique();
        calendar.Ignore(c => c.Compiled);
    }
}
