namespace Throughline.Ui;

/// <summary>A vertical scale with round steps of 1, 2, 2.5 or 5 times a power of ten and at most five spaces.</summary>
public sealed class ChartScale
{
    readonly double top, bottom;

    /// <param name="from">Lowest value shown.</param>
    /// <param name="to">Highest value shown.</param>
    /// <param name="top">Pixel of the highest line.</param>
    /// <param name="bottom">Pixel of the lowest line.</param>
    public ChartScale(double from, double to, double top, double bottom)
    {
        (this.top, this.bottom) = (top, bottom);
        if (!(to > from)) to = from + 1;
        var step = Step((to - from) / 5);
        // rounding may push both ends out by one step: then the next larger step
        while (Math.Ceiling(to / step - 1e-9) - Math.Floor(from / step + 1e-9) > 5) step = Step(step * 1.01);
        (From, To) = (Math.Floor(from / step + 1e-9) * step, Math.Ceiling(to / step - 1e-9) * step);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((To - From) / step) + 1).Select(i => Math.Round(From + i * step, 9))];
    }

    public double From { get; }
    public double To { get; }
    public IReadOnlyList<double> Ticks { get; }

    public double Y(double value) => bottom - (value - From) / (To - From) * (bottom - top);

    static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var m in (double[])[1, 2, 2.5, 5, 10]) if (m * power >= least - 1e-12) return m * power;
        return 10 * power;
    }
}
