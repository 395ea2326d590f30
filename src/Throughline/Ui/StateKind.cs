namespace Throughline.Ui;

/// <summary>The nine shapes of a state. Shape first, then word, then colour: nothing is lost in greyscale.</summary>
public static class StateKind
{
    public const string Ok = "ok", Info = "info", Warn = "warn", Bad = "bad", Blocked = "blocked", Wait = "wait",
        Todo = "todo", Milestone = "milestone", Waived = "waived";

    public static readonly IReadOnlyList<string> All = [Ok, Info, Warn, Bad, Blocked, Wait, Todo, Milestone, Waived];

    /// <summary>The colour class of a shape: <c>blocked</c> is coloured like <c>bad</c>, <c>milestone</c> like <c>info</c>.</summary>
    public static string Colour(string kind) => kind switch
    {
        Ok or Info or Warn or Bad or Wait => kind,
        Blocked => Bad,
        Milestone => Info,
        Todo or Waived => "",
        _ => throw new ArgumentException($"There is no state shape “{kind}”; choose one of {string.Join(", ", All)}."),
    };
}
