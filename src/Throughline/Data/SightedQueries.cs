using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // there is no public place to look at a query before it is looked up among those worked out

namespace Throughline.Data;

/// <summary>Leaves what outsiders may see out of the queries of those who see all.</summary>
/// <remarks>
/// Said as <c>@SeesAll OR EXISTS (…)</c> in the statement itself, a filter on what hangs on a row made SQLite work out that
/// whole table first: a ticket of fifty thousand took half a second. See docs/decisions/0013.
/// </remarks>
sealed class SightedQueries(IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache, ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext current, IEvaluatableExpressionFilter evaluatableExpressionFilter, IModel model)
    : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, current, evaluatableExpressionFilter, model)
{
    static readonly MethodInfo Method = new Func<IQueryable<object>, IQueryable<object>>(EntityFrameworkQueryableExtensions.IgnoreQueryFilters).Method.GetGenericMethodDefinition();
    static readonly ConcurrentDictionary<Type, MethodInfo> Unfilter = new();

    public static DbContextOptionsBuilder For(DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, SightedQueries>();

    readonly ThroughlineDb db = (ThroughlineDb)current.Context;

    public override TResult Execute<TResult>(Expression query) => base.Execute<TResult>(Sighted(query));

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default) => base.ExecuteAsync<TResult>(Sighted(query), cancellationToken);

    public override Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query) => base.CreateCompiledQuery<TResult>(Sighted(query));

    public override Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query) => base.CreateCompiledAsyncQuery<TResult>(Sighted(query));

    // nothing is asked past this place, so no model is that lacks its filters
    Expression Sighted(Expression query)
    {
        Visibility.Check(db.Model);
        return db.SeesAll ? Unfiltered(query) : query;
    }

    // one mark anywhere counts for the whole query; it is set on the innermost source that is written out
    static Expression Unfiltered(Expression query) => query switch
    {
        MethodCallExpression { Arguments: [var source, ..] } call when typeof(IQueryable).IsAssignableFrom(source.Type) =>
            call.Update(call.Object, [Unfiltered(source), .. call.Arguments.Skip(1)]),
        _ when query.Type is { IsGenericType: true } type && typeof(IQueryable).IsAssignableFrom(type) && type.GetGenericArguments()[0] is { IsClass: true } row =>
            Expression.Call(Unfilter.GetOrAdd(row, static r => Method.MakeGenericMethod(r)), query),
        _ => query,
    };
}
