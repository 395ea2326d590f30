namespace Throughline.Modules.Delivery.Plans;

/// <summary>Days on which nobody works, by country, for the countries whose rule we know; others are typed in.</summary>
public static class BankHolidays
{
    /// <summary>Holidays of England and Wales in one year, with the substitute days: gov.uk/bank-holidays. One-off days of a jubilee are not in the rule.</summary>
    public static IEnumerable<LocalDate> England(int year)
    {
        yield return NextWeekday(new(year, 1, 1));
        var easter = EasterSunday(year);
        yield return easter.PlusDays(-2);
        yield return easter.PlusDays(1);
        yield return new LocalDate(year, 4, 30).Next(IsoDayOfWeek.Monday);
        yield return new LocalDate(year, 6, 1).Previous(IsoDayOfWeek.Monday);
        yield return new LocalDate(year, 9, 1).Previous(IsoDayOfWeek.Monday);
        var christmas = NextWeekday(new(year, 12, 25));
        yield return christmas;
        var boxing = NextWeekday(new(year, 12, 26));
        yield return boxing == christmas ? boxing.PlusDays(1) : boxing;
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).</summary>
    public static LocalDate EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    static LocalDate NextWeekday(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };
}
