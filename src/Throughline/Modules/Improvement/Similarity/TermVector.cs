namespace Throughline.Modules.Improvement.Similarity;

/// <summary>One term of a ticket: how often it stands in the title and in the text, and whether it is a code.</summary>
internal readonly record struct TermCount(int Term, byte Title, byte Body, bool Code);

/// <summary>Vectors of many tickets, one after another, each term as a gap in variable length and a byte of counts.</summary>
internal sealed class VectorStore
{
    internal const int MostInTitle = 7, MostInBody = 15;
    private const int SlabBits = 20;
    private readonly List<byte[]> _slabs = [];
    private long _used;

    /// <summary>Writes a vector whose terms ascend; gives back its place.</summary>
    public long Add(ReadOnlySpan<TermCount> terms)
    {
        var needed = 5 + terms.Length * 6;
        if ((_used & ((1 << SlabBits) - 1)) + needed > 1 << SlabBits) _used = ((_used >> SlabBits) + 1) << SlabBits;
        var place = _used;
        var at = (int)(place & ((1 << SlabBits) - 1));
        var slab = Slabs.MakeRoom(_slabs, (int)(place >> SlabBits), at + needed, 1 << SlabBits);
        at = ShortNumbers.Write(slab, at, (uint)terms.Length);
        var last = 0;
        foreach (var term in terms)
        {
            at = ShortNumbers.Write(slab, at, (uint)(term.Term - last));
            last = term.Term;
            slab[at++] = (byte)((term.Code ? 128 : 0) | (Math.Min((int)term.Title, MostInTitle) << 4) | Math.Min((int)term.Body, MostInBody));
        }
        _used = (place >> SlabBits << SlabBits) + at;
        return place;
    }

    /// <summary>Reads a vector back into <paramref name="into"/>; says how many terms it has.</summary>
    public int Read(long place, Span<TermCount> into)
    {
        var slab = _slabs[(int)(place >> SlabBits)];
        var at = (int)(place & ((1 << SlabBits) - 1));
        var count = (int)ShortNumbers.Read(slab, ref at);
        var last = 0;
        for (var i = 0; i < count; i++)
        {
            last += (int)ShortNumbers.Read(slab, ref at);
            var counts = slab[at++];
            into[i] = new TermCount(last, (byte)((counts >> 4) & 7), (byte)(counts & 15), counts >= 128);
        }
        return count;
    }
}
