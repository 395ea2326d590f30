using System.Globalization;
using System.Net;
using System.Text;
using NodaTime;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>Bars by month: small in a table row, large with axis and figures.</summary>
internal static class TrendChart
{
    public static string Small(IReadOnlyList<int> counts)
    {
        var most = Math.Max(1, counts.Max());
        var bars = new StringBuilder($"<svg width=\"{counts.Count * 7}\" height=\"18\" viewBox=\"0 0 {counts.Count * 7} 18\" aria-hidden=\"true\">");
        for (var i = 0; i < counts.Count; i++)
        {
            var height = counts[i] == 0 ? 1 : Math.Max(2, 17.0 * counts[i] / most);
            bars.Append(CultureInfo.InvariantCulture, $"<rect x=\"{i * 7}\" y=\"{18 - height:0.0}\" width=\"5.5\" height=\"{height:0.0}\" fill=\"var({(i == counts.Count - 1 ? "--accent" : "--line-2")})\"/>");
        }
        return bars.Append("</svg>").ToString();
    }

    /// <summary>All tickets by month, the repeats among them hatched; the same figures stand in the table next to it.</summary>
    public static string Large(string id, string title, YearMonth from, IReadOnlyList<int> all, IReadOnlyList<int> repeats, int width, int height)
    {
        var most = Math.Max(4, all.Max());
        var step = Nice(most / 4.0);
        var (left, top, bottom) = (38, 8, height - 22);
        double Y(double v) => bottom - v / (step * Math.Ceiling(most / step)) * (bottom - top);
        var column = (width - left - 4.0) / all.Count;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg class=\"c\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}t {id}d\"><title id=\"{id}t\">{WebUtility.HtmlEncode(title)}</title>");
        text.Append(CultureInfo.InvariantCulture, $"<desc id=\"{id}d\">{all.Count} months from {Month(from)}; {all.Sum():N0} tickets, {repeats.Sum():N0} of them repeats; at most {all.Max():N0} in a month.</desc>");
        text.Append(CultureInfo.InvariantCulture, $"<defs><pattern id=\"{id}h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"var(--accent-soft)\"/><rect width=\"2.2\" height=\"5\" fill=\"var(--accent)\"/></pattern></defs>");
        for (double v = 0; v <= step * Math.Ceiling(most / step) + .1; v += step)
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{left} {Y(v):0.0}H{width}\"/><text class=\"t3\" x=\"{left - 6}\" y=\"{Y(v) + 4:0.0}\" text-anchor=\"end\">{v:N0}</text>");
        var every = Math.Max(1, (int)Math.Ceiling(all.Count / Math.Max(1, (width - left) / 90.0)));
        for (var i = 0; i < all.Count; i++)
        {
            var x = left + 2 + i * column;
            var bar = Math.Max(1, column - 1.5);
            if (all[i] > repeats[i]) text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.0}\" y=\"{Y(all[i]):0.0}\" width=\"{bar:0.0}\" height=\"{Y(repeats[i]) - Y(all[i]):0.0}\" fill=\"var(--line-2)\"/>");
            if (repeats[i] > 0) text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.0}\" y=\"{Y(repeats[i]):0.0}\" width=\"{bar:0.0}\" height=\"{bottom - Y(repeats[i]):0.0}\" fill=\"url(#{id}h)\"/>");
            if (i % every == 0) text.Append(CultureInfo.InvariantCulture, $"<text class=\"t3\" x=\"{x:0.0}\" y=\"{height - 4}\">{Month(from.PlusMonths(i))}</text>");
        }
        return text.Append("</svg>").ToString();
    }

    public static string Month(YearMonth month) => month.ToString("MMM uuuu", CultureInfo.InvariantCulture);

    private static double Nice(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, step))));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
