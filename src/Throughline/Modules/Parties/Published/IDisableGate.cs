namespace Throughline.Modules.Parties.Published;

/// <summary>Says what a person still holds that somebody else must take first, from one module's point of view.</summary>
public interface IDisableGate
{
    /// <param name="left">The roles the person would keep; none when they are disabled.</param>
    Task<IReadOnlyList<Obstacle>> ObstaclesToLeaving(Person person, Role left);
}
