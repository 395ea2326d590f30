namespace Throughline.Kernel;

/// <summary>Words at the beginning of a sentence.</summary>
public static class Sentences
{
    /// <summary>The same words, the first letter a capital.</summary>
    public static string Capital(this string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
