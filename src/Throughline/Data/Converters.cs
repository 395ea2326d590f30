using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Throughline.Data;

/// <summary>Instants as <c>timestamptz</c>.</summary>
public sealed class InstantAsDateTime() : ValueConverter<Instant, DateTime>(i => i.ToDateTimeUtc(), d => Instant.FromDateTimeUtc(DateTime.SpecifyKind(d, DateTimeKind.Utc)));

/// <summary>Instants as whole microseconds since 1970, for SQLite.</summary>
public sealed class InstantAsMicroseconds() : ValueConverter<Instant, long>(i => i.ToUnixTimeTicks() / 10, m => Instant.FromUnixTimeTicks(m * 10));

/// <summary>Dates as the database's date.</summary>
public sealed class LocalDateAsDateOnly() : ValueConverter<LocalDate, DateOnly>(d => d.ToDateOnly(), d => LocalDate.FromDateOnly(d));

/// <summary>Times of day as the database's time.</summary>
public sealed class LocalTimeAsTimeOnly() : ValueConverter<LocalTime, TimeOnly>(t => t.ToTimeOnly(), t => LocalTime.FromTimeOnly(t));

/// <summary>Durations as whole seconds.</summary>
public sealed class DurationAsSeconds() : ValueConverter<Duration, long>(d => (long)d.TotalSeconds, s => Duration.FromSeconds(s));
