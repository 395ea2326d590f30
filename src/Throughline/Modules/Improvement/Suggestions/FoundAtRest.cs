using System.Collections.Concurrent;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>A ticket that is like the one asked about, with why.</summary>
sealed record LikeTicket(string Id, float Likeness, bool IsLinked, IReadOnlyList<string> Reasons);

/// <summary>
/// What was found since the index changed last: a ticket's page is read again after every act, by everybody who works on it, and the search
/// among a million is most of what it costs. Any change of the index, of the links or of the weights, and nothing of it counts any more.
/// </summary>
sealed class FoundAtRest
{
    const int Most = 2000;

    /// <summary>A question is asked as of the next of these, so that the same can be answered for a while, and on every node.</summary>
    static readonly Duration Step = Duration.FromMinutes(5);

    volatile Held held = new(null, -1);

    sealed record Held(SimilarityEngine? Engine, long Version)
    {
        public ConcurrentDictionary<(string, ulong), IReadOnlyList<LikeTicket>> Answers { get; } = [];
        public int Count;
    }

    /// <summary>The end of the stretch of time in which this instant lies.</summary>
    public static Instant AsOf(Instant now) => Instant.FromUnixTimeTicks((now.ToUnixTimeTicks() / Step.BclCompatibleTicks + 1) * Step.BclCompatibleTicks);

    /// <param name="ticket">Whose question it is.</param>
    /// <param name="mark">Of all that is asked: texts, things, what people said, the moment.</param>
    public IReadOnlyList<LikeTicket> Of(SimilarityEngine engine, string ticket, ulong mark, Func<IReadOnlyList<LikeTicket>> find)
    {
        var version = engine.Version;
        var known = held;
        if (known.Engine != engine || known.Version != version || known.Count >= Most) held = known = new(engine, version);
        if (known.Answers.TryGetValue((ticket, mark), out var before)) return before;
        var found = find();
        // found in part before a change and in part after it: true for this reader, not for the next
        if (engine.Version == version && known.Answers.TryAdd((ticket, mark), found)) Interlocked.Increment(ref known.Count);
        return found;
    }
}
