namespace Throughline.Ui;

/// <summary>An answer to choose: what is sent, what is read, under which heading it stands, with which icon.</summary>
public sealed record Option(string Value, string Label, string? Group = null, string? Icon = null)
{
    public Option(string word) : this(word, word) { }
}
