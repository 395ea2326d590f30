using System.Numerics;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Finding;

/// <summary>The tickets that were found, as the index was when it was asked.</summary>
public sealed class FoundByWords : FoundTickets
{
    readonly (WordSegment Segment, ulong[] Found)[] parts;

    internal FoundByWords((WordSegment Segment, ulong[] Found)[] parts)
    {
        this.parts = parts;
        Count = parts.Sum(p => p.Found.Sum(BitOperations.PopCount));
    }

    public override int Count { get; }

    public override bool Has(long number)
    {
        foreach (var (segment, found) in parts)
            if (segment.PlaceOf(number) is >= 0 and var place) return WordSegment.IsIn(found, place);
        return false;
    }

    public override IReadOnlyList<long> Newest(int most, long below = long.MaxValue)
    {
        var newest = new List<long>();
        foreach (var (segment, found) in parts)
        {
            var taken = 0;
            for (var block = found.Length - 1; block >= 0 && taken < most; block--)
            {
                for (var bits = found[block]; bits != 0 && taken < most;)
                {
                    var bit = BitOperations.Log2(bits);
                    bits ^= 1UL << bit;
                    if (segment.NumberAt(block * 64 + bit) is var number && number >= below) continue;
                    newest.Add(number);
                    taken++;
                }
            }
        }
        newest.Sort();
        newest.Reverse();
        return newest.Count > most ? newest[..most] : newest;
    }
}
