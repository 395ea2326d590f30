using NodaTime;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A stretch in which one person is on duty; a null user is nobody.</summary>
public readonly record struct DutyTurn(Instant From, Instant To, string? User);

/// <summary>A stretch of duty and where it comes from.</summary>
/// <param name="Layer">Position of the layer whose turn it is; null when none has anybody or an override decides.</param>
/// <param name="Override">Position of the override that decides; null when none does.</param>
/// <param name="Away">Who would have been on duty but is away.</param>
public readonly record struct DutyStretch(Instant From, Instant To, string? User, int? Layer, int? Override, string? Away);

/// <summary>A time in which somebody cannot be on duty: leave, or having left the house.</summary>
public readonly record struct Absence(string User, Instant From, Instant To);
