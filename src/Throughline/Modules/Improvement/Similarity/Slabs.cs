namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Long stores laid out in slabs of one size: the newest grows by doubling, so that a small desk holds no more than it has.</summary>
internal static class Slabs
{
    private const int First = 1024;

    /// <summary>Makes the slab and room in it for <paramref name="needed"/> entries, at most <paramref name="most"/>; what was written stays.</summary>
    public static T[] MakeRoom<T>(List<T[]> slabs, int slab, int needed, int most)
    {
        while (slab >= slabs.Count) slabs.Add(new T[slabs.Count == 0 ? Math.Min(First, most) : most]);
        var newest = slabs[slab];
        if (newest.Length >= needed) return newest;
        Array.Resize(ref newest, Math.Min(most, Math.Max(needed, newest.Length * 2)));
        return slabs[slab] = newest;
    }
}
