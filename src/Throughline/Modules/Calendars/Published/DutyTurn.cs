using NodaTime;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A stretch in which one person is on duty; a null user is nobody.</summary>
public readonly record struct DutyTurn(Instant From, Instant To, string? User);
