using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A time in which a clock stood still.</summary>
/// <param name="From">When it stopped.</param>
/// <param name="To">When it ran again; null while it still stands.</param>
public readonly record struct Pause(Instant From, Instant? To);

/// <summary>The times in which a clock stood still, each instant counted once however the pauses overlap.</summary>
public sealed class Pauses
{
    /// <summary>A clock that never stood still.</summary>
    public static readonly Pauses None = new([]);

    /// <exception cref="RuleException">A pause ends before it begins; every such pause is named.</exception>
    public Pauses(IReadOnlyList<Pause> pauses)
    {
        List<Obstacle>? obstacles = null;
        var stretches = new Stretch[pauses.Count];
        for (var i = 0; i < stretches.Length; i++)
        {
            var (from, to) = pauses[i];
            stretches[i] = new Stretch(from.ToUnixTimeTicks(), to?.ToUnixTimeTicks() ?? Never);
            if (to < from)
                (obstacles ??= []).Add(new Obstacle("pause-inverted", $"The pause that begins {from} ends before that, {to}: exchange the two, or leave the end open.", $"/pauses/{i}"));
        }
        if (obstacles is not null) throw new RuleException(obstacles);
        Stretches = stretches.Length == 0 ? [] : Stretch.Union(stretches);
    }

    internal const long Never = long.MaxValue;

    internal Stretch[] Stretches { get; }

    /// <summary>Whether the clock stands still at an instant; it runs again at the very end of a pause.</summary>
    public bool Cover(Instant at)
    {
        var instant = at.ToUnixTimeTicks();
        foreach (var pause in Stretches)
            if (pause.From <= instant && instant < pause.Until) return true;
        return false;
    }
}
