namespace Throughline.Modules.Improvement.Similarity;

/// <summary>The k best of a stream of positive scores: a small heap of whole numbers, score above document; among equals the newer document wins, if the newer are offered first.</summary>
internal sealed class TopList(int size)
{
    private readonly ulong[] _heap = new ulong[size];
    private int _count;

    /// <summary>A score not above this cannot enter any more.</summary>
    public float Threshold { get; private set; } = Lowest(size);

    // a list without a place is full
    private static float Lowest(int size) => size == 0 ? float.PositiveInfinity : 0;

    /// <summary>Takes the document in if it is among the best so far; the score must not be negative.</summary>
    public void Offer(int document, float score)
    {
        if (size == 0) return;
        // the bits of floats above zero stand in the order of their values
        var key = (ulong)BitConverter.SingleToUInt32Bits(score) << 32 | (uint)document;
        if (_count < size) Rise(key);
        else if (score > Threshold) Sink(key);
        else return;
        if (_count == size) Threshold = ScoreOf(_heap[0]);
    }

    /// <summary>Best first; the list is empty afterwards.</summary>
    public List<(int Document, float Score)> Take()
    {
        var keys = _heap.AsSpan(0, _count);
        keys.Sort();
        keys.Reverse();
        var list = new List<(int, float)>(_count);
        foreach (var key in keys) list.Add(((int)(uint)key, ScoreOf(key)));
        (_count, Threshold) = (0, Lowest(size));
        return list;
    }

    private static float ScoreOf(ulong key) => BitConverter.UInt32BitsToSingle((uint)(key >> 32));

    private void Rise(ulong key)
    {
        var at = _count++;
        for (; at > 0 && _heap[(at - 1) / 2] > key; at = (at - 1) / 2) _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = key;
    }

    private void Sink(ulong key)
    {
        var at = 0;
        for (var child = 1; child < _count; at = child, child = 2 * at + 1)
        {
            if (child + 1 < _count && _heap[child + 1] < _heap[child]) child++;
            if (_heap[child] >= key) break;
            _heap[at] = _heap[child];
        }
        _heap[at] = key;
    }
}
