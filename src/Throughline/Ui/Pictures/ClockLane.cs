using NodaTime;

namespace Throughline.Ui;

/// <summary>A span in which a clock stood still; open when it still stands.</summary>
public sealed record ClockPause(Instant From, Instant? To, string? Why = null);

/// <summary>One clock on the common axis: who owes, what, since when, until when.</summary>
public sealed record ClockLane(string Name, string Promise, Instant Start, Instant Due)
{
    public IReadOnlyList<ClockPause> Pauses { get; init; } = [];

    /// <summary>An earlier step that was kept, drawn as a tick: the answer after 6 of 15 minutes.</summary>
    public Instant? MetAt { get; init; }

    /// <summary>When the clock ended; null while it runs.</summary>
    public Instant? Ended { get; init; }
}
