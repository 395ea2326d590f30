using Throughline.Web;

namespace Throughline.Modules.Support.Escalation;

/// <summary>Sets what happens while nobody answers a ticket of a team and a priority, in place of what was set before.</summary>
public sealed class KeepEscalationPolicy(ThroughlineDb db, EscalationPlans plans, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Team">Name or id.</param>
    /// <param name="Steps">A line each: 15 min rota, 30 min team, 45 min manager, 60 min Jonas Weber. Minutes count from the report.</param>
    /// <param name="Repeat">How often all steps begin again after the last.</param>
    public sealed record Input([property: AtMost(200)] string Team, [property: Between(1, 4)] int Priority, IReadOnlyList<string> Steps, [property: Between(0, EscalationPolicy.MostRepeats)] int Repeat = 0);

    public async Task<EscalationPolicy> Run(Input input)
    {
        var obstacles = new List<Obstacle>();
        var team = await db.Teams.AsNoTracking().Where(t => t.Name == input.Team || t.Id == Ids.Of(input.Team)).Select(t => new { t.Id, t.Name }).FirstOrDefaultAsync();
        if (team is null) obstacles.Add(new("team-unknown", $"There is no team {input.Team}. Choose one, or make it first.", "/team"));
        var steps = await StepText.Read(input.Steps, Person, obstacles);
        RuleException.ThrowIfAny(obstacles);

        var policy = await db.EscalationPolicies.Include(p => p.Steps).SingleOrDefaultAsync(p => p.TeamId == team!.Id && p.Priority == input.Priority);
        if (policy is null) db.EscalationPolicies.Add(policy = new EscalationPolicy(team!.Id, input.Priority));
        else expected.Check(policy);
        policy.Follow(steps, input.Repeat);
        db.Facts.Add(Fact.Of(new EscalationPolicyKept(policy.Id, team!.Name, input.Priority, [.. steps.Select(s => s.AfterMinutes)], input.Repeat), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        plans.Forget();
        return policy;
    }

    Task<Guid?> Person(string named) => db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Roles.Technical) != 0 && (p.Name == named || p.Id == Ids.Of(named))).Select(p => (Guid?)p.Id).FirstOrDefaultAsync();
}

/// <summary>Takes a policy away: tickets of this team and priority are escalated by hand only.</summary>
public sealed class DropEscalationPolicy(ThroughlineDb db, EscalationPlans plans, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Policy);

    public async Task Run(Input input)
    {
        var policy = await db.EscalationPolicies.Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == input.Policy) ?? throw new NotFoundException("The policy");
        expected.Check(policy);
        var team = await db.Teams.AsNoTracking().Where(t => t.Id == policy.TeamId).Select(t => t.Name).SingleAsync();
        db.EscalationPolicies.Remove(policy);
        db.Facts.Add(Fact.Of(new EscalationPolicyKept(policy.Id, team, policy.Priority, [], 0), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        plans.Forget();
    }
}

/// <summary>What happens while nobody answers was set.</summary>
/// <param name="Minutes">Of its steps; none when it was taken away.</param>
public sealed record EscalationPolicyKept(Guid PolicyId, string Team, int Priority, IReadOnlyList<int> Minutes, int Repeat) : Happening
{
    public override string Sentence => Minutes.Count == 0 ? $"P{Priority} of {Team} is no longer escalated by time." : $"P{Priority} of {Team} is escalated after {string.Join(", ", Minutes)} min{(Repeat == 0 ? "" : $", {Repeat} times more")}.";
    public override Guid? Subject => PolicyId;
}
