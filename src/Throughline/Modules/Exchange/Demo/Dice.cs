namespace Throughline.Modules.Exchange.Demo;

/// <summary>Chance that comes out the same every time: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
struct Dice(ulong seed)
{
    ulong state = seed;

    /// <summary>A number from 0 up to but not including the limit.</summary>
    public int Roll(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A number between two bounds, both included.</summary>
    public int Between(int from, int to) => from + Roll(to - from + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
