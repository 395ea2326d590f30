using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Holds what a survey found against what design and kit list need at the site.</summary>
public sealed class ExpectedAtSite(ThroughlineDb db, SiteNeeds needs)
{
    /// <summary>Every difference, in words on both sides; none while the network has no design.</summary>
    public async Task<IReadOnlyList<Obstacle>> ContradictionsOf(Network network, Site site, Survey survey) =>
        await needs.Of(network.Id, site.Code) is { } need ? survey.Contradictions(site.Name, need) : [];

    /// <summary>The differences that nobody has solved since: those whose action was done after the survey are gone.</summary>
    public async Task<IReadOnlyList<Obstacle>> StandingContradictionsOf(Network network, Site site, Survey survey)
    {
        var all = await ContradictionsOf(network, site, survey);
        if (all.Count == 0) return all;
        var solved = await db.ReadinessActions.AsNoTracking().Where(a => a.SiteId == site.Id && a.DoneOn != null && a.DoneOn >= survey.SurveyedOn).Select(a => a.Because).ToListAsync();
        return [.. all.Where(c => !solved.Contains(c.Message))];
    }

    internal Task Tell(Network network, Site site, Survey survey) => needs.TellRoom(network.Id, site.Code, survey.RackFreeUnits, survey.FreeWatts, survey.Said);
}
