namespace Throughline.Modules.Parties.Published;

/// <summary>Says what stands in the way of disabling a person, from one module's point of view: networks held, duty turns, open tickets.</summary>
public interface IPersonGate
{
    Task<IReadOnlyList<Obstacle>> ObstaclesToDisable(Person person);
}
