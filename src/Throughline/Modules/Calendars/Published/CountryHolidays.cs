using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Throughline.Modules.Calendars.Published;

/// <summary>The public holidays of a country as they come with the product: data with its source, for the years it says.</summary>
/// <param name="Code">ISO 3166 code, <c>GB</c> or <c>GB-SCT</c>.</param>
/// <param name="Name">What the list covers.</param>
/// <param name="Source">The law it follows.</param>
/// <param name="FirstYear">First year it holds.</param>
/// <param name="LastYear">Last year it holds; renew the list before it ends.</param>
/// <param name="Public">Public holidays, with the days given for those that fall on a weekend.</param>
/// <param name="Customary">Days off by custom only, such as Midsummer's Eve.</param>
public sealed record CountryHolidays(
    string Code, string Name, string Source, int FirstYear, int LastYear, IReadOnlyList<Holiday> Public, IReadOnlyList<Holiday> Customary)
{
    private static readonly Lazy<IReadOnlyList<CountryHolidays>> Lists = new(Read);

    /// <summary>Every list that comes with the product.</summary>
    public static IReadOnlyList<CountryHolidays> All => Lists.Value;

    /// <summary>The list of a code, or null when none comes with the product.</summary>
    public static CountryHolidays? Of(string code) => All.FirstOrDefault(l => string.Equals(l.Code, code, StringComparison.OrdinalIgnoreCase));

    private static List<CountryHolidays> Read()
    {
        using var stream = typeof(CountryHolidays).Assembly.GetManifestResourceStream("seed/Calendars/Seed/holidays.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(list => new CountryHolidays(
            list.GetProperty("code").GetString()!, list.GetProperty("name").GetString()!, list.GetProperty("source").GetString()!,
            list.GetProperty("from").GetInt32(), list.GetProperty("to").GetInt32(), Days(list, "days"), Days(list, "customary")))];
    }

    private static List<Holiday> Days(JsonElement list, string name) =>
        list.TryGetProperty(name, out var days) ? [.. days.EnumerateObject().Select(d => new Holiday(LocalDatePattern.Iso.Parse(d.Name).Value, d.Value.GetString()!))] : [];
}
