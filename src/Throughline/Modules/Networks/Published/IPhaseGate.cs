

namespace Throughline.Modules.Networks.Published;

/// <summary>Says what stands in the way of a phase, from one module's point of view. All gates are asked before a network moves on.</summary>
public interface IPhaseGate
{
    Task<IReadOnlyList<Obstacle>> ObstaclesTo(Phase next, Network network);
}
