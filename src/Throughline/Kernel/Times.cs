using NodaTime;

namespace Throughline.Kernel;

/// <summary>How instants are kept: whole microseconds, the precision that both databases hold.</summary>
public static class Times
{
    public static Instant ToMicroseconds(this Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    /// <summary>The present instant as both databases can hold it.</summary>
    public static Instant Now(this IClock clock) => clock.GetCurrentInstant().ToMicroseconds();
}
