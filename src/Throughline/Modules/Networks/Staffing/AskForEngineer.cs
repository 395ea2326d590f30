using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Staffing;

/// <summary>Asks for an engineer; answers with three proposals by skill, region, language, load and leave, each with its reasons.</summary>
public sealed class AskForEngineer(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: Words("Day of the visit")] LocalDate? VisitOn = null, [property: AtMost(1000)] string? Note = null);

    public async Task<(Network Network, StaffingRequest Request)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var now = clock.Now();
        var today = now.DateIn(user.Zone);
        var obstacles = new List<Obstacle>();
        if (network.EngineerId is not null) obstacles.Add(new("has-engineer", $"{network.Reference} has an accountable engineer. To change, plan a handover."));
        if (input.VisitOn < today) obstacles.Add(new("visit-past", $"The visit on {input.VisitOn.Value.DateText()} is past; today is {today.DateText()}. Give a day to come.", "/visitOn"));
        RuleException.ThrowIfAny(obstacles);

        foreach (var earlier in await db.StaffingRequests.Where(r => r.NetworkId == network.Id && r.AnsweredAt == null).ToListAsync()) db.StaffingRequests.Remove(earlier);
        var on = input.VisitOn ?? today;
        var need = new EngineerNeed(network.SkillsNeeded, network.Region, network.Language, on);
        var proposals = EngineerProposals.Rank(need, await Candidates.Of(db, today));
        if (proposals.Count == 0) throw new RuleException("no-engineers", "Nobody here is an active engineer, so nobody can be proposed. Add a person with the role engineer first.");
        var request = new StaffingRequest(network.Id, user.Id, now, input.VisitOn, input.Note ?? "", proposals);
        db.StaffingRequests.Add(request);
        db.Facts.Add(Fact.Of(new EngineerAskedFor(request.Id, [.. proposals.Select(p => p.Name)], input.VisitOn), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return (network, request);
    }
}

/// <summary>Reads all engineers who could take a network, with skills, load and leave.</summary>
static class Candidates
{
    public static async Task<IReadOnlyList<EngineerCandidate>> Of(ThroughlineDb db, LocalDate today, Guid? except = null)
    {
        var people = await db.People.AsNoTracking().Include(p => p.Skills).Include(p => p.Leave).AsSplitQuery()
            .Where(p => p.DisabledAt == null && (p.Roles & Role.Engineer) != 0 && p.Id != except && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Side == PartyKind.Us)).ToListAsync();
        var loads = await EngineerLoad.Now(db, [.. people.Select(p => p.Id)]);
        return [.. people.Select(p => new EngineerCandidate(p.Id, p.Name, p.Region, p.Languages, [.. p.Skills.Select(s => new SkillHeld(s.Name, s.Level, s.LastUsed))], loads[p.Id],
            p.Leave.Where(l => l.To >= today).OrderBy(l => l.From).Select(l => ((LocalDate From, LocalDate To)?)(l.From, l.To)).FirstOrDefault()))];
    }
}

/// <summary>An engineer was asked for, and these were proposed.</summary>
public sealed record EngineerAskedFor(Guid RequestId, IReadOnlyList<string> Proposed, LocalDate? VisitOn) : Happening
{
    public override string Sentence => $"An engineer was asked for{(VisitOn is { } day ? $" for {day.DateText()}" : "")}. Proposed: {string.Join(", ", Proposed)}.";
    public override Guid? Subject => RequestId;
}
