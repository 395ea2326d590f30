using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>Several questions in one journey, where each journey to the database costs.</summary>
/// <remarks>What was foreseen is answered from memory when its turn comes; what was not, or is asked with other values, is asked as ever. See docs/decisions/0018.</remarks>
public abstract partial class ThroughlineDb
{
    /// <summary>Whether a question to it is a journey to another program.</summary>
    internal virtual bool IsFar => false;

    /// <summary>Begins the transaction that <see cref="AddTogether"/> ends: takes these journals and asks what is going to be asked. Nothing on SQLite, where a question is no journey.</summary>
    /// <param name="questions">Known queries, as <c>KnownQuery.Question</c> gives them.</param>
    /// <param name="journals">Networks whose journals are going to be written.</param>
    internal virtual Task AskAhead(IReadOnlyList<DbCommand> questions, Guid[] journals, CancellationToken stop = default) => Task.CompletedTask;
}

/// <summary>What was asked ahead in a transaction, and what PostgreSQL answered.</summary>
sealed class AskedAhead
{
    // the plan of a statement as long as this costs three times its answer, and unless told so PostgreSQL makes one for each list
    const string KeepPlans = "SET LOCAL plan_cache_mode = force_generic_plan";
    const string Journals = """SELECT "NetworkId", "Entries", "Hash" FROM "JournalHeads" WHERE "NetworkId" = ANY ($1) ORDER BY "NetworkId" FOR UPDATE""";

    readonly List<(string Sql, object?[] Values, KeptRows Rows)> answers = [];
    readonly HashSet<Guid> taken;
    readonly List<JournalHead> heads = [];

    AskedAhead(Guid[] journals) => taken = [.. journals];

    public static async Task<AskedAhead> Ask(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<DbCommand> questions, Guid[] journals, CancellationToken stop)
    {
        var ahead = new AskedAhead(journals);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new(KeepPlans), new(Journals) { Parameters = { new() { Value = journals } } } } };
        foreach (var question in questions)
        {
            var parameters = question.Parameters.Cast<NpgsqlParameter>().ToArray();
            question.Parameters.Clear();
            var command = new NpgsqlBatchCommand(question.CommandText);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }
        await using var reader = await batch.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) ahead.heads.Add(new JournalHead { NetworkId = reader.GetGuid(0), Entries = reader.GetInt64(1), Hash = await reader.IsDBNullAsync(2, stop) ? null : reader.GetString(2) });
        foreach (var command in batch.BatchCommands.Cast<NpgsqlBatchCommand>().Skip(2))
        {
            await reader.NextResultAsync(stop);
            ahead.answers.Add((command.CommandText, [.. command.Parameters.Select(p => p.Value)], await KeptRows.Of(reader, stop)));
        }
        return ahead;
    }

    /// <summary>The ends of these journals, if all of them were taken.</summary>
    public List<JournalHead>? Heads(Guid[] networks) => networks.All(taken.Contains) ? [.. heads.Where(h => networks.Contains(h.NetworkId))] : null;

    /// <summary>The answer to exactly this question; given once.</summary>
    public KeptRows? Answer(DbCommand question)
    {
        var at = answers.FindIndex(a => a.Sql == question.CommandText && a.Values.Length == question.Parameters.Count && a.Values.Zip(question.Parameters.Cast<DbParameter>()).All(v => Same(v.First, v.Second.Value)));
        if (at < 0) return null;
        var rows = answers[at].Rows;
        answers.RemoveAt(at);
        return rows;
    }

    static bool Same(object? one, object? other) => one is IEnumerable some and not string && other is IEnumerable others and not string ? some.Cast<object?>().SequenceEqual(others.Cast<object?>()) : Equals(one, other);
}

/// <summary>Answers what was asked ahead from memory.</summary>
sealed class AnswersAhead : DbCommandInterceptor
{
    public static readonly AnswersAhead Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult((eventData.Context as PostgresDb)?.Ahead?.Answer(command) is { } rows ? InterceptionResult<DbDataReader>.SuppressWithResult(rows) : result);
}
