using System.Globalization;
using Throughline.Modules.Design.Catalogue.Import.Yaml;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>Reads the fields of one group of keys, noting every fault and every oddity with its place.</summary>
/// <param name="at">Where the group stands, for sentences: <c>interfaces[3].</c>; empty at the top.</param>
internal sealed class ReadFields(YamlMap map, string at, Findings found)
{
    public const int LongestName = 200;

    public bool Has(string key) => map[key] is not null;

    /// <summary>Text as written; null when missing or empty. A required one that is missing is a fault.</summary>
    public string? Text(string key, bool required = false, int longest = LongestName)
    {
        var node = map[key];
        if (node is null or YamlScalar { IsNull: true } or YamlScalar { Text: "" })
        {
            if (required) found.Fault(node ?? map, node is null ? $"{at}{key} is missing." : $"{at}{key} is empty; fill it in.");
            return null;
        }
        if (node is not YamlScalar scalar) return Refuse<string>(node, $"{at}{key} must be a text, not {node.Called}.");
        if (scalar.Text.Length > longest) return Refuse<string>(node, $"{at}{key} has {scalar.Text.Length} characters; {longest} are allowed.");
        // an escape such as "\0" brings in what the file itself may not hold
        var prose = longest > LongestName;
        foreach (var c in scalar.Text.Where(c => char.IsControl(c) && !(prose && c is ('\n' or '\r' or '\t'))))
            return Refuse<string>(node, string.Create(CultureInfo.InvariantCulture, $"{at}{key} holds the control character U+{(int)c:X4}; take it out."));
        return scalar.Text.Trim() is { Length: > 0 } text ? text : required ? Refuse<string>(node, $"{at}{key} is blank; fill it in.") : null;
    }

    /// <summary>Says so when a name was written as a bare number: kept letter by letter, leading zeros too.</summary>
    public void RemarkBareNumber(string key)
    {
        if (map[key] is YamlScalar { Quoted: false } s && decimal.TryParse(s.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            found.Remark(s, $"non-string {key}", $"{at}{key} is a bare number; kept as the text '{s.Text}'.");
    }

    /// <summary>A number within bounds, also when quoted; null when missing or empty.</summary>
    public decimal? Number(string key, string unit, decimal least, decimal most)
    {
        var node = map[key];
        if (node is null or YamlScalar { IsNull: true }) return null;
        if (node is not YamlScalar scalar) return Refuse(node, $"{at}{key} must be a number of {unit}, not {node.Called}.");
        if (scalar.Text.Length == 0)
        {
            found.Remark(node, "number given as empty string", $"{at}{key} is an empty text; taken as unknown.");
            return null;
        }
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(scalar.Text, plain, CultureInfo.InvariantCulture, out var number))
            return Refuse(node, $"{at}{key} is {scalar.Called}; give {unit} as a plain number.");
        if (number < least || number > most)
            return Refuse(node, string.Create(CultureInfo.InvariantCulture, $"{at}{key} is {number} {unit}; {least} to {most} are possible."));
        if (scalar.Quoted) found.Remark(node, "number given as string", $"{at}{key} is a quoted number.");
        return number;
    }

    public int? Whole(string key, string unit, int least, int most)
    {
        if (Number(key, unit, least, most) is not { } number) return null;
        if (number == decimal.Truncate(number)) return (int)number;
        found.Fault(map[key]!, string.Create(CultureInfo.InvariantCulture, $"{at}{key} is {number}; it counts {unit} and must be whole."));
        return null;
    }

    /// <summary>Yes or no in any of YAML's spellings, also when quoted; null when missing or empty.</summary>
    public bool? Flag(string key)
    {
        var node = map[key];
        if (node is null or YamlScalar { IsNull: true } or YamlScalar { Text: "" }) return null;
        if (node is YamlScalar scalar)
        {
            if (scalar.Quoted) found.Remark(node, "boolean given as string", $"{at}{key} is a quoted {scalar.Text}.");
            switch (scalar.Text.ToLowerInvariant())
            {
                case "true" or "yes" or "on": return true;
                case "false" or "no" or "off": return false;
            }
        }
        found.Fault(node, $"{at}{key} is {node.Called}; it must be true or false.");
        return null;
    }

    /// <summary>The entries of a list of groups; entries of another kind are faults.</summary>
    public IReadOnlyList<YamlMap> Groups(string key)
    {
        var node = map[key];
        if (node is null or YamlScalar { IsNull: true } or YamlScalar { Text: "" }) return [];
        if (node is not YamlList list)
        {
            found.Fault(node, $"{at}{key} must be a list, not {node.Called}; begin each entry with '- name:'.");
            return [];
        }
        foreach (var (index, item) in list.Items.Index())
            if (item is not YamlMap) found.Fault(item, $"{at}{key}[{index}] must have keys such as name and type, not be {item.Called}.");
        return [.. list.Items.OfType<YamlMap>()];
    }

    /// <summary>Names the keys that nobody knows: they are left out.</summary>
    public void RemarkUnknown(string noun, IReadOnlySet<string> known)
    {
        foreach (var (key, _) in map.Entries.Where(e => !known.Contains(e.Key.Text)))
            found.Remark(key, noun.Length == 0 ? $"unknown key {key.Text}" : $"unknown {noun} key", $"{at}{key.Text} is no key of the library; left out.");
    }

    private T? Refuse<T>(YamlNode node, string message) where T : class
    {
        found.Fault(node, message);
        return null;
    }

    private decimal? Refuse(YamlNode node, string message)
    {
        found.Fault(node, message);
        return null;
    }
}
