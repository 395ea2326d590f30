using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>Finds a person by id, or says that there is none.</summary>
static class PersonReferences
{
    public static async Task<Person> One(this IQueryable<Person> people, Guid id) =>
        await people.Include(p => p.Skills).Include(p => p.Leave).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException("The person");
}

/// <summary>Gives a person roles, in place of those held before.</summary>
public sealed class GiveRoles(ThroughlineDb db, IEnumerable<IDisableGate> gates, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person, IReadOnlyList<Role> Roles);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        var company = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == person.OrganisationId);
        var (before, roles) = (person.Roles, input.Roles.Aggregate(Role.None, (all, r) => all | r));
        var obstacles = PersonRoles.ObstaclesToGive(roles, before, company.Side, company.Name, user.IsSystem ? Role.Administrator : user.Roles).ToList();
        if (before.HasFlag(Role.Administrator) && !roles.HasFlag(Role.Administrator)) obstacles.AddRange(await DisablePerson.ObstaclesToLose(db, person));
        foreach (var gate in gates) obstacles.AddRange(await gate.ObstaclesToLeaving(person, roles));
        RuleException.ThrowIfAny(obstacles);
        person.GiveRoles(roles);
        db.Facts.Add(Fact.Of(new RolesGiven(person.Id, person.Name, before, roles), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return person;
    }
}

/// <summary>Notes what a person can do, from 1 (has seen it) to 5 (others ask them).</summary>
public sealed class LearnSkill(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person, [property: AtMost(80)] string Skill, [property: Between(1, 5)] int Level, [property: Words("Last used")] LocalDate? LastUsed = null);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        var before = person.Skills.Find(s => s.Name == input.Skill);
        if (before is { } known && known.Level == input.Level && known.LastUsed == input.LastUsed) return person;
        var learned = new SkillLearned(person.Id, person.Name, input.Skill, input.Level, input.LastUsed, before?.Level, before?.LastUsed);
        person.Learn(input.Skill, input.Level, input.LastUsed);
        db.Facts.Add(Fact.Of(learned, null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return person;
    }
}

/// <summary>Notes the languages a person speaks with customers.</summary>
public sealed class SpeakLanguages(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person, IReadOnlyList<string> Languages);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        var spoken = person.Languages;
        List<string> more = [.. input.Languages.SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Except(spoken)];
        if (more.Count == 0) return person;
        db.Facts.Add(Fact.Of(new LanguagesSpoken(person.Id, person.Name, spoken, more), null, user.Id, clock.Now()));
        person.Speak([.. more]);
        await db.SaveChangesAsync();
        return person;
    }
}

/// <summary>Notes days on which a person does not work; routing and the choice of engineers look at it.</summary>
public sealed class TakeLeave(ThroughlineDb db, IEnumerable<IWhenLeaveChanged> told, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person, LocalDate From, [property: Words("Until")] LocalDate To, [property: AtMost(200)] string? Reason = null);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        if (!user.MayPlan(person.Id))
            throw new RuleException("not-yours", $"{person.Name}'s leave is entered by {person.Name} or by a manager.");
        person.TakeLeave(input.From, input.To, input.Reason ?? "leave");
        db.Facts.Add(Fact.Of(new LeaveTaken(person.Id, person.Name, input.From, input.To), null, user.Id, clock.Now()));
        foreach (var one in told) await one.LeaveChanged(person, clock.Now());
        await db.SaveChangesAsync();
        return person;
    }
}

/// <summary>Takes back leave that will not be taken.</summary>
public sealed class CancelLeave(ThroughlineDb db, IEnumerable<IWhenLeaveChanged> told, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="From">The day on which it would begin.</param>
    public sealed record Input(Guid Person, LocalDate From);

    public async Task<Person> Run(Input input)
    {
        var person = await db.People.One(input.Person);
        expected.Check(person);
        if (!user.MayPlan(person.Id))
            throw new RuleException("not-yours", $"{person.Name}'s leave is taken back by {person.Name} or by a manager.");
        var leave = person.CancelLeave(input.From) ?? throw new NotFoundException($"Leave of {person.Name} from {input.From.DateText()}");
        db.Facts.Add(Fact.Of(new LeaveCancelled(person.Id, person.Name, leave.From, leave.To), null, user.Id, clock.Now()));
        foreach (var one in told) await one.LeaveChanged(person, clock.Now());
        await db.SaveChangesAsync();
        return person;
    }
}
