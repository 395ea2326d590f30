namespace Throughline.Modules.Design.KitLists;

/// <summary>Amounts as people type them, in units of the currency with at most two decimals.</summary>
static class KitMoney
{
    public static IReadOnlyList<Obstacle> Obstacles(decimal? amount, string pointer) => amount is { } a && decimal.Round(a, 2) != a
        ? [new("too-fine", FormattableString.Invariant($"{a} has more than two decimals. Round it to the penny."), pointer)]
        : [];
}
