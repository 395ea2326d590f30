using System.Globalization;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Networks.Published;

/// <summary>What a network needs of its engineer.</summary>
/// <param name="On">The day of the first visit; leave is judged on it.</param>
public sealed record EngineerNeed(IReadOnlyList<string> Skills, string Region, string Language, LocalDate On);

/// <summary>A skill as the rule sees it: level 1 to 5, and when it was last used.</summary>
public sealed record SkillHeld(string Name, int Level, LocalDate? LastUsed);

/// <summary>An engineer who could take a network.</summary>
/// <param name="Load">Σ phase weight × criticality × sites over the networks they hold.</param>
/// <param name="Leave">Their next leave that is not over; null without.</param>
public sealed record EngineerCandidate(Guid Id, string Name, string Region, IReadOnlyList<string> Languages, IReadOnlyList<SkillHeld> Skills, double Load, (LocalDate From, LocalDate To)? Leave);

/// <summary>One of those proposed, with the points and the reasons in words, for and against.</summary>
/// <param name="Score">0 to 100.</param>
public sealed record EngineerProposal(Guid EngineerId, string Name, double Score, double Skill, double Load, IReadOnlyList<string> Reasons);

/// <summary>Chooses whom to propose for a network: skill 50 points, region 15, language 10, free capacity 25; on leave on the day, half of it all.</summary>
public static class EngineerProposals
{
    /// <summary>The best first, at most <paramref name="count"/>. Equal points: the lower load, then the name.</summary>
    public static IReadOnlyList<EngineerProposal> Rank(EngineerNeed need, IEnumerable<EngineerCandidate> candidates, int count = 3) =>
        [.. candidates.Select(c => Judge(need, c)).OrderByDescending(p => p.Score).ThenBy(p => p.Load).ThenBy(p => p.Name, StringComparer.Ordinal).Take(count)];

    static EngineerProposal Judge(EngineerNeed need, EngineerCandidate c)
    {
        var reasons = new List<string>();
        var skill = Skill(need, c, reasons);

        var sameRegion = string.Equals(c.Region, need.Region, StringComparison.OrdinalIgnoreCase);
        reasons.Add(sameRegion ? $"in {c.Region}, like the network" : $"in {(c.Region.Length == 0 ? "no region" : c.Region)}, the network is in {need.Region}");

        var speaks = c.Languages.Any(l => SameLanguage(l, need.Language));
        reasons.Add(speaks ? $"speaks {SpokenLanguage.NameOf(need.Language)}" : $"does not speak {SpokenLanguage.NameOf(need.Language)}");

        var free = Math.Clamp(1 - c.Load / EngineerLoad.Capacity, 0, 1);
        reasons.Add(string.Create(CultureInfo.InvariantCulture, $"load {c.Load:0.#} of {EngineerLoad.Capacity:0.#}"));

        var score = skill * 5 + (sameRegion ? 15 : 0) + (speaks ? 10 : 0) + free * 25;
        if (c.Leave is { } leave)
        {
            var away = leave.From <= need.On && need.On <= leave.To;
            reasons.Add(away ? $"on leave until {leave.To.DateText()}" : $"on leave {leave.From.DateText()} to {leave.To.DateText()}, not on the day");
            if (away) score /= 2;
        }
        else
        {
            reasons.Add("no leave planned");
        }
        return new(c.Id, c.Name, Math.Round(score, 1), Math.Round(skill, 1), Math.Round(c.Load, 1), reasons);
    }

    /// <summary>0 to 10: the mean level of the skills needed, doubled; a skill unused for two years counts four fifths.</summary>
    static double Skill(EngineerNeed need, EngineerCandidate c, List<string> reasons)
    {
        if (need.Skills.Count == 0)
        {
            reasons.Add("no particular skill is asked for");
            return 10;
        }
        var held = need.Skills.Select(name => (Name: name, Skill: c.Skills.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)))).ToList();
        var points = held.Average(h => h.Skill is null ? 0 : Math.Clamp(h.Skill.Level, 0, 5) * 2 * (h.Skill.LastUsed is { } used && used.PlusYears(2) < need.On ? 0.8 : 1));
        var words = string.Join(", ", held.Select(h => h.Skill is null ? $"no {h.Name}" : string.Create(CultureInfo.InvariantCulture, $"{h.Name} {h.Skill.Level} of 5")));
        reasons.Add(string.Create(CultureInfo.InvariantCulture, $"skill {points:0.#} of 10: {words}"));
        return points;
    }

    static bool SameLanguage(string a, string b) => string.Equals(a.Split('-')[0], b.Split('-')[0], StringComparison.OrdinalIgnoreCase)
        || string.Equals(a, SpokenLanguage.NameOf(b), StringComparison.OrdinalIgnoreCase);
}
