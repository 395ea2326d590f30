namespace Throughline.Ui;

/// <summary>A step of the path above a title; the last one has no address. Ids are set in mono.</summary>
public sealed record Crumb(string Label, string? Href = null, bool IsId = false);

/// <summary>A tab: pages of the same thing. Count stands grey behind the word: <c>v2</c>, <c>7</c>.</summary>
public sealed record Tab(string Label, string Href, string? Count = null);
