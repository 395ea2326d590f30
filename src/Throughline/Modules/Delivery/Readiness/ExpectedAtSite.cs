using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Holds what a survey found against what design and kit list need at the site.</summary>
public sealed class ExpectedAtSite(SiteNeeds needs)
{
    /// <summary>Every difference, in words on both sides; none while the network has no design.</summary>
    public async Task<IReadOnlyList<Obstacle>> ContradictionsOf(Network network, Site site, Survey survey) =>
        await needs.Of(network.Id, site.Code) is { } need ? survey.Contradictions(site.Name, need) : [];

    internal Task Tell(Network network, Site site, Survey survey) => needs.TellRoom(network.Id, site.Code, survey.RackFreeUnits, survey.FreeWatts, survey.Said);
}
