using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Holds what a survey found against what design and kit list need at the site.</summary>
public sealed class ExpectedAtSite(SiteNeeds needs)
{
    /// <summary>Every difference, in words on both sides; none while the network has no design.</summary>
    public async Task<IReadOnlyList<Obstacle>> ContradictionsOf(Network network, Site site, Survey survey) =>
        await needs.Of(network.Id, site.Code) is { } need
            ? survey.Contradictions(site.Name, new SiteExpectation(need.RackUnits, string.Join(", ", need.Devices), need.Watts,
                [.. need.Handoffs.Select(h => new ExpectedHandoff(h.Label, Enum.Parse<HandoffMedium>(h.Medium.ToString()), h.Connector, h.Kit))]))
            : [];
}
