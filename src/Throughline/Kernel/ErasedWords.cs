namespace Throughline.Kernel;

/// <summary>Words that a person had erased, for those who may have written them down again elsewhere.</summary>
/// <param name="Subject">The thing that they stood on.</param>
/// <param name="Reference">How people call it: T-20931.</param>
/// <param name="Words">Each text as it stood.</param>
public sealed record ErasedWords(Guid Subject, string Reference, IReadOnlyList<string> Words)
{
    /// <summary>What stands in their place.</summary>
    public const string Instead = "Erased";

    /// <summary>A text shorter than this stands in too many others to be looked for.</summary>
    const int Shortest = 4;

    public IEnumerable<string> Telling => Words.Where(w => w.Length >= Shortest).OrderByDescending(w => w.Length);

    public bool StandIn(string text) => Telling.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text with each of them replaced.</summary>
    public string TakenOutOf(string text) => Telling.Aggregate(text, (t, w) => t.Replace(w, Instead, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Takes erased words out of what it wrote them into, inside the transaction that erases them.</summary>
public interface IEraseWords
{
    /// <summary>Answers the things in whose journal the words may stand too.</summary>
    Task<IReadOnlyCollection<Guid>> Erase(ErasedWords words);
}
