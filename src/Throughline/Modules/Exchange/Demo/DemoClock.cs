namespace Throughline.Modules.Exchange.Demo;

/// <summary>A clock that stands at the instant which the history is telling of.</summary>
sealed class DemoClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
