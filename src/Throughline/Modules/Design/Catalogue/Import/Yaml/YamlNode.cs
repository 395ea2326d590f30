namespace Throughline.Modules.Design.Catalogue.Import.Yaml;

/// <summary>A piece of a YAML file that still knows its line and column, counted from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What a person would call it in a sentence.</summary>
    public abstract string Called { get; }
}

/// <summary>A single value as written; quoted values are never numbers.</summary>
internal sealed record YamlScalar(string Text, bool Quoted, int Line, int Column) : YamlNode(Line, Column)
{
    public bool IsNull => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";
    public override string Called => IsNull ? "nothing" : $"'{(Text.Length > 40 ? Text[..40] + "…" : Text)}'";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Called => "a list";
}

internal sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    public override string Called => "a group of keys";
    public YamlNode? this[string key] => Entries.Where(e => e.Key.Text == key).Select(e => e.Value).FirstOrDefault();
}
