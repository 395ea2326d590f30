

namespace Throughline.Modules.Networks.Published;

/// <summary>Moves a network to a phase when nothing stands in the way in any module.</summary>
public sealed class MovePhase(ThroughlineDb db, IEnumerable<IPhaseGate> gates, CurrentUser user, IClock clock)
{
    /// <summary>Everything that stands in the way, from all modules at once.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Phase next, Network network)
    {
        var all = network.ObstaclesTo(next).ToList();
        if (next.NeedsEngineer() && network.EngineerId is null)
            all.Add(new("no-engineer", $"{network.Reference} has no accountable engineer. Ask for one first.", null));
        foreach (var gate in gates) all.AddRange(await gate.ObstaclesTo(next, network));
        return all;
    }

    /// <summary>Changes the tracked network and adds the fact; the caller saves.</summary>
    public async Task To(Phase next, Network network)
    {
        RuleException.ThrowIfAny(await ObstaclesTo(next, network));
        var now = clock.Now();
        network.MoveTo(next, user.Id, now);
        db.Facts.Add(Fact.Of(new PhaseReached(network.Id, next), network.Id, user.Id, now));
    }
}

/// <summary>A network reached a phase.</summary>
public sealed record PhaseReached(Guid NetworkId, Phase Phase) : Happening
{
    public override string Sentence => $"{Phase.Word()} reached.";
    public override Guid? Subject => NetworkId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
