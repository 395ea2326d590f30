using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Support.Escalation;

/// <summary>All policies, by team and priority, and the teams that can have one.</summary>
public sealed record EscalationModel(IReadOnlyList<PolicyLine> Policies, IReadOnlyList<string> Teams, bool MaySet);

/// <summary>A policy with its steps as they are written, and as they are said.</summary>
public sealed record PolicyLine(Guid Id, int Version, string Team, int Priority, IReadOnlyList<string> Steps, string Said, int Repeat);

/// <summary>Reads what happens while nobody answers.</summary>
public sealed class ReadEscalationPolicies(ThroughlineDb db, CurrentUser user)
{
    public sealed record Input;

    public async Task<EscalationModel> Run(Input _)
    {
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.Name).Take(500).Select(t => new { t.Id, t.Name }).ToListAsync();
        var policies = await db.EscalationPolicies.AsNoTracking().Include(p => p.Steps).ToListAsync();
        var names = await db.NamesOfPeople(policies.SelectMany(p => p.Steps).Select(s => s.PersonId).OfType<Guid>());
        return new EscalationModel(
            [.. from p in policies
                join t in teams on p.TeamId equals t.Id
                orderby t.Name, p.Priority
                let steps = p.Steps.OrderBy(s => s.AfterMinutes).Select(s => (Step: s, Name: s.PersonId is { } id ? names.GetValueOrDefault(id) : null)).ToList()
                select new PolicyLine(p.Id, p.Version, t.Name, p.Priority, [.. steps.Select(s => StepText.Of(s.Step, s.Name))], string.Join(", ", steps.Select(s => StepText.Said(s.Step, s.Name))), p.Repeat)],
            [.. teams.Select(t => t.Name)], user.Holds(Role.Manager | Role.Administrator));
    }
}
