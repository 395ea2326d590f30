using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>The last number given out for one kind of reference.</summary>
public sealed class Counter
{
    public string Name { get; init; } = "";
    public long Last { get; set; }
}

/// <summary>Hands out the short numbers people use: N-1042, T-20931. Never twice; a gap after a restart is possible where many are needed at once.</summary>
public sealed class Numbers(IServiceScopeFactory scopes)
{
    readonly ConcurrentDictionary<string, Range> ranges = new();

    sealed class Range
    {
        public readonly SemaphoreSlim Gate = new(1);
        public long Next = 1, Last;

        /// <summary>How many were fetched last, and when: a block used up within a second is followed by one twice as long.</summary>
        public int Taken;
        public long TakenAt;
    }

    const int Longest = 1024;

    /// <summary>Lets go what was fetched and not handed out: the next is fetched anew.</summary>
    internal void Forget(string name) => ranges.TryRemove(name, out _);

    /// <param name="name">The letter before the number.</param>
    /// <param name="block">How many are fetched at once; more than one only where they are needed by the hundred, and then more as they are used up faster.</param>
    public async Task<long> Next(string name, int block = 1, CancellationToken stop = default)
    {
        Trial.EndsHere();
        var range = ranges.GetOrAdd(name, _ => new Range());
        await range.Gate.WaitAsync(stop);
        try
        {
            if (range.Next > range.Last)
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
                var storm = block > 1 && range.Taken > 0 && Stopwatch.GetElapsedTime(range.TakenAt) < TimeSpan.FromSeconds(1);
                range.Taken = storm ? Math.Min(range.Taken * 2, Longest) : block;
                range.TakenAt = Stopwatch.GetTimestamp();
                range.Last = await db.TakeNumbers(name, range.Taken, stop);
                range.Next = range.Last - range.Taken + 1;
            }
            return range.Next++;
        }
        finally
        {
            range.Gate.Release();
        }
    }
}

public abstract partial class ThroughlineDb
{
    /// <summary>Takes a block of numbers and answers the last of it.</summary>
    internal async Task<long> TakeNumbers(string name, int block, CancellationToken stop)
    {
        using var gate = await ToWrite(stop);
        var taken = await Database.SqlQuery<long>($"""
            INSERT INTO "Counters" ("Name", "Last") VALUES ({name}, {1000 + block})
            ON CONFLICT ("Name") DO UPDATE SET "Last" = "Counters"."Last" + {block} RETURNING "Last" AS "Value"
            """).ToListAsync(stop);
        return taken[0];
    }
}

sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Counter> counter)
    {
        counter.HasKey(c => c.Name);
        counter.Property(c => c.Name).HasMaxLength(20);
    }
}
