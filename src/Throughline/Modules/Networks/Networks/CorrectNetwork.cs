using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Networks;

/// <summary>Puts right what was said of a network when it was opened: its name, what it is for, whose duty rota covers it.</summary>
public sealed class CorrectNetwork(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network,
        [property: AtMost(200)] string? Name = null,
        [property: AtMost(2000), Words("What it is for")] string? Purpose = null,
        [property: AtMost(60)] string? Region = null,
        [property: Between(1, 5)] int? Criticality = null,
        [property: AtMost(10)] string? Language = null,
        IReadOnlyList<string>? SkillsNeeded = null,
        [property: AtMost(120)] string? Team = null);

    public async Task<Network> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        Guid? team = input.Team is null ? null : await db.Teams.Where(t => t.Name == input.Team || t.Id == Ids.Of(input.Team)).Select(t => (Guid?)t.Id).FirstOrDefaultAsync()
            ?? throw new RuleException("no-team", $"There is no team {input.Team}. Leave it empty, or found the team first.", "/team");
        string[] skills = [.. (input.SkillsNeeded ?? []).SelectMany(s => s.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        if (network.Correct(input.Name, input.Purpose, input.Region, input.Criticality, input.Language, skills, team) is not { Length: > 0 } what)
            throw new RuleException("nothing-changed", $"{network.Reference} says all this already. Change something, or go back.");
        db.Facts.Add(Fact.Of(new NetworkCorrected(network.Id, network.Reference, what), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>What was said of a network was put right.</summary>
public sealed record NetworkCorrected(Guid NetworkId, string Reference, string What) : Happening
{
    public override string Sentence => $"{Reference}: {What}.";
    public override Guid? Subject => NetworkId;
}
