using Throughline.Data.Bulk;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Pours rows into tables as fast as the database takes them, in one transaction from beginning to end of a batch.</summary>
abstract class BulkWriter : IAsyncDisposable
{
    public static async Task<BulkWriter> Open(ThroughlineDb db, string database, CancellationToken stop) =>
        DataServices.SqlitePath(database) is { } path ? new SqliteBulkWriter(path) : await PostgresBulkWriter.Open(database, stop);

    /// <summary>Begins a batch.</summary>
    public abstract Task Begin(CancellationToken stop);

    /// <summary>Writes rows of one table.</summary>
    public abstract Task Write(BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop);

    /// <summary>Runs a statement between the rows.</summary>
    public abstract Task Execute(string sql, CancellationToken stop);

    /// <summary>Makes the batch lasting; the guards that wait for the end of a transaction are asked here.</summary>
    public abstract Task Commit(CancellationToken stop);
    public abstract ValueTask DisposeAsync();
}
