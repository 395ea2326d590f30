using System.Diagnostics;
using System.Globalization;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Writes a world of any size: batches are made on all cores and written in their order, so that the same seed gives the same rows.</summary>
sealed class Generator(ThroughlineDb db, string database, int networks, int tickets, ulong seed, Instant end, TextWriter words)
{
    const int BatchSize = 100;

    public async Task Run(CancellationToken stop)
    {
        var sqlite = DataServices.SqlitePath(database) is not null;
        var tables = BatchTables.Of(db, termsFirst: sqlite);
        var staff = await WorldStaff.Hire(db, networks, seed);
        var world = new WorldMaker(staff, networks, tickets, seed, end);
        var batches = (networks + BatchSize - 1) / BatchSize;
        var (doneNetworks, doneTickets, watch) = (0, 0, Stopwatch.StartNew());
        await using (var writer = await BulkWriter.Open(db, database, stop))
        {
            var ahead = new Queue<Task<Batch>>();
            var next = 0;
            for (var at = 0; at < batches; at++)
            {
                while (next < batches && ahead.Count < Environment.ProcessorCount)
                {
                    var first = next++ * BatchSize;
                    ahead.Enqueue(Task.Run(() => world.Make(first, Math.Min(BatchSize, networks - first)), stop));
                }
                var batch = await ahead.Dequeue();
                await writer.Begin(stop);
                foreach (var (type, table) in tables) await writer.Write(table, batch.Of(type), stop);
                await writer.Commit(stop);
                (doneNetworks, doneTickets) = (doneNetworks + batch.Networks, doneTickets + batch.Tickets);
                if (at % 10 == 9 || at == batches - 1)
                    await words.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{doneNetworks:N0} of {networks:N0} networks, {doneTickets:N0} of {tickets:N0} tickets, {watch.Elapsed.TotalSeconds:N0} s"));
            }
            await writer.Begin(stop);
            foreach (var (name, last) in world.Counters)
                await writer.Execute(string.Create(CultureInfo.InvariantCulture, $"""UPDATE "Counters" SET "Last" = {last} WHERE "Name" = '{name}' AND "Last" < {last}"""), stop);
            await writer.Commit(stop);
        }
    }
}
