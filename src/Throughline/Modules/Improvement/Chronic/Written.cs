using System.Globalization;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>Amounts and counts as people read them in a report.</summary>
internal static class Written
{
    /// <summary>Whole units with the currency's sign, or its code where it has none: £1,240; CHF 1,240.</summary>
    public static string Amount(long minor, string currency)
    {
        var whole = Math.Round(minor / 100m, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);
        return currency switch { "EUR" => $"€{whole}", "GBP" => $"£{whole}", "USD" => $"${whole}", _ => $"{currency} {whole}" };
    }

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
    public static string Hours(decimal hours) => $"{hours.ToString(hours < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture)} h";
    public static string Share(double share) => $"{(share * 100).ToString(share < .1 ? "0.#" : "0", CultureInfo.InvariantCulture)} %";
    public static string Day(NodaTime.Instant at) => at.InUtc().Date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
