namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>
/// How far the facts were read. On PostgreSQL a fact with a lower number can be committed after one with a higher: a number that
/// was passed over is asked for again until it comes, or until no transaction lives that long.
/// </summary>
public sealed class FactCursor
{
    /// <summary>Older than this a missing number belonged to a transaction that was undone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    const int Most = 5000;

    readonly Dictionary<long, TimeSpan> missing = [];

    /// <summary>Everything up to here was read, except what is missing.</summary>
    public long After { get; private set; }
    public IReadOnlyCollection<long> Missing => missing.Keys;

    /// <summary>Begins at a number, as if all before it were read.</summary>
    public void StartAfter(long sequence)
    {
        missing.Clear();
        After = sequence;
    }

    /// <summary>Notes what came, in ascending order.</summary>
    /// <param name="now">Time since any fixed moment.</param>
    public void Came(IEnumerable<long> sequences, TimeSpan now)
    {
        foreach (var sequence in sequences)
        {
            if (sequence <= After) { missing.Remove(sequence); continue; }
            for (var gap = Math.Max(After + 1, sequence - Most); gap < sequence; gap++) missing[gap] = now;
            After = sequence;
        }
        foreach (var old in missing.Where(m => now - m.Value > Patience).Select(m => m.Key).ToList()) missing.Remove(old);
    }
}
