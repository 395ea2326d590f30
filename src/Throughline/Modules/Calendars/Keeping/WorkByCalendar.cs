using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Says by which calendar a person works: who answers now, and whose a ticket is, is read on it.</summary>
public sealed class WorkByCalendar(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Calendar">Name or id; empty is Monday to Friday, 09:00 to 17:30, of the company's zone.</param>
    public sealed record Input(Guid Person, [property: AtMost(120)] string? Calendar = null);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == input.Person) ?? throw new NotFoundException("The person");
        expected.Check(person);
        if (!user.MayPlan(person.Id))
            throw new RuleException("not-yours", $"{person.Name}'s hours are set by {person.Name} or by a manager.");
        var calendar = input.Calendar is null ? null : await db.WorkingCalendars.AsNoTracking().Where(c => c.Name == input.Calendar || c.Id == Ids.Of(input.Calendar)).Select(c => new { c.Id, c.Name }).FirstOrDefaultAsync()
            ?? throw new RuleException("no-calendar", $"There is no calendar “{input.Calendar}”. Make it under Calendars first, or leave it empty for office hours.", "/calendar");
        person.WorkBy(calendar?.Id);
        db.Facts.Add(Fact.Of(new PersonWorksBy(person.Id, person.Name, calendar?.Name), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return person;
    }
}

/// <summary>A person works other hours from now on.</summary>
public sealed record PersonWorksBy(Guid PersonId, string Name, string? Calendar) : Happening
{
    public override string Sentence => $"{Name} works by {(Calendar is null ? "office hours" : $"the calendar {Calendar}")}.";
    public override Guid? Subject => PersonId;
}

/// <summary>The calendars there are, for the page of a person.</summary>
sealed class NamesOfCalendars(ThroughlineDb db) : INameCalendars
{
    public async Task<IReadOnlyList<(Guid Id, string Name)>> All() =>
        [.. (await db.WorkingCalendars.AsNoTracking().OrderBy(c => c.Name).Take(500).Select(c => new { c.Id, c.Name }).ToListAsync()).Select(c => (c.Id, c.Name))];
}
