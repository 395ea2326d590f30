using Microsoft.Extensions.Primitives;
using Throughline.Kernel;

namespace Throughline.Ui;

/// <summary>A form that came back: what was typed and everything that stands in the way. Empty when nothing was posted.</summary>
public sealed class Attempt
{
    string? form;
    IReadOnlyDictionary<string, StringValues> values = new Dictionary<string, StringValues>();
    IReadOnlyList<Obstacle> faults = [];
    bool isShown;

    /// <summary>Keeps what was posted with the form of this name, so that the same page can be drawn again with it.</summary>
    public void Remember(string formName, IEnumerable<KeyValuePair<string, StringValues>> posted, IReadOnlyList<Obstacle> obstacles)
    {
        form = formName;
        values = posted.GroupBy(p => Place(p.Key)).ToDictionary(g => g.Key, g => g.First().Value);
        faults = obstacles;
    }

    /// <summary>Whether this form is the one that came back.</summary>
    public bool Has(string formName) => form == formName;

    /// <summary>What was typed into the field; null when the form did not come back or has no such answer.</summary>
    public string? Value(string formName, string field) => All(formName, field).FirstOrDefault();

    /// <summary>All answers of a field that takes several.</summary>
    public IReadOnlyList<string> All(string formName, string field) =>
        Has(formName) && values.TryGetValue(Place(field), out var typed) ? [.. typed.OfType<string>()] : [];

    public IReadOnlyList<Obstacle> Faults(string formName) => Has(formName) ? faults : [];

    /// <summary>The faults of this form, which shows them: nobody else has to.</summary>
    internal IReadOnlyList<Obstacle> Show(string formName)
    {
        isShown |= Has(formName);
        return Faults(formName);
    }

    public bool IsRefused => faults.Count > 0;

    /// <summary>What no form of the page has shown.</summary>
    internal IReadOnlyList<Obstacle> Left => isShown ? [] : faults;

    public Obstacle? Fault(string formName, string field) => FaultsAt(formName, field).FirstOrDefault();

    /// <summary>Every fault at one field: the pointer <c>/lines/3/quantity</c> is the field <c>lines[3].quantity</c>.</summary>
    public IReadOnlyList<Obstacle> FaultsAt(string formName, string field) =>
        [.. Faults(formName).Where(f => f.Pointer is not null && FieldOf(f.Pointer) == Place(field))];

    /// <summary>The field that a fault stands at: where a list was typed into one field, <c>/networks/2</c> is the field <c>networks</c>.</summary>
    internal string FieldOf(string pointer)
    {
        var place = Place(pointer);
        var list = place.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return list.Length < place.Length && list.EndsWith('/') && !values.ContainsKey(place) && values.ContainsKey(list[..^1]) ? list[..^1] : place;
    }

    /// <summary>Field names and JSON pointers brought to one form: <c>lines/3/quantity</c>, lower case.</summary>
    internal static string Place(string name) =>
        name.Replace("].", "/").Replace(']', '/').Replace('[', '/').Replace('.', '/').Trim('/').ToLowerInvariant();
}
