using System.Globalization;

namespace Throughline.Ui;

static class ChartWords
{
    /// <summary>1,240 · 0.5 · −44: thousands with a comma, a true minus.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 || value == Math.Truncate(value) ? "#,##0" : "#,##0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Which of the labels stand under an axis: at most so many, each as far from the next, the last among them.</summary>
    public static IEnumerable<int> Shown(int count, int most)
    {
        // a step that changed on the way would put two neighbours side by side
        var step = Math.Max(1, (int)Math.Ceiling(count / (double)Math.Max(2, most)));
        return Enumerable.Range(0, count).Where(i => (count - 1 - i) % step == 0);
    }
}
