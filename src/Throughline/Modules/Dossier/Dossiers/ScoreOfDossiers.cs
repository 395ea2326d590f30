using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>The score of dossiers for whoever asks: handovers, Today, the gate to ready for use.</summary>
public sealed class ScoreOfDossiers(ReadDossierFacts facts, IClock clock) : IDossierScore
{
    public IReadOnlyList<string> Sections { get; } = [.. DossierSection.All.Where(s => s.MaxAge is not null).Select(s => s.Key)];

    public async Task<IReadOnlyDictionary<Guid, int>> Of(IReadOnlyCollection<Guid> networks)
    {
        var now = clock.Now();
        return (await facts.Of([.. networks])).ToDictionary(f => f.Key, f => f.Value.ScoreAt(now));
    }
}

/// <summary>A network is ready for use when somebody who never saw it can support it: its dossier scores 80 or more.</summary>
public sealed class DossierGate(ReadDossierFacts facts, IClock clock) : IPhaseGate
{
    public async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Phase next, Network network)
    {
        if (next != Phase.ReadyForUse) return [];
        var now = clock.Now();
        var of = (await facts.Of([network.Id])).GetValueOrDefault(network.Id);
        if (of is null || of.ScoreAt(now) >= DossierScore.ForReadyForUse) return [];
        var owed = of.At(now).Where(s => s.Value < 1).OrderByDescending(s => s.Section.Weight * (1 - s.Value)).Select(s => s.Section.Title);
        return [new("dossier-too-thin", $"The dossier of {network.Reference} scores {of.ScoreAt(now)}, ready for use needs {DossierScore.ForReadyForUse}. What counts most: {string.Join("; ", owed.Take(4))}. Fill it or confirm it at /networks/{network.Reference}/dossier.")];
    }
}
