using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Finding;

/// <summary>A word that a text must hold.</summary>
/// <param name="Word">In lower case, without accents, joined as it was typed.</param>
/// <param name="Key">The word by which it is looked up: its stem where it has one.</param>
/// <param name="IsBeginning">Words that begin with it will do: somebody may still be typing.</param>
public readonly record struct WantedWord(string Word, string Key, bool IsBeginning)
{
    /// <summary>What is wanted of a text by whoever types this: all of these words, in any order, the last one as a beginning.</summary>
    public static IReadOnlyList<WantedWord> In(string typed)
    {
        var wanted = new List<WantedWord>();
        var text = typed.AsSpan();
        while (TextWords.Next(ref text) is { IsEmpty: false } piece)
        {
            var word = TextWords.Folded(piece);
            if (word.IsEmpty) continue;
            wanted.Add(Scripts.HasNoSpaces(word, 0) ? Of(TextWords.Cut(word, TextWords.Dense), isBeginning: true) : Of(TextWords.Cut(word), isBeginning: word.Length > TextWords.Longest));
        }
        if (wanted is [.., { Word.Length: > 1 } last]) wanted[^1] = last with { IsBeginning = true };
        // “no light on the uplink”: what says nothing need not be there, unless nothing else was typed
        return [.. wanted.Where((w, i) => i == wanted.Count - 1 || !StopWords.Contains(w.Word)).Distinct()];
    }

    static WantedWord Of(ReadOnlySpan<char> word, bool isBeginning) => new(word.ToString(), TextWords.Stem(word, stackalloc char[TextWords.Longest]) is { IsEmpty: false } stem ? stem.ToString() : word.ToString(), isBeginning);

    /// <summary>The plain rule: whether a text is found by it, asked of every word of the text.</summary>
    public bool IsMetBy(string word) => word == Key || (IsBeginning && word.StartsWith(Word, StringComparison.Ordinal));
}
