namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// For each term the documents that hold it, oldest first, each with its impact (1..127) and a bit for the title: an inverted
/// index that grows at the end. Blocks grow fourfold up to 512 entries, so a rare term costs little and a common one is read in long runs.
/// </summary>
internal sealed class Postings
{
    private const int SlabBits = 20;
    private const int SlabSize = 1 << SlabBits;
    private const int LongestBlock = 512;

    private struct Block
    {
        public int Start;
        public int Next;
        public int Previous;
        public int LastDoc;
        public ushort Count;
        public ushort Capacity;
    }

    private readonly List<int[]> _docs = [];
    private readonly List<byte[]> _impacts = [];
    private int _used;
    private Block[] _blocks = new Block[1024];
    private int _blockCount = 1;
    private int[] _first = new int[1024];
    private int[] _last = new int[1024];
    private int[] _frequency = new int[1024];
    /// <summary>ln(frequency + ½) in sixteenths, a byte a term: small enough to stay near the processor where every word of a candidate is asked for.</summary>
    private byte[] _rough = new byte[1024];
    private static readonly byte[] RoughOf = [.. Enumerable.Range(0, 1 << 14).Select(Rough)];
    private static readonly float[] RoughLogs = [.. Enumerable.Range(0, 256).Select(code => (code + .5f) / 16 - .75f)];
    private static byte Rough(int n) => (byte)((MathF.Log(n + .5f) + .75f) * 16);

    /// <summary>ln(frequency + ½) to within 1/32.</summary>
    public float RoughLogFrequency(int term) => RoughLogs[_rough[term]];

    /// <summary>How many documents hold the term.</summary>
    public int Frequency(int term) => term < _frequency.Length ? _frequency[term] : 0;

    /// <summary>Adds a document to a term; documents come in ascending order.</summary>
    public void Add(int term, int doc, byte impact)
    {
        if (term >= _first.Length)
        {
            var size = Math.Max(term + 1, _first.Length * 2);
            Array.Resize(ref _first, size);
            Array.Resize(ref _last, size);
            Array.Resize(ref _frequency, size);
            Array.Resize(ref _rough, size);
        }
        var at = _last[term];
        if (at == 0 || _blocks[at].Count == _blocks[at].Capacity)
        {
            var fresh = NewBlock(at == 0 ? 2 : Math.Min(LongestBlock, _blocks[at].Capacity * 4));
            if (at == 0) _first[term] = fresh;
            else _blocks[at].Next = fresh;
            _blocks[fresh].Previous = at;
            _last[term] = at = fresh;
        }
        ref var block = ref _blocks[at];
        var place = block.Start + block.Count++;
        _docs[place >> SlabBits][place & (SlabSize - 1)] = doc;
        _impacts[place >> SlabBits][place & (SlabSize - 1)] = impact;
        block.LastDoc = doc;
        Counted(term, 1);
    }

    /// <summary>One document less holds the term; its place in the list stays and is passed over.</summary>
    public void Forget(int term) => Counted(term, -1);

    private void Counted(int term, int change)
    {
        var often = _frequency[term] += change;
        _rough[term] = often < RoughOf.Length ? RoughOf[often] : Rough(often);
    }

    private int NewBlock(int capacity)
    {
        if ((_used & (SlabSize - 1)) + capacity > SlabSize) _used = (_used + SlabSize - 1) & ~(SlabSize - 1);
        if (_used >> SlabBits == _docs.Count)
        {
            _docs.Add(new int[SlabSize]);
            _impacts.Add(new byte[SlabSize]);
        }
        if (_blockCount == _blocks.Length) Array.Resize(ref _blocks, _blocks.Length * 2);
        _blocks[_blockCount] = new Block { Start = _used, Capacity = (ushort)capacity };
        _used += capacity;
        return _blockCount++;
    }

    /// <summary>A place in a term's list, moved forward only.</summary>
    public struct Cursor
    {
        internal int Block;
        internal int Position;
        public int Term;
    }

    public Cursor Open(int term) => new() { Block = term < _first.Length ? _first[term] : 0, Term = term };

    /// <summary>Moves past every whole block that ends before <paramref name="doc"/>.</summary>
    public void SkipTo(ref Cursor cursor, int doc)
    {
        while (cursor.Block != 0 && _blocks[cursor.Block].LastDoc < doc)
        {
            cursor.Block = _blocks[cursor.Block].Next;
            cursor.Position = 0;
        }
    }

    /// <summary>Adds weight × impact of every document in [start, end) to its place in <paramref name="sums"/>, and the title's weight where the term stands in the title.</summary>
    public void Accumulate(ref Cursor cursor, int start, int end, float weight, Span<float> sums, float titleWeight, Span<float> titles)
    {
        SkipTo(ref cursor, start);
        while (cursor.Block != 0)
        {
            ref readonly var block = ref _blocks[cursor.Block];
            var slab = block.Start >> SlabBits;
            var from = block.Start & (SlabSize - 1);
            var docs = _docs[slab].AsSpan(from, block.Count);
            var impacts = _impacts[slab].AsSpan(from, docs.Length);
            var i = cursor.Position;
            var stop = docs.Length;
            if (block.LastDoc >= end) { stop = i; while (stop < docs.Length && docs[stop] < end) stop++; }
            while (i < stop && docs[i] < start) i++;
            if (titleWeight > 0)
            {
                for (; i < stop; i++)
                {
                    var place = docs[i] - start;
                    int impact = impacts[i];
                    sums[place] += weight * (impact & 127);
                    titles[place] += titleWeight * (impact >> 7);
                }
            }
            else for (; i < stop; i++) sums[docs[i] - start] += weight * (impacts[i] & 127);
            if (block.LastDoc >= end) { cursor.Position = stop; return; }
            cursor.Block = block.Next;
            cursor.Position = 0;
        }
    }

    /// <summary>Copies up to <paramref name="into"/>.Length of the documents in [start, end), in order; says how many.</summary>
    public int Read(ref Cursor cursor, int start, int end, Span<int> into)
    {
        SkipTo(ref cursor, start);
        var count = 0;
        while (cursor.Block != 0 && count < into.Length)
        {
            ref readonly var block = ref _blocks[cursor.Block];
            var docs = _docs[block.Start >> SlabBits].AsSpan(block.Start & (SlabSize - 1), block.Count);
            while (cursor.Position < docs.Length && count < into.Length)
            {
                var doc = docs[cursor.Position];
                if (doc >= end) return count;
                cursor.Position++;
                if (doc >= start) into[count++] = doc;
            }
            if (cursor.Position < docs.Length) break;
            if (block.Next == 0) break;
            cursor.Block = block.Next;
            cursor.Position = 0;
        }
        return count;
    }

    /// <summary>The latest documents of a term before <paramref name="end"/>, newest first; says how many.</summary>
    public int ReadLatest(int term, int end, Span<int> into)
    {
        var count = 0;
        for (var at = term < _last.Length ? _last[term] : 0; at != 0 && count < into.Length; at = _blocks[at].Previous)
        {
            ref readonly var block = ref _blocks[at];
            var docs = _docs[block.Start >> SlabBits].AsSpan(block.Start & (SlabSize - 1), block.Count);
            if (docs[0] >= end) continue;
            for (var i = docs.Length - 1; i >= 0 && count < into.Length; i--) if (docs[i] < end) into[count++] = docs[i];
        }
        return count;
    }
}
