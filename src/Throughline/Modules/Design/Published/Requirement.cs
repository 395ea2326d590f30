namespace Throughline.Modules.Design.Published;

/// <summary>Something the customer needs, in one sentence; the design answers it and the kit list pays for it.</summary>
public sealed class Requirement
{
    Requirement() { }

    internal Requirement(int number, string text, string askedBy) => (Number, Text, AskedBy) = (number, text, askedBy);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Number { get; private set; }

    /// <summary>R-01: how it is named in a kit line's purpose and on the proposal.</summary>
    public string Label => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"R-{Number:00}");
    public string Text { get; private set; } = "";

    /// <summary>Who asked for it: a person, a contract, the survey.</summary>
    public string AskedBy { get; private set; } = "";

    internal void Say(string text, string askedBy) => (Text, AskedBy) = (text, askedBy);
}
