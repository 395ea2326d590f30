namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// For each term the documents that hold it, oldest first, each with its impact (1..127) and a bit for the title: an inverted
/// index that grows at the end. Blocks grow fourfold up to 512 entries, so a rare term costs little and a common one is read in long runs.
/// </summary>
internal sealed class Postings
{
    /// <summary>Terms whose numbers differ in their last two bits can be written at the same time.</summary>
    public const int Lanes = 4;
    private const int SlabBits = 18;
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

    /// <summary>Terms are laid out in lanes by their number: two lanes can be written at the same time.</summary>
    private sealed class Lane
    {
        public readonly List<int[]> Docs = [];
        public readonly List<byte[]> Impacts = [];
        public int Used;
        public Block[] Blocks = new Block[1024];
        public int BlockCount = 1;
    }

    private readonly Lane[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new Lane())];
    /// <summary>Whether a term is in a lane, 0 to <see cref="Lanes"/> − 1.</summary>
    public static bool IsIn(int lane, int term) => (term & (Lanes - 1)) == lane;
    private Lane LaneOf(int term) => _lanes[term & (Lanes - 1)];
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

    /// <summary>Makes room for terms up to this number; before several lanes are written at once.</summary>
    public void Reserve(int terms)
    {
        if (terms <= _first.Length) return;
        var size = Math.Max(terms, _first.Length * 2);
        Array.Resize(ref _first, size);
        Array.Resize(ref _last, size);
        Array.Resize(ref _frequency, size);
        Array.Resize(ref _rough, size);
    }

    /// <summary>Adds a document to a term for which there is room; documents come in ascending order.</summary>
    public void Add(int term, int doc, byte impact)
    {
        var lane = LaneOf(term);
        var at = _last[term];
        if (at == 0 || lane.Blocks[at].Count == lane.Blocks[at].Capacity)
        {
            var fresh = NewBlock(lane, at == 0 ? 2 : Math.Min(LongestBlock, lane.Blocks[at].Capacity * 4));
            if (at == 0) _first[term] = fresh;
            else lane.Blocks[at].Next = fresh;
            lane.Blocks[fresh].Previous = at;
            _last[term] = at = fresh;
        }
        ref var block = ref lane.Blocks[at];
        var place = block.Start + block.Count++;
        lane.Docs[place >> SlabBits][place & (SlabSize - 1)] = doc;
        lane.Impacts[place >> SlabBits][place & (SlabSize - 1)] = impact;
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

    private static int NewBlock(Lane lane, int capacity)
    {
        if ((lane.Used & (SlabSize - 1)) + capacity > SlabSize) lane.Used = (lane.Used + SlabSize - 1) & ~(SlabSize - 1);
        var (slab, needed) = (lane.Used >> SlabBits, (lane.Used & (SlabSize - 1)) + capacity);
        Slabs.MakeRoom(lane.Docs, slab, needed, SlabSize);
        Slabs.MakeRoom(lane.Impacts, slab, needed, SlabSize);
        if (lane.BlockCount == lane.Blocks.Length) Array.Resize(ref lane.Blocks, lane.Blocks.Length * 2);
        lane.Blocks[lane.BlockCount] = new Block { Start = lane.Used, Capacity = (ushort)capacity };
        lane.Used += capacity;
        return lane.BlockCount++;
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
        var blocks = LaneOf(cursor.Term).Blocks;
        while (cursor.Block != 0 && blocks[cursor.Block].LastDoc < doc)
        {
            cursor.Block = blocks[cursor.Block].Next;
            cursor.Position = 0;
        }
    }

    /// <summary>Adds weight × impact of every document in [start, end) to its place in <paramref name="sums"/>, and the title's weight where the term stands in the title.</summary>
    public void Accumulate(ref Cursor cursor, int start, int end, float weight, Span<float> sums, float titleWeight, Span<float> titles)
    {
        SkipTo(ref cursor, start);
        var lane = LaneOf(cursor.Term);
        while (cursor.Block != 0)
        {
            ref readonly var block = ref lane.Blocks[cursor.Block];
            var slab = block.Start >> SlabBits;
            var from = block.Start & (SlabSize - 1);
            var docs = lane.Docs[slab].AsSpan(from, block.Count);
            var impacts = lane.Impacts[slab].AsSpan(from, docs.Length);
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
        var lane = LaneOf(cursor.Term);
        var count = 0;
        while (cursor.Block != 0 && count < into.Length)
        {
            ref readonly var block = ref lane.Blocks[cursor.Block];
            var docs = lane.Docs[block.Start >> SlabBits].AsSpan(block.Start & (SlabSize - 1), block.Count);
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
        var lane = LaneOf(term);
        for (var at = term < _last.Length ? _last[term] : 0; at != 0 && count < into.Length; at = lane.Blocks[at].Previous)
        {
            ref readonly var block = ref lane.Blocks[at];
            var docs = lane.Docs[block.Start >> SlabBits].AsSpan(block.Start & (SlabSize - 1), block.Count);
            if (docs[0] >= end) continue;
            for (var i = docs.Length - 1; i >= 0 && count < into.Length; i--) if (docs[i] < end) into[count++] = docs[i];
        }
        return count;
    }
}
