namespace Throughline.Ui;

/// <summary>A value at a time; Low and High are the interval it was measured with, N the number behind it. No value leaves a gap.</summary>
public sealed record ChartPoint(string Label, double? Value, double? Low = null, double? High = null, int? N = null);

/// <summary>A line. The accent is for the one that matters.</summary>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points, bool Accent = false);

/// <summary>A layer of a bar: accent for the one that matters, plain for the rest, hatch for repeats, gaps and pauses.</summary>
public enum BarLook { Plain, Accent, Hatch }

/// <summary>A layer over all columns, same order as the labels. Values above and below zero grow apart.</summary>
public sealed record BarLayer(string Name, IReadOnlyList<double> Values, BarLook Look = BarLook.Plain);
