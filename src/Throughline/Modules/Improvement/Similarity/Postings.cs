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
        public int Previous;
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
        if (terms <= _last.Length) return;
        var size = Math.Max(terms, _last.Length * 2);
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
            lane.Blocks[fresh].Previous = at;
            _last[term] = at = fresh;
        }
        ref var block = ref lane.Blocks[at];
        var place = block.Start + block.Count++;
        lane.Docs[place >> SlabBits][place & (SlabSize - 1)] = doc;
        lane.Impacts[place >> SlabBits][place & (SlabSize - 1)] = impact;
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

    /// <summary>A place in a term's list, moved from the newest document to the oldest only.</summary>
    public struct Cursor
    {
        internal int Block;
        /// <summary>So many of the block's entries are still ahead.</summary>
        internal int Ahead;
        public int Term;
    }

    public Cursor Open(int term)
    {
        var block = term < _last.Length ? _last[term] : 0;
        return new() { Block = block, Ahead = LaneOf(term).Blocks[block].Count, Term = term };
    }

    /// <summary>The entries of the cursor's block that lie in [start, end), after moving past every one from <paramref name="end"/> on; false when none is left before it.</summary>
    private static bool Enter(Lane lane, ref Cursor cursor, int start, int end, out int first, out ReadOnlySpan<int> docs)
    {
        while (cursor.Block != 0)
        {
            ref readonly var block = ref lane.Blocks[cursor.Block];
            var from = block.Start & (SlabSize - 1);
            docs = lane.Docs[block.Start >> SlabBits].AsSpan(from, cursor.Ahead);
            if (docs.Length > 0 && docs[0] < end)
            {
                if (docs[^1] >= end) docs = docs[..Before(docs, end)];
                var low = docs[0] >= start ? 0 : Before(docs, start);
                cursor.Ahead = low;
                first = from + low;
                docs = docs[low..];
                return true;
            }
            cursor.Block = block.Previous;
            cursor.Ahead = lane.Blocks[block.Previous].Count;
        }
        first = 0;
        docs = [];
        return false;
    }

    /// <summary>How many of these, which ascend, are below the document.</summary>
    private static int Before(ReadOnlySpan<int> docs, int document)
    {
        var (low, high) = (0, docs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (docs[middle] < document) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Adds weight × impact of every document in [start, end) to its place in <paramref name="sums"/>, and the title's weight where the term stands in the title.</summary>
    public void Accumulate(ref Cursor cursor, int start, int end, float weight, Span<float> sums, float titleWeight, Span<float> titles)
    {
        var lane = LaneOf(cursor.Term);
        while (Enter(lane, ref cursor, start, end, out var first, out var docs))
        {
            var impacts = lane.Impacts[lane.Blocks[cursor.Block].Start >> SlabBits].AsSpan(first, docs.Length);
            if (titleWeight > 0)
            {
                for (var i = 0; i < docs.Length; i++)
                {
                    var place = docs[i] - start;
                    int impact = impacts[i];
                    sums[place] += weight * (impact & 127);
                    titles[place] += titleWeight * (impact >> 7);
                }
            }
            else for (var i = 0; i < docs.Length; i++) sums[docs[i] - start] += weight * (impacts[i] & 127);
            if (cursor.Ahead > 0) return;
        }
    }

    /// <summary>The same for these documents alone, which ascend: what lies between them is passed over.</summary>
    public void Accumulate(ref Cursor cursor, ReadOnlySpan<int> documents, int start, float weight, Span<float> sums, float titleWeight, Span<float> titles)
    {
        var lane = LaneOf(cursor.Term);
        for (var i = documents.Length - 1; i >= 0; i--)
        {
            var document = documents[i];
            if (!Enter(lane, ref cursor, document, document + 1, out var first, out var docs)) return;
            if (docs.Length == 0) continue;
            int impact = lane.Impacts[lane.Blocks[cursor.Block].Start >> SlabBits][first];
            sums[document - start] += weight * (impact & 127);
            if (titleWeight > 0) titles[document - start] += titleWeight * (impact >> 7);
        }
    }

    /// <summary>The documents in [start, end), in order, at the end of <paramref name="room"/>, which has room for all.</summary>
    public ReadOnlySpan<int> Read(ref Cursor cursor, int start, int end, Span<int> room)
    {
        var lane = LaneOf(cursor.Term);
        var from = room.Length;
        while (Enter(lane, ref cursor, start, end, out _, out var docs))
        {
            from -= docs.Length;
            docs.CopyTo(room[from..]);
            if (cursor.Ahead > 0) break;
        }
        return room[from..];
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
