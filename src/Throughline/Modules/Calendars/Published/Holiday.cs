using NodaTime;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A day on which nobody is expected at work, and what it is called.</summary>
public sealed record Holiday(LocalDate Date, string Name);
