using System.Globalization;

namespace Throughline.Ui;

static class ChartWords
{
    /// <summary>1,240 · 0.5 · −44: thousands with a comma, a true minus.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 || value == Math.Truncate(value) ? "#,##0" : "#,##0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Which labels fit under an axis: the first, the last, and between them every n-th.</summary>
    public static IEnumerable<int> Shown(int count, int most)
    {
        if (count == 0) yield break;
        var step = Math.Max(1, (int)Math.Ceiling((count - 1) / (double)Math.Max(1, most - 1)));
        for (var i = 0; i < count - 1; i += step)
            if (i == 0 || count - 1 - i >= (step + 1) / 2) yield return i;
        yield return count - 1;
    }
}
