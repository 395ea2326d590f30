using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Finds a calendar by its id, its name, or its name as it stands in an address: <c>halden-office-hours</c>.</summary>
static class CalendarReferences
{
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<WorkingCalendar> One(this IQueryable<WorkingCalendar> calendars, string reference)
    {
        var id = Ids.Of(reference);
        if (id is null)
        {
            var names = await calendars.AsNoTracking().Select(c => new { c.Id, c.Name }).ToListAsync();
            id = (names.FirstOrDefault(c => c.Name == reference) ?? names.OrderBy(c => c.Id).FirstOrDefault(c => Slug(c.Name) == reference))?.Id;
        }
        return await calendars.SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotFoundException($"The calendar {reference}");
    }

    /// <summary>Letters and digits in small, hyphens between them; the id where a name has none.</summary>
    public static string AddressOf(Guid id, string name) => Slug(name) is { Length: > 0 } slug ? $"/calendars/{Uri.EscapeDataString(slug)}" : $"/calendars/{id}";

    static string Slug(string name) => string.Join('-', string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
