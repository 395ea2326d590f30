using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime.Text;
using Throughline.Modules.Calendars.Definitions;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A business calendar that people, agreements and plans refer to by name: Halden office hours, Norrvik NOC.</summary>
/// <remarks>What it was on a day that has passed stays: hours change from a date on, and only days to come are closed or opened.</remarks>
public sealed class WorkingCalendar : Root
{
    /// <summary>The years in which a day can be listed.</summary>
    public const int FirstYear = 1900, LastYear = 2199;

    WorkingCalendar() { }

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public WorkingCalendar(string name, CalendarDefinition definition) => (Name, Definition) = (name, Text(definition, []));

    public string Name { get; private set; } = "";

    /// <summary>Zone, weekly hours, dates and later versions as JSON, the shape that <c>calendar eval</c> reads.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>The calendar ready to count with; made once per definition.</summary>
    public BusinessCalendar Compiled => Read(Definition);

    /// <summary>The calendar of a definition that was read in a query of its own.</summary>
    public static BusinessCalendar Read(string definition) => Compiled<BusinessCalendar>.Of(definition, text => CalendarJson.Read($"[{text}]")[DefinitionText.IdOf(text)]);

    /// <summary>All that keeps a day, or all from a day on, from being changed now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToChange(LocalDate date, Instant now, string pointer)
    {
        if (date.Year is < FirstYear or > LastYear) return [new("date-out-of-range", $"{Iso(date)} lies outside the years {FirstYear} to {LastYear}: no calendar of holidays reaches so far.", pointer)];
        var today = now.InZone(Compiled.DefinitionAt(now) is var there ? Times.ZoneOf(there.Zone) : DateTimeZone.Utc).Date;
        return date >= today ? [] : [new("date-past", $"{Iso(date)} has passed, and clocks have counted by it: today is {Iso(today)} in {Times.ZoneOf(there.Zone).Id}. Change from today on, or correct the clock of the ticket.", pointer)];
    }

    /// <summary>Other hours, or another zone, from a local date on. A version that was to begin on the same date is replaced; the days listed from then on stay.</summary>
    public void ChangeFrom(LocalDate from, string zone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> weekly, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToChange(from, now, "/from"));
        var calendar = Compiled;
        var until = calendar.DefinitionOn(from);
        var dates = until.Dates.Where(d => d.Key >= from).ToDictionary();
        var names = until.Names?.Where(d => d.Key >= from).ToDictionary();
        var version = new CalendarVersion(from, new CalendarDefinition(until.Id, zone, weekly, dates, names));
        Write(calendar.Definition, [.. calendar.Later.Where(v => v.From != from).Append(version).OrderBy(v => v.From)]);
    }

    /// <summary>Takes back a version that has not begun; the days listed in it stay listed.</summary>
    public void TakeBack(LocalDate from, Instant now)
    {
        var calendar = Compiled;
        if (calendar.Later.FirstOrDefault(v => v.From == from) is not { } version) throw new NotFoundException($"A version from {Iso(from)}");
        RuleException.ThrowIfAny(ObstaclesToChange(from.PlusDays(-1), now, "/from"));
        Write(calendar.Definition, [.. calendar.Later.Where(v => v.From != from)]);
        foreach (var (date, hours) in version.Definition.Dates) Set(date, hours, version.Definition.Names?.GetValueOrDefault(date));
    }

    /// <summary>Gives a date hours of its own: none for a holiday, some for a half day or a special opening.</summary>
    public void SetDay(LocalDate date, string name, IReadOnlyList<Hours> hours, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToChange(date, now, "/date"));
        Set(date, hours, name);
    }

    /// <summary>A date is again like any other of its weekday.</summary>
    public void ClearDay(LocalDate date, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToChange(date, now, "/date"));
        if (!Compiled.DefinitionOn(date).Dates.ContainsKey(date)) throw new NotFoundException($"A day of its own on {Iso(date)}");
        Rewrite(date, d => d with { Dates = Without(d.Dates, date), Names = d.Names is null ? null : Without(d.Names, date) });
    }

    /// <summary>Closes these days; a day that has hours of its own keeps them, and days that have passed are left out.</summary>
    /// <returns>The days that were taken.</returns>
    public IReadOnlyList<Holiday> Close(IEnumerable<Holiday> holidays, Instant now)
    {
        var taken = new List<Holiday>();
        foreach (var group in holidays.DistinctBy(h => h.Date).Where(h => ObstaclesToChange(h.Date, now, "").Count == 0).GroupBy(h => VersionOn(h.Date)).ToList())
        {
            var fresh = group.Where(h => !Compiled.DefinitionOn(h.Date).Dates.ContainsKey(h.Date)).ToList();
            if (fresh.Count == 0) continue;
            Rewrite(fresh[0].Date, d => d.WithHolidays(fresh));
            taken.AddRange(fresh);
        }
        return taken;
    }

    void Set(LocalDate date, IReadOnlyList<Hours> hours, string? name) => Rewrite(date, d => d with
    {
        Dates = new Dictionary<LocalDate, IReadOnlyList<Hours>>(d.Dates) { [date] = hours },
        Names = name is null ? d.Names : new Dictionary<LocalDate, string>(d.Names ?? new Dictionary<LocalDate, string>()) { [date] = name },
    });

    /// <summary>Position among the later versions; −1 is the first of all.</summary>
    int VersionOn(LocalDate date) => Compiled.Later.Count(v => v.From <= date) - 1;

    void Rewrite(LocalDate date, Func<CalendarDefinition, CalendarDefinition> change)
    {
        var (calendar, at) = (Compiled, VersionOn(date));
        if (at < 0) Write(change(calendar.Definition), calendar.Later);
        else Write(calendar.Definition, [.. calendar.Later.Select((v, i) => i == at ? v with { Definition = change(v.Definition) } : v)]);
    }

    void Write(CalendarDefinition first, IReadOnlyList<CalendarVersion> later)
    {
        Definition = Text(first, later);
        Touch();
    }

    static Dictionary<LocalDate, T> Without<T>(IReadOnlyDictionary<LocalDate, T> days, LocalDate date) => days.Where(d => d.Key != date).ToDictionary();

    static string Text(CalendarDefinition first, IReadOnlyList<CalendarVersion> later)
    {
        RuleException.ThrowIfAny(CalendarVersion.Obstacles(first, later));
        return DefinitionText.Of(first, later);
    }

    static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
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
