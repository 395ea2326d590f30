using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Throughline.Modules.Support.Escalation;

/// <summary>Who is told by a step of an escalation.</summary>
public enum EscalateTo
{
    Rota,
    Team,
    Manager,
    Person,
}

/// <summary>What happens while nobody answers a ticket of a team and a priority: step by step, each some minutes after the report, all of it repeated so many times.</summary>
public sealed class EscalationPolicy : Root
{
    /// <summary>The most steps, the most repetitions, and the latest step in minutes: a day.</summary>
    public const int MostSteps = 12, MostRepeats = 9, LatestMinutes = 1440;

    EscalationPolicy() { }

    public EscalationPolicy(Guid teamId, int priority) => (TeamId, Priority) = (teamId, priority);

    public Guid TeamId { get; private set; }
    public int Priority { get; private set; }

    /// <summary>How often all steps begin again when the last has passed; 0 is once through.</summary>
    public int Repeat { get; private set; }
    public List<EscalationStep> Steps { get; private set; } = [];

    /// <summary>Replaces all steps.</summary>
    /// <exception cref="RuleException">All that is wrong, each with its line.</exception>
    public void Follow(IReadOnlyList<EscalationStep> steps, int repeat)
    {
        var obstacles = new List<Obstacle>();
        if (steps.Count > MostSteps) obstacles.Add(new("too-many-steps", $"{steps.Count} steps are more than anybody follows; at most {MostSteps}.", "/steps"));
        if (repeat is < 0 or > MostRepeats) obstacles.Add(new("repeat-out-of-range", $"It would be repeated {repeat} times; 0 to {MostRepeats} are possible.", "/repeat"));
        foreach (var (one, next) in steps.Zip(steps.Skip(1)))
            if (next.AfterMinutes <= one.AfterMinutes) obstacles.Add(new("steps-out-of-order", $"The step after {next.AfterMinutes} min does not come after the one at {one.AfterMinutes} min. Minutes count from the report: let each be later than the one before.", "/steps"));
        RuleException.ThrowIfAny(obstacles);
        Steps.Clear();
        Steps.AddRange(steps);
        Repeat = repeat;
        Touch();
    }

    /// <summary>The step of this number, counted from 0 through all rounds, and how long after the report it is taken; null when all are over.</summary>
    public (EscalationStep Step, Duration After)? StepAt(int number)
    {
        if (Steps.Count == 0 || number < 0 || number / Steps.Count > Repeat) return null;
        var inOrder = Steps.OrderBy(s => s.AfterMinutes).ToList();
        var step = inOrder[number % inOrder.Count];
        return (step, Duration.FromMinutes((number / inOrder.Count * (long)inOrder[^1].AfterMinutes) + step.AfterMinutes));
    }
}

/// <summary>One step: so many minutes after the report, while nobody has answered, these are told.</summary>
public sealed class EscalationStep
{
    EscalationStep() { }

    public EscalationStep(int afterMinutes, EscalateTo to, Guid? personId = null) => (AfterMinutes, To, PersonId) = (afterMinutes, to, personId);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int AfterMinutes { get; private set; }
    public EscalateTo To { get; private set; }

    /// <summary>Who, when it is one person.</summary>
    public Guid? PersonId { get; private set; }
}

sealed class EscalationPolicyMapping : IEntityTypeConfiguration<EscalationPolicy>
{
    public void Configure(EntityTypeBuilder<EscalationPolicy> policy)
    {
        policy.ToTable("EscalationPolicies");
        policy.HasIndex(p => new { p.TeamId, p.Priority }).IsUnique();
        policy.HasOne<Parties.Published.Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Cascade);
        policy.HasMany(p => p.Steps).WithOne().HasForeignKey("PolicyId").OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class EscalationStepMapping : IEntityTypeConfiguration<EscalationStep>
{
    public void Configure(EntityTypeBuilder<EscalationStep> step) => step.ToTable("EscalationSteps");
}
