using System.Numerics;

namespace Throughline.Modules.Improvement.Finding;

/// <summary>
/// All tickets by their words, in segments that never change: what comes is a small one, eight of a size become one. Whoever asks
/// holds the segments as they were at that moment, so nobody waits. One writer at a time.
/// </summary>
public sealed class WordIndex
{
    const int Together = 8, AtOnce = 250;

    /// <summary>A segment of so many is let alone: to merge eight of them would hold up those who wait for their ticket.</summary>
    const int Large = 1 << 15;

    volatile WordSegment[] segments = [];

    /// <summary>Tickets in it.</summary>
    public int Count => segments.Sum(s => s.Live);

    /// <summary>Adds tickets, or puts them in place of what was there; those that did not change are passed over.</summary>
    public void Put(IEnumerable<IndexedTicket> tickets)
    {
        var fresh = tickets.Where(t => MarkOf(t.Number) != t.Mark).GroupBy(t => t.Number).Select(g => g.Last()).OrderBy(t => t.Number).ToList();
        if (fresh.Count == 0) return;
        var some = fresh.Chunk(AtOnce).AsParallel().Select(part => WordSegment.Of(part)).ToList();
        segments = Merged([.. Without(fresh.Select(t => t.Number)), some is [var one] ? one : WordSegment.Of(some)]);
    }

    /// <summary>Takes tickets out.</summary>
    public void Remove(IEnumerable<long> numbers) => segments = Merged(Without(numbers));

    ulong? MarkOf(long number)
    {
        foreach (var segment in segments)
            if (segment.PlaceOf(number) is >= 0 and var place) return segment.MarkAt(place);
        return null;
    }

    List<WordSegment> Without(IEnumerable<long> numbers)
    {
        var left = segments.ToList();
        foreach (var number in numbers)
            for (var i = 0; i < left.Count; i++)
                if (left[i].PlaceOf(number) is >= 0 and var place) left[i] = left[i].Without(place);
        return left;
    }

    static WordSegment[] Merged(List<WordSegment> segments)
    {
        segments.RemoveAll(s => s.Live == 0);
        while (true)
        {
            var some = segments.Where(s => s.Live < Large).GroupBy(s => BitOperations.Log2((uint)s.Live) / 3).FirstOrDefault(g => g.Count() >= Together)?.ToList()
                ?? segments.Where(s => s.Gone * 4 > s.Count).Take(1).ToList();
            if (some.Count == 0) return [.. segments];
            segments.RemoveAll(some.Contains);
            segments.Add(WordSegment.Of(some));
        }
    }

    /// <summary>The tickets that hold every one of the words.</summary>
    /// <param name="keys">Only those that have one of these keys; null for all.</param>
    public FoundByWords Find(IReadOnlyList<WantedWord> words, IReadOnlyCollection<string>? keys = null) =>
        new(words.Count == 0 ? [] : [.. segments.Select(s => (s, s.Holding(words, keys)))]);
}
