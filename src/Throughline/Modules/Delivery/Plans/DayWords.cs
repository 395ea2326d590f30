using System.Globalization;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>How days are written for people.</summary>
static class DayWords
{
    /// <summary><c>Mon 18 Jan</c>.</summary>
    public static string Short(LocalDate day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary><c>18 January 2027</c>.</summary>
    public static string Long(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>1 working day</c>, <c>9 working days</c>.</summary>
    public static string Working(int count) => Math.Abs(count) == 1 ? $"{count} working day" : $"{count} working days";
}
