namespace Throughline.Modules.Improvement.Similarity;

/// <summary>The titles' runs of three letters, hashed to 16 bits: they see that "overscroll" and "overScrollMode" are alike.</summary>
internal sealed class LetterStore
{
    private const int SlabBits = 20;
    private const int Most = 120;
    private readonly List<ushort[]> _slabs = [];
    private readonly int[] _frequency = new int[65536];
    /// <summary>ln(frequency + 1) of each run, so that a title is weighed with one look for each.</summary>
    private readonly float[] _logs = new float[65536];
    private long _used;
    private int _titles;

    /// <summary>The distinct runs of a title, ascending; letters and digits only, lower case.</summary>
    public static ushort[] Of(string title)
    {
        Span<char> kept = stackalloc char[Most + 2];
        var length = 0;
        foreach (var c in title)
        {
            if (length == kept.Length) break;
            if (char.IsLetterOrDigit(c)) kept[length++] = char.ToLowerInvariant(c);
        }
        var runs = new ushort[Math.Max(0, length - 2)];
        for (var i = 0; i < runs.Length; i++) runs[i] = (ushort)(TokenList.Hash(kept.Slice(i, 3)) >> 40);
        Array.Sort(runs);
        return runs.Distinct().ToArray();
    }

    public long Add(ushort[] runs)
    {
        if ((_used & ((1 << SlabBits) - 1)) + runs.Length + 1 > 1 << SlabBits) _used = ((_used >> SlabBits) + 1) << SlabBits;
        var place = _used;
        var at = (int)(place & ((1 << SlabBits) - 1));
        var slab = Slabs.MakeRoom(_slabs, (int)(place >> SlabBits), at + runs.Length + 1, 1 << SlabBits);
        slab[at++] = (ushort)runs.Length;
        foreach (var run in runs) { slab[at++] = run; Counted(run, 1); }
        _used += runs.Length + 1;
        _logTitles = MathF.Log(++_titles + 2f);
        return place;
    }

    /// <summary>A title counts no more.</summary>
    public void Forget(long place)
    {
        foreach (var run in Read(place)) Counted(run, -1);
        _logTitles = MathF.Log(--_titles + 2f);
    }

    private static readonly float[] Logs = [.. Enumerable.Range(0, 1 << 16).Select(n => MathF.Log(n + 1f))];
    private float _logTitles = MathF.Log(2);

    private void Counted(ushort run, int change)
    {
        var often = _frequency[run] += change;
        _logs[run] = often < Logs.Length ? Logs[often] : MathF.Log(often + 1f);
    }

    private float Weight(ushort run) => _logTitles - _logs[run];

    public ReadOnlySpan<ushort> Read(long place)
    {
        var slab = _slabs[(int)(place >> SlabBits)];
        var at = (int)(place & ((1 << SlabBits) - 1));
        return slab.AsSpan(at + 1, slab[at]);
    }

    /// <summary>A title to which many are compared: a bit for each run it has, and what all of them weigh.</summary>
    public sealed class Title
    {
        private readonly ulong[] _has = new ulong[1024];
        private ushort[] _runs = [];
        internal double Weight { get; private set; }

        /// <summary>Takes the place of the title before.</summary>
        public void Set(ushort[] runs, LetterStore store)
        {
            foreach (var run in _runs) _has[run >> 6] = 0;
            _runs = runs;
            Weight = 0;
            foreach (var run in runs)
            {
                _has[run >> 6] |= 1UL << run;
                Weight += store.Weight(run);
            }
        }

        internal int Has(ushort run) => (int)(_has[run >> 6] >> run & 1);
    }

    /// <summary>Weight shared over weight of both together, 0..1.</summary>
    public float Overlap(Title one, ReadOnlySpan<ushort> other)
    {
        double shared = 0, all = one.Weight;
        foreach (var run in other)
        {
            // multiplied and not asked: whether a run is shared cannot be foreseen by the processor
            double weight = Weight(run);
            var both = one.Has(run);
            shared += weight * both;
            all += weight * (1 - both);
        }
        return all > 0 ? (float)(shared / all) : 0;
    }
}
