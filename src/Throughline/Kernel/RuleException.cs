namespace Throughline.Kernel;

/// <summary>One thing that stands in the way: what, where in the input, and how to mend it.</summary>
/// <param name="Code">Stable word for programs, kebab-case: <c>quantity-out-of-range</c>.</param>
/// <param name="Message">A sentence a person can act on: both sides and the way out.</param>
/// <param name="Pointer">JSON pointer to the field of the input, <c>/quantity</c>; null when it is not about one field.</param>
public sealed record Obstacle(string Code, string Message, string? Pointer = null);

/// <summary>The answer is no, with every reason at once. Never logged as a fault.</summary>
public sealed class RuleException(IReadOnlyList<Obstacle> obstacles)
    : Exception(string.Join(" ", obstacles.Select(o => o.Message)))
{
    public RuleException(string code, string message, string? pointer = null) : this([new Obstacle(code, message, pointer)]) { }

    public IReadOnlyList<Obstacle> Obstacles { get; } = obstacles;

    /// <summary>Says no if anything stands in the way, naming all of it.</summary>
    public static void ThrowIfAny(IReadOnlyList<Obstacle> obstacles)
    {
        if (obstacles.Count > 0) throw new RuleException(obstacles);
    }
}

/// <summary>Somebody else changed the thing since it was read: read it again.</summary>
public sealed class StaleException(string message) : Exception(message);

/// <summary>There is no such thing, or the reader may not know of it: the two answers are the same.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} was not found, or is not shared with you.");
