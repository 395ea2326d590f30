using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Puts another person on duty for a time, whoever it would have been.</summary>
public sealed class SwapDuty(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Team">Name or id.</param>
    /// <param name="Person">Who stands in, by name or id.</param>
    /// <param name="From">Local time of the zone of who asks.</param>
    public sealed record Input(string Team, [property: AtMost(200)] string Person, LocalDateTime From, LocalDateTime Until);

    public async Task<string> Run(Input input)
    {
        var (from, until) = (input.From.Given(user.Zone, "/from"), input.Until.Given(user.Zone, "/until"));
        var rota = await (from r in db.DutyRotas join t in db.Teams on r.TeamId equals t.Id where t.Name == input.Team || t.Id == Ids.Of(input.Team) select r).FirstOrDefaultAsync()
            ?? throw new RuleException("no-rota", $"The team {input.Team} has no rota yet. Set one first.", "/team");
        var person = await PersonOnDuty(db, input.Person);
        var obstacles = new List<Obstacle>();
        if (until <= from) obstacles.Add(new("swap-inverted", "The swap ends before it begins: exchange the two.", "/until"));
        if (until <= clock.Now()) obstacles.Add(new("swap-past", "The swap lies in the past: who was on duty then cannot be changed.", "/until"));
        RuleException.ThrowIfAny(obstacles);

        var definition = rota.Compiled.Definition;
        rota.Change(definition with { Overrides = [.. definition.Overrides, new RotaOverride(from, until, person.Id.ToString(), null)] });
        var said = $"{person.Name} is on duty {from.Text(user.Zone)} to {until.Text(user.Zone)}";
        db.Facts.Add(Fact.Of(new DutySwapped(rota.TeamId, person.Id, said), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return said;
    }

    internal static async Task<Person> PersonOnDuty(ThroughlineDb db, string named) =>
        await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.DisabledAt == null && (p.Name == named || p.Id == Ids.Of(named)) && (p.Roles & Roles.Technical) != 0)
        ?? throw new RuleException("cannot-be-on-duty", $"{named} cannot be on duty: only active engineers, support and managers can. Name one of them.", "/person");
}

/// <summary>Another person stands in for a time of duty.</summary>
public sealed record DutySwapped(Guid TeamId, Guid PersonId, string What) : Happening
{
    public override string Sentence => What + ".";
    public override Guid? Subject => TeamId;
}
