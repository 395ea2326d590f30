using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Modules.Support.Escalation;

/// <summary>Steps as people write them, a line each: <c>15 min rota</c>, <c>30 min team</c>, <c>45 min manager</c>, <c>60 min Jonas Weber</c>.</summary>
static partial class StepText
{
    /// <param name="people">Finds a person by name or id; null when there is none who may be told.</param>
    public static async Task<IReadOnlyList<EscalationStep>> Read(IEnumerable<string> texts, Func<string, Task<Guid?>> people, List<Obstacle> obstacles)
    {
        var steps = new List<EscalationStep>();
        foreach (var line in texts.SelectMany(t => t.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (Written().Match(line) is not { Success: true } match || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
            {
                obstacles.Add(new("step-unreadable", $"“{(line.Length <= 60 ? line : line[..57] + "…")}” is no step. Write minutes and whom: 15 min rota, 30 min team, 45 min manager, 60 min Jonas Weber.", "/steps"));
                continue;
            }
            if (minutes is < 1 or > EscalationPolicy.LatestMinutes)
                obstacles.Add(new("minutes-out-of-range", $"A step {minutes} minutes after the report is not possible; 1 to {EscalationPolicy.LatestMinutes:N0} are.", "/steps"));
            var whom = match.Groups[2].Value.Trim();
            if (Enum.TryParse<EscalateTo>(whom, ignoreCase: true, out var to) && to != EscalateTo.Person && !char.IsDigit(whom[0])) steps.Add(new EscalationStep(minutes, to));
            else if (await people(whom) is { } person) steps.Add(new EscalationStep(minutes, EscalateTo.Person, person));
            else obstacles.Add(new("unknown-person", $"{whom} is neither rota, team nor manager, nor one of our active engineers, support or managers. Correct the name.", "/steps"));
        }
        if (steps.Count == 0 && obstacles.Count == 0) obstacles.Add(new("steps-missing", "A policy without a step tells nobody. Write at least one: 15 min rota.", "/steps"));
        return steps;
    }

    /// <param name="person">The name, when the step goes to one.</param>
    public static string Of(EscalationStep step, string? person) =>
        string.Create(CultureInfo.InvariantCulture, $"{step.AfterMinutes} min {(step.To == EscalateTo.Person ? person ?? "nobody" : step.To.ToString().ToLowerInvariant())}");

    /// <summary>As a page says it: <c>after 15 min whoever is on duty</c>.</summary>
    public static string Said(EscalationStep step, string? person) =>
        string.Create(CultureInfo.InvariantCulture, $"after {step.AfterMinutes} min {step.To switch { EscalateTo.Rota => "whoever is on duty", EscalateTo.Team => "the whole team", EscalateTo.Manager => "the manager", _ => person ?? "nobody" }}");

    [GeneratedRegex(@"^(\d{1,6})\s*(?:min(?:utes)?)?[\s:,]+(?:person\s+)?(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
