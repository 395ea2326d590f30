using System.Globalization;

namespace Throughline.Ui;

static class ChartWords
{
    /// <summary>1,240 · 0.5 · −44: thousands with a comma, a true minus.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 || value == Math.Truncate(value) ? "#,##0" : "#,##0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Which of the labels stand under an axis: at most so many, evenly spread, the first and the last among them.</summary>
    public static IEnumerable<int> Shown(int count, int most)
    {
        var shown = Math.Min(count, Math.Max(2, most));
        return Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : (int)Math.Round(i * (count - 1) / (double)(shown - 1))).Distinct();
    }
}
