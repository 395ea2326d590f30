namespace Throughline.Modules.Calendars;

/// <summary>The open stretches of one piece of the time line, with the open time before each, so that both questions are a binary search.</summary>
internal sealed class OpenChunk
{
    private readonly long[] _from;
    private readonly long[] _until;
    private readonly long[] _before;

    public OpenChunk(List<Stretch> stretches)
    {
        _from = [.. stretches.Select(s => s.From)];
        _until = [.. stretches.Select(s => s.Until)];
        _before = new long[stretches.Count + 1];
        for (var i = 0; i < _from.Length; i++) _before[i + 1] = _before[i] + _until[i] - _from[i];
    }

    public long Total => _before[^1];

    public int Count => _from.Length;

    public Stretch this[int index] => new(_from[index], _until[index]);

    /// <summary>Open ticks of the chunk before an instant.</summary>
    public long Before(long instant)
    {
        var i = FirstClosingAfter(instant);
        return _before[i] + (i < _from.Length && instant > _from[i] ? instant - _from[i] : 0);
    }

    /// <summary>The earliest instant with so many open ticks of the chunk before it; from 1 to <see cref="Total"/>.</summary>
    public long Reaching(long open)
    {
        var i = FirstAbove(_before, open - 1) - 1;
        return _from[i] + open - _before[i];
    }

    /// <summary>The first stretch that closes after an instant; <see cref="Count"/> when none does.</summary>
    public int FirstClosingAfter(long instant) => FirstAbove(_until, instant);

    private static int FirstAbove(long[] sorted, long value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (sorted[middle] > value) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
