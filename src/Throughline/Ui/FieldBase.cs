using Throughline.Kernel;
using Microsoft.AspNetCore.Components;

namespace Throughline.Ui;

/// <summary>What all answers of a form have in common: a name, a label that stays, a hint, what was typed, what is wrong with it.</summary>
public abstract class FieldBase : ComponentBase
{
    [Inject] protected Attempt Attempt { get; set; } = null!;
    [CascadingParameter(Name = "FormName")] protected string Form { get; set; } = "";

    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Value { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public bool Optional { get; set; }

    /// <summary>Does not say “optional”: where a sentence says it of all the fields of a line.</summary>
    [Parameter] public bool Unmarked { get; set; }

    /// <summary>Hides the label from the eye where the place says it all: a note under a journal, a cell of a table.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    /// <summary>The width of the answer: w6, w10, w16, w24, w40; without it the whole column.</summary>
    [Parameter] public string? Width { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string Id => IdOf(Form, Name);
    protected string Shown => Attempt.Has(Form) ? Attempt.Value(Form, Name) ?? "" : Value ?? "";
    protected IReadOnlyList<Obstacle> Faults => Attempt.FaultsAt(Form, Name);
    protected string? Invalid => Faults.Count > 0 ? "true" : null;
    protected string In => Width is null ? "in" : $"in {Width}";

    protected string? DescribedBy
    {
        get
        {
            var ids = (Hint is null ? "" : Id + "-hint ") + (Faults.Count == 0 ? "" : Id + "-fault");
            return ids.Length == 0 ? null : ids.Trim();
        }
    }

    /// <summary>The id of a field on the page: letters, digits and hyphens only, so that a link can name it.</summary>
    public static string IdOf(string form, string field) =>
        "f-" + string.Concat($"{form}-{Attempt.Place(field)}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
