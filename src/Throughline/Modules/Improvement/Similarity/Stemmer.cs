namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A light English stem: plural, -ing and -ed only, so that a code or a name is never bent out of shape.</summary>
internal static class Stemmer
{
    /// <summary>The stem of a lower-case word, cut in place; words with digits or other scripts stay as they are.</summary>
    public static ReadOnlySpan<char> Stem(Span<char> word)
    {
        if (word.Length < 4) return word;
        foreach (var c in word) if (c is < 'a' or > 'z') return word;
        if (word.EndsWith("ies") && word.Length > 4) { word[^3] = 'y'; return word[..^2]; }
        if (word.EndsWith("sses")) return word[..^2];
        if (word.EndsWith("es") && word.Length > 5 && word[^3] is 'x' or 'h') return word[..^2];
        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];
        if (word.EndsWith("ing") && word.Length > 5 && HasVowel(word[..^3])) return Undouble(word[..^3]);
        if (word.EndsWith("ed") && word.Length > 4 && HasVowel(word[..^2])) return Undouble(word[..^2]);
        if (word[^1] == 'e' && word.Length > 4) return word[..^1];
        return word;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.IndexOfAny("aeiouy") >= 0;

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z')) return word[..^1];
        return word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
    }
}

/// <summary>Words that say nothing about a fault, in the languages desks write in most.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(("the a an of to in is it and or on for that this with as at by from be are was were been not but if when then than so do doe did have has had " +
        "i we you he she they me my our your its us can could will would should there here what which who how am im ve re ll also just get got " +
        "der die das und ist nicht ein eine den dem von zu mit auf im fur bei " +
        "je in na se za da so ki ne pri ter po od do ni ali").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => word.Length < 7 && Lookup.Contains(word);
}
