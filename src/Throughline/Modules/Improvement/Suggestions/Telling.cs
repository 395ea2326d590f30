using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Which of the best are worth a reader's glance at all: the list may be short, it may be empty.</summary>
static class Telling
{
    /// <summary>Cosine of the rare words: on the demo's tickets what shares one common word stays below .15, what tells the same story above .25.</summary>
    const float AlikeInWords = .2f;

    /// <summary>With a single word in common, that word must be most of what was said.</summary>
    const float AlikeInOneWord = .5f;
    static readonly float TwoWords = MathF.Log(2.5f);

    /// <summary>Among fewer tickets no word is rare: there two shared words are enough.</summary>
    const int FewTickets = 50;

    public static bool Is(Suggestion suggestion, int tickets)
    {
        float Of(Feature feature) => suggestion.Row[(int)feature];
        if (tickets < FewTickets && Of(Feature.SharedWords) > TwoWords) return true;
        return Of(Feature.WholeLikeness) >= (Of(Feature.SharedWords) > TwoWords ? AlikeInWords : AlikeInOneWord) || Of(Feature.SharedCodes) > 0 || Of(Feature.SameReference) > 0 || (Of(Feature.SameComponent) > 0 && Of(Feature.SameNetwork) > 0);
    }
}
