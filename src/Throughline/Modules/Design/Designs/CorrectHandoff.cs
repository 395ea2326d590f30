using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Corrects what a handoff is made of, after somebody looked.</summary>
public sealed class CorrectHandoff(Workbench bench)
{
    public sealed record Input(
        string Network,
        string Label,
        Medium Medium,
        [property: AtMost(20)] string Connector,
        [property: Between(1, 1_600_000), Words("Rate in Mbit/s")] int RateMbps,
        [property: Between(0, 200_000), Words("Distance in metres")] int DistanceMetres,
        Witness Source,
        [property: AtMost(200), Words("Where it is said")] string? Said = null);

    public async Task<Handoff> Run(Input input)
    {
        await bench.Open(input.Network);
        var handoff = bench.Design.Handoffs.FirstOrDefault(h => h.Label == input.Label) ?? throw new NotFoundException($"Handoff {input.Label}");
        if (handoff.Source == Witness.Survey && input.Source == Witness.Customer)
            throw new RuleException("weaker-witness", $"{handoff.Label} was seen on site ({handoff.SourceWords}); what the customer says does not outweigh it. Survey it again.", "/source");
        bench.Design.CorrectHandoff(handoff, new(input.Medium, input.Connector.ToUpperInvariant(), input.RateMbps, input.DistanceMetres), input.Source, input.Said ?? "");
        await bench.Save($"handoff {handoff.Label} changed", new HandoffRecorded(handoff.Label, bench.Site(handoff.SiteCode).Name, handoff.Line.ToString(), handoff.SourceWords));
        return handoff;
    }
}
