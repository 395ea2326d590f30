using NodaTime;

namespace Throughline.Modules.Calendars.Published;

/// <summary>How a clock stands at an instant.</summary>
/// <param name="Elapsed">Business time since the start, outside the pauses.</param>
/// <param name="Due">When the target is used up; null when it never will be, as in a pause without end.</param>
/// <param name="Paused">Whether it stands still at the instant.</param>
/// <param name="Breached">Whether the instant is after the due instant; stopping exactly at it is met.</param>
public readonly record struct ClockStatus(Duration Elapsed, Instant? Due, bool Paused, bool Breached);
