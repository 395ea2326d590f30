using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Throughline.Kernel;

#pragma warning disable EF1001 // the statement of a query that was worked out has no public door

namespace Throughline.Data;

/// <summary>A list that pages ask for over and over: worked out once, where a query written in place is built and looked up anew each time.</summary>
/// <remarks>Half of the time a ticket's page took went into that. See docs/decisions/0014.</remarks>
public sealed class KnownQuery<TRow>(Expression<Func<ThroughlineDb, IQueryable<TRow>>> query)
{
    readonly CompiledPerModel<Func<ThroughlineDb, IAsyncEnumerable<TRow>>> compiled = new(() => EF.CompileAsyncQuery(query));

    public Task<List<TRow>> Rows(ThroughlineDb db) => compiled.For(db)(db).All();

    /// <summary>The only row; default when there is none.</summary>
    public Task<TRow?> Row(ThroughlineDb db) => compiled.For(db)(db).Only();
}

/// <summary>The same, asked with a value.</summary>
public sealed class KnownQuery<TBy, TRow>(Expression<Func<ThroughlineDb, TBy, IQueryable<TRow>>> query)
{
    readonly CompiledPerModel<Func<ThroughlineDb, TBy, IAsyncEnumerable<TRow>>> compiled = new(() => EF.CompileAsyncQuery(query));

    public Task<List<TRow>> Rows(ThroughlineDb db, TBy by) => compiled.For(db)(db, by).All();

    /// <summary>The only row; default when there is none.</summary>
    public Task<TRow?> Row(ThroughlineDb db, TBy by) => compiled.For(db)(db, by).Only();
}

/// <summary>The same, asked with two values.</summary>
public sealed class KnownQuery<TBy, TAnd, TRow>(Expression<Func<ThroughlineDb, TBy, TAnd, IQueryable<TRow>>> query)
{
    readonly CompiledPerModel<Func<ThroughlineDb, TBy, TAnd, IAsyncEnumerable<TRow>>> compiled = new(() => EF.CompileAsyncQuery(query));

    public Task<List<TRow>> Rows(ThroughlineDb db, TBy by, TAnd and) => compiled.For(db)(db, by, and).All();

    /// <summary>The only row; default when there is none.</summary>
    public Task<TRow?> Row(ThroughlineDb db, TBy by, TAnd and) => compiled.For(db)(db, by, and).Only();

    /// <summary>The question itself, to be asked ahead.</summary>
    internal DbCommand Question(ThroughlineDb db, TBy by, TAnd and) => compiled.For(db)(db, by, and).Question();
}

/// <summary>The same, asked with three values.</summary>
public sealed class KnownQuery<TBy, TAnd, TAlso, TRow>(Expression<Func<ThroughlineDb, TBy, TAnd, TAlso, IQueryable<TRow>>> query)
{
    readonly CompiledPerModel<Func<ThroughlineDb, TBy, TAnd, TAlso, IAsyncEnumerable<TRow>>> compiled = new(() => EF.CompileAsyncQuery(query));

    public Task<List<TRow>> Rows(ThroughlineDb db, TBy by, TAnd and, TAlso also) => compiled.For(db)(db, by, and, also).All();

    /// <summary>The only row; default when there is none.</summary>
    public Task<TRow?> Row(ThroughlineDb db, TBy by, TAnd and, TAlso also) => compiled.For(db)(db, by, and, also).Only();

    /// <summary>The question itself, to be asked ahead.</summary>
    internal DbCommand Question(ThroughlineDb db, TBy by, TAnd and, TAlso also) => compiled.For(db)(db, by, and, also).Question();
}

/// <summary>One thing that pages ask for over and over, by what people call it or by id.</summary>
public sealed class KnownReference<T, TRow>(Expression<Func<ThroughlineDb, Guid, IQueryable<TRow>>> byId, Expression<Func<ThroughlineDb, long, IQueryable<TRow>>> byNumber) where T : INumbered
{
    readonly KnownQuery<Guid, TRow> ids = new(byId);
    readonly KnownQuery<long, TRow> numbers = new(byNumber);

    /// <exception cref="NotFoundException">There is none, or it is not shared with the reader: the two look the same.</exception>
    public async Task<TRow> One(ThroughlineDb db, string reference) =>
        (Guid.TryParse(reference, out var id) ? await ids.Row(db, id) : await numbers.Row(db, References.NumberIn<T>(reference) ?? -1)) ?? throw new NotFoundException($"{typeof(T).Name} {reference}");
}

/// <summary>Reads what a query answers.</summary>
static class Answers
{
    public static async Task<List<TRow>> All<TRow>(this IAsyncEnumerable<TRow> rows)
    {
        var all = new List<TRow>();
        await foreach (var row in rows) all.Add(row);
        return all;
    }

    public static async Task<TRow?> Only<TRow>(this IAsyncEnumerable<TRow> rows)
    {
        await using var row = rows.GetAsyncEnumerator();
        return await row.MoveNextAsync() ? row.Current : default;
    }

    public static DbCommand Question<TRow>(this IAsyncEnumerable<TRow> rows) => ((IRelationalQueryingEnumerable)rows).CreateDbCommand();
}
