namespace Throughline.Modules.Calendars.Published;

/// <summary>Finds the calendar that a person, an agreement or a plan refers to.</summary>
public sealed class WorkingCalendars(ThroughlineDb db)
{
    readonly Dictionary<Guid, BusinessCalendar> known = [];

    /// <param name="id">Null gives Monday to Friday, 09:00 to 17:30, of the zone.</param>
    public async Task<BusinessCalendar> Of(Guid? id, string zone = "Europe/London")
    {
        if (id is not { } key) return StandardHours.Office(zone);
        if (known.TryGetValue(key, out var calendar)) return calendar;
        var text = await db.WorkingCalendars.AsNoTracking().Where(c => c.Id == key).Select(c => c.Definition).SingleOrDefaultAsync()
            ?? throw new NotFoundException("The calendar");
        return known[key] = WorkingCalendar.Read(text);
    }

    /// <summary>All of these at once, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, BusinessCalendar>> Of(IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().Where(i => !known.ContainsKey(i)).ToArray();
        if (wanted.Length > 0)
            foreach (var row in await Written.Rows(db, wanted)) known[row.Id] = WorkingCalendar.Read(row.Definition);
        return known;
    }

    sealed record Row(Guid Id, string Definition);

    static readonly KnownQuery<Guid[], Row> Written = new((db, ids) => db.WorkingCalendars.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new Row(c.Id, c.Definition)));

    /// <summary>A calendar has changed: the next who asks gets it as it is now.</summary>
    internal void Forget(Guid id) => known.Remove(id);
}

/// <summary>The calendars that need no definition of their own.</summary>
public static class StandardHours
{
    /// <summary>Monday to Friday, 09:00 to 17:30, without holidays.</summary>
    public static BusinessCalendar Office(string zone) => Compiled<BusinessCalendar>.Of("office " + zone, _ => new BusinessCalendar(new CalendarDefinition(
        "office", zone, Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)[new Hours(new LocalTime(9, 0), new LocalTime(17, 30))]), new Dictionary<LocalDate, IReadOnlyList<Hours>>())));

    /// <summary>Day and night, every day: 24 × 7.</summary>
    public static readonly BusinessCalendar Always = new(new CalendarDefinition(
        "24x7", "Etc/UTC", Enumerable.Range(1, 7).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)[new Hours(LocalTime.Midnight, LocalTime.Midnight)]), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
}
