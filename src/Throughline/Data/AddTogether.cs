using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Data.Bulk;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>The short way for what arrives by the hundred: rows are written as they are, without being watched for changes.</summary>
public abstract partial class ThroughlineDb
{
    /// <summary>Writes new things in one transaction, with their journals. Anything already there is a <see cref="DbUpdateException"/>, and then nothing is written; after any other fault of the database nobody knows.</summary>
    /// <param name="order">The tables, wholes before their parts; of a part the column that holds the key of its whole.</param>
    internal async Task AddTogether(NewRows rows, IReadOnlyList<(Type Type, string? Parent)> order, CancellationToken stop = default)
    {
        if (order.All(o => rows.Of(o.Type).Count == 0)) return;
        var chained = rows.Of(typeof(Fact)).Select(r => (Fact)r.Entity).Where(f => f.NetworkId is not null).ToList();
        using var gate = await ToWrite(stop);
        await using var transaction = Database.CurrentTransaction ?? await Database.BeginTransactionAsync(stop);
        var heads = await HeadsOf(chained);
        Chain(chained, heads.Select(h => h.Head));
        foreach (var (head, _) in heads.Where(h => h.IsNew)) rows.Add(head);
        await WriteKeys(stop);
        await InsertAndCommit(
            [.. order.Append((typeof(JournalHead), null)).Select(o => (BulkTable.Of(Model, o.Type, o.Parent), rows.Of(o.Type))).Where(t => t.Item2.Count > 0)],
            [.. heads.Where(h => !h.IsNew).Select(h => h.Head)], stop);
    }

    private protected static DbUpdateException Unwritten(DbException fault) => new("One of the things could not be written beside what is there.", fault);

    /// <summary>The statement that moves the end of a journal: entries, hash, network.</summary>
    private protected static string MoveHead(Func<int, string> marker) => $"UPDATE \"JournalHeads\" SET \"Entries\" = {marker(1)}, \"Hash\" = {marker(2)} WHERE \"NetworkId\" = {marker(3)}";

    private protected abstract Task InsertAndCommit(IReadOnlyList<(BulkTable Table, IReadOnlyList<BulkRow> Rows)> tables, IReadOnlyList<JournalHead> moved, CancellationToken stop);
}
