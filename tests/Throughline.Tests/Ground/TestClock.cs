using NodaTime;

namespace Throughline.Tests.Ground;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(Instant now) : IClock
{
    long ticks = now.ToUnixTimeTicks();

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref ticks));

    public void Set(Instant instant) => Interlocked.Exchange(ref ticks, instant.ToUnixTimeTicks());

    public void Advance(Duration by) => Set(GetCurrentInstant() + by);
}
