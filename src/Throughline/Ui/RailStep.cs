namespace Throughline.Ui;

/// <summary>Where a step of the rail stands.</summary>
public enum RailState { Done, Now, Todo }

/// <summary>A phase or milestone with a note under it: <c>day 42 of 83</c>, <c>forecast 8 Jan</c>.</summary>
public sealed record RailStep(string Name, RailState State, string? Note = null)
{
    internal string? Css => State switch { RailState.Now => "now", RailState.Todo => "todo", _ => null };
}
