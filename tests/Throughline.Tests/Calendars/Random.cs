using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

/// <summary>Random calendars, rotas and instants, half of them around a change of the zone's clock.</summary>
internal static class Random
{
    /// <summary>Zones with every oddity: half hours, midnight changes, skipped and repeated days, changes at one minute past, negative summer time.</summary>
    public static readonly string[] Zones =
    [
        "Etc/UTC", "Europe/London", "Europe/Dublin", "Europe/Ljubljana", "Europe/Istanbul", "Europe/Volgograd", "Europe/Simferopol", "Asia/Famagusta",
        "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Phoenix", "America/St_Johns", "America/Havana", "America/Sao_Paulo",
        "America/Santiago", "America/Asuncion", "America/Caracas", "America/Nuuk", "America/Scoresbysund", "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca",
        "Africa/Juba", "Antarctica/Troll", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Riyadh", "Asia/Tehran", "Asia/Beirut", "Asia/Gaza", "Asia/Pyongyang",
        "Asia/Tokyo", "Asia/Manila", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati",
        "Pacific/Kwajalein", "Pacific/Fakaofo",
    ];

    private static readonly Instant Oldest = Instant.FromUtc(1975, 1, 1, 0, 0), Newest = Instant.FromUtc(2045, 1, 1, 0, 0);

    public static readonly Gen<string> Zone = Gen.Elements(Zones);

    /// <summary>An instant of midnight in UTC, half of the time on the eve of a change of the zone's clock.</summary>
    public static Gen<Instant> Day(string zone)
    {
        var changes = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(Oldest, Newest).Skip(1).Select(z => z.Start).ToArray();
        var any = Gen.Choose(0, (Newest - Oldest).Days).Select(d => Oldest + Duration.FromDays(d));
        return changes.Length == 0 ? any : Gen.OneOf(any, Gen.Elements(changes).Select(c => Instant.FromUnixTimeSeconds(c.ToUnixTimeSeconds() / 86400 * 86400)));
    }

    /// <summary>A time of day, mostly on a quarter, often in the small hours where clocks change.</summary>
    private static readonly Gen<LocalTime> Time =
        Gen.OneOf(Gen.Choose(0, 95).Select(q => q * 15), Gen.Choose(0, 16).Select(q => q * 15), Gen.Choose(0, 1439))
            .Select(m => LocalTime.Midnight.PlusMinutes(m));

    private static readonly Gen<Hours> OfWeek = from start in Time from end in Time select new Hours(start, end);

    private static readonly Gen<Hours> OfDate =
        from first in Time from second in Gen.OneOf(Time, Gen.Constant(LocalTime.Midnight))
        where first != second || second == LocalTime.Midnight
        select second == LocalTime.Midnight || second > first ? new Hours(first, second) : new Hours(second, first);

    public static readonly Gen<IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>>> Weekly =
        from days in Gen.SubListOf(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None))
        from hours in Gen.ListOf(OfWeek.ListUpTo(3), days.Count)
        select (IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>>)days.Zip(hours).ToDictionary(p => p.First, p => p.Second);

    public static Gen<CalendarDefinition> Calendar(string zone, Instant near) =>
        from weekly in Weekly
        from days in Gen.Choose(-4, 12).ListUpTo(6)
        from hours in Gen.ListOf(OfDate.ListUpTo(2), days.Count)
        select new CalendarDefinition("random", zone, weekly,
            days.Zip(hours).DistinctBy(p => p.First).ToDictionary(p => near.InUtc().Date.PlusDays(p.First), p => p.Second));

    /// <summary>An instant to the second within so many days of another.</summary>
    public static Gen<Instant> Within(Instant from, int days) =>
        Gen.OneOf(Gen.Choose(0, days * 86400), Gen.Choose(0, days * 96).Select(q => q * 900)).Select(s => from + Duration.FromSeconds(s));

    public static Gen<IReadOnlyList<Pause>> Pauses(Instant near, int days) =>
        from starts in Within(near, days).ListUpTo(5)
        from lengths in Gen.ListOf(Gen.OneOf(Gen.Choose(0, 86400), Gen.Choose(0, 3600)), starts.Count)
        from endless in Gen.Choose(0, 5)
        select (IReadOnlyList<Pause>)[.. starts.Zip(lengths).Select((p, i) => new Pause(p.First, endless == 0 && i == 0 ? null : p.First + Duration.FromSeconds(p.Second)))];

    public static Gen<RotaLayer> Layer(string zone, Instant near) =>
        from day in Gen.Choose(-20, 8)
        from time in Time
        from end in Gen.Choose(-8, 20)
        from unit in Gen.Elements(Enum.GetValues<RotationUnit>())
        from every in Gen.Choose(1, 3)
        from users in Gen.Elements("ana", "bor", "cene", "zoe").NonEmptyListOf()
        from windows in Weekly
        from windowed in Gen.Elements(true, false)
        let start = near.InUtc().Date.PlusDays(day) + time
        select new RotaLayer("random", zone, start, end < 5 ? null : near.InUtc().Date.PlusDays(end) + time, unit, every, [.. users.Take(5)], windowed ? windows : null);

    public static Gen<RotaDefinition> Rota(Instant near) =>
        from zones in Gen.ListOf(Zone, 2)
        from first in Layer(zones[0], near)
        from second in Layer(zones[1], near)
        from count in Gen.Choose(1, 2)
        from swaps in Override(near).ListUpTo(4)
        select new RotaDefinition("random", count == 1 ? [first] : [first, second], swaps);

    private static Gen<RotaOverride> Override(Instant near) =>
        from minute in Gen.Choose(0, 8 * 1440)
        from length in Gen.Choose(0, 2 * 1440)
        from user in Gen.Elements("ana", "zoe", null)
        from replaces in Gen.Elements("ana", "bor", null, null)
        let start = near + Duration.FromMinutes(minute)
        select new RotaOverride(start, start + Duration.FromMinutes(length), user, replaces);

    private static Gen<IReadOnlyList<T>> ListUpTo<T>(this Gen<T> items, int most) =>
        from count in Gen.Choose(0, most)
        from list in Gen.ListOf(items, count)
        select (IReadOnlyList<T>)list;

    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable("THROUGHLINE_CASES"), System.Globalization.CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    /// <summary>The property holds for so many random cases; the seed of a failing one is in the message.</summary>
    /// <remarks>THROUGHLINE_CASES=20 in the environment tries twenty times as many.</remarks>
    public static void Holds<T>(this Gen<T> cases, Action<T> property, int times = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times * Factor), Prop.ForAll(cases.ToArbitrary(), property));
}
