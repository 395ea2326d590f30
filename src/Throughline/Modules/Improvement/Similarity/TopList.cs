namespace Throughline.Modules.Improvement.Similarity;

/// <summary>The k best of a stream: a small heap; among equals the newer document wins.</summary>
internal sealed class TopList(int size)
{
    private readonly PriorityQueue<int, (float Score, int Document)> _heap = new(size + 1);

    /// <summary>A score below this cannot enter any more.</summary>
    public float Threshold { get; private set; }

    public void Offer(int document, float score)
    {
        if (_heap.Count < size)
        {
            _heap.Enqueue(document, (score, document));
            if (_heap.Count == size && _heap.TryPeek(out _, out var least)) Threshold = least.Score;
        }
        else if (score > Threshold)
        {
            _heap.EnqueueDequeue(document, (score, document));
            if (_heap.TryPeek(out _, out var least)) Threshold = least.Score;
        }
    }

    /// <summary>Best first; the list is empty afterwards.</summary>
    public List<(int Document, float Score)> Take()
    {
        var list = new List<(int, float)>(_heap.Count);
        while (_heap.TryDequeue(out var document, out var priority)) list.Add((document, priority.Score));
        list.Reverse();
        Threshold = 0;
        return list;
    }
}
