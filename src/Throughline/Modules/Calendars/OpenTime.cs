using System.Collections.Concurrent;
using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars;

/// <summary>
/// The open instants of a calendar in ticks since 1970, compiled piece by piece when first asked for. Safe for many threads:
/// a piece never changes, and two threads that compile the same one get the same.
/// </summary>
/// <param name="reigns">The versions of the calendar, in order; together they cover all time.</param>
internal sealed class OpenTime(Reign[] reigns)
{
    // 2^48 ticks are 326 days. Pieces are kept from 1742 to 2205; beyond, only their totals.
    private const int Shift = 48;
    private const long FirstKept = -256;

    private readonly OpenChunk?[] _kept = new OpenChunk?[520];
    private readonly ConcurrentDictionary<long, long> _farTotals = new();

    private readonly long _end = reigns.Max(r => r.LastOpening);

    /// <summary>Open ticks in <c>[from, until)</c>; 0 when reversed.</summary>
    public long Between(long from, long until)
    {
        (from, until) = (Math.Min(from, _end), Math.Min(until, _end));
        if (until <= from) return 0;
        long first = from >> Shift, last = until >> Shift;
        var open = At(last).Before(until) - At(first).Before(from);
        for (var chunk = first; chunk < last; chunk++) open += Total(chunk);
        return open;
    }

    /// <summary>The earliest instant not before the start with so many open ticks in between; null when there is none by the end of the year 9999.</summary>
    public long? Add(long start, long open)
    {
        if (open == 0) return start;
        if (start >= _end) return null;
        var chunk = start >> Shift;
        open += At(chunk).Before(start);
        for (; chunk <= _end >> Shift; chunk++)
        {
            var total = Total(chunk);
            if (open <= total) return At(chunk).Reaching(open);
            open -= total;
        }
        return null;
    }

    public bool IsOpen(long at) => NextInChunk(at >> Shift, at) is { } next && next == at;

    /// <summary>The earliest open instant not before this one; null when there is none by the end of the year 9999.</summary>
    public long? NextOpen(long at)
    {
        for (var chunk = at >> Shift; chunk <= _end >> Shift; chunk++)
            if (NextInChunk(chunk, at) is { } next) return next;
        return null;
    }

    /// <summary>Open stretches that meet <c>[from, until)</c>, cut to it, in order, none touching the next.</summary>
    public IEnumerable<Stretch> Stretches(long from, long until)
    {
        Stretch? waiting = null;
        for (var index = from >> Shift; index <= _end >> Shift && index << Shift < until; index++)
        {
            var chunk = At(index);
            for (var i = chunk.FirstClosingAfter(from); i < chunk.Count && chunk[i].From < until; i++)
            {
                var next = new Stretch(Math.Max(from, chunk[i].From), Math.Min(until, chunk[i].Until));
                if (waiting is { } last && last.Until == next.From) next = next with { From = last.From };
                else if (waiting is { } done) yield return done;
                waiting = next;
            }
        }
        if (waiting is { } final) yield return final;
    }

    private long? NextInChunk(long index, long at)
    {
        var chunk = At(index);
        var i = chunk.FirstClosingAfter(at);
        return i < chunk.Count ? Math.Max(at, chunk[i].From) : null;
    }

    private long Total(long index) =>
        IsKept(index) ? At(index).Total : _farTotals.TryGetValue(index, out var total) ? total : _farTotals[index] = Compile(index).Total;

    private OpenChunk At(long index)
    {
        if (!IsKept(index)) return Compile(index);
        ref var kept = ref _kept[index - FirstKept];
        var chunk = Volatile.Read(ref kept);
        if (chunk is null) Volatile.Write(ref kept, chunk = Compile(index));
        return chunk;
    }

    private bool IsKept(long index) => index >= FirstKept && index < FirstKept + _kept.Length;

    private OpenChunk Compile(long index)
    {
        var stretches = new List<Stretch>();
        foreach (var reign in reigns)
        {
            long begin = Math.Max(index << Shift, reign.From), end = Math.Min((index + 1) << Shift, reign.Until);
            if (begin < end) reign.AddOpen(begin, end, stretches);
        }
        return new OpenChunk(stretches);
    }
}
