using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using Microsoft.EntityFrameworkCore.Query;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

#pragma warning disable EF1001 // EF Core has no public way to give a model written ahead its filters

namespace Throughline.Data;

/// <summary>What partners, providers and customers may see: rows of networks granted to their organisation, and nothing that is ours alone.</summary>
static class Visibility
{
    static readonly ConditionalWeakTable<IModel, object> Checked = [];

    /// <summary>The rules that the rows of a kind must meet, by their names.</summary>
    public static IEnumerable<(string Name, LambdaExpression Rule)> Of(Type row)
    {
        if (row == typeof(Network)) yield return ("granted", Rule<Network>((db, n) => db.SeesAll || db.Grants.Any(g =>
            g.NetworkId == n.Id && g.OrganisationId == db.ViewerOrganisation && g.From <= db.ViewerNow && (g.Until == null || g.Until > db.ViewerNow))));
        if (row == typeof(Fact)) yield return ("granted", Rule<Fact>((db, f) => db.SeesAll || db.Grants.Any(g =>
            g.NetworkId == f.NetworkId && g.OrganisationId == db.ViewerOrganisation && g.From <= db.ViewerNow && (g.Until == null || g.Until > db.ViewerNow))));

        // what hangs on a ticket is seen by whoever sees the ticket
        if (row == typeof(TicketNote)) yield return ("granted", Rule<TicketNote>((db, n) => db.SeesAll || db.Tickets.Any(t => t.Id == n.TicketId)));
        if (row == typeof(NoteFile)) yield return ("granted", Rule<NoteFile>((db, f) => db.SeesAll || db.TicketNotes.Any(n => n.Id == f.NoteId)));
        if (row == typeof(TicketClock)) yield return ("granted", Rule<TicketClock>((db, c) => db.SeesAll || db.Tickets.Any(t => t.Id == c.TicketId)));

        if (typeof(IOfNetwork).IsAssignableFrom(row) && row != typeof(Grant)) yield return ("granted", For(nameof(OnlyGranted), row));
        if (typeof(IMayBeOfNetwork).IsAssignableFrom(row)) yield return ("granted", For(nameof(OnlyGrantedOrOwn), row));
        if (typeof(IInternal).IsAssignableFrom(row)) yield return ("internal", For(nameof(OnlyUs), row));
        if (typeof(IHasReaders).IsAssignableFrom(row)) yield return ("readers", For(nameof(OnlyReaders), row));
    }

    /// <summary>Gives a model that is being built its filters.</summary>
    public static void Narrow(ModelBuilder model)
    {
        foreach (var row in model.Model.GetEntityTypes().Select(e => e.ClrType).ToList())
            foreach (var (name, rule) in Of(row)) model.Entity(row).HasQueryFilter(name, rule);
    }

    /// <summary>Gives a model that was written ahead the same.</summary>
    public static void Narrow(RuntimeModel model)
    {
        foreach (var type in ((IModel)model).GetEntityTypes().Cast<RuntimeEntityType>())
            if (Filters(type).ToList() is { Count: > 0 } filters) type.SetAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection(filters));
    }

    /// <summary>Refuses to ask a model that lacks a filter, or has another than the rule says: worse than not to start would be to show everything.</summary>
    public static void Check(IModel model)
    {
        if (Checked.TryGetValue(model, out _)) return;
        var wrong = model.GetEntityTypes().Where(type => !Same(type.GetDeclaredQueryFilters(), [.. Filters(type)])).Select(type => type.ClrType.Name).ToList();
        if (wrong.Count > 0)
            throw new InvalidOperationException($"The model of the database does not hold to who may see what: {string.Join(", ", wrong)}. Run ./tools/migrate models and build again.");
        Checked.AddOrUpdate(model, model);
    }

    static bool Same(IReadOnlyCollection<IQueryFilter> have, IReadOnlyCollection<IQueryFilter> want) => have.Count == want.Count
        && want.All(w => have.Any(h => h.Key == w.Key && ExpressionEqualityComparer.Instance.Equals(h.Expression, w.Expression)));

    // a type with two rules of one name would keep one of them only, and is found by the count
    static IEnumerable<IQueryFilter> Filters(IEntityType type) =>
        Of(type.ClrType).Select(f => new RuntimeQueryFilter(f.Name, (LambdaExpression)new TablesOf(type.Model).Visit(f.Rule)));

    static LambdaExpression OnlyGranted<T>() where T : class, IOfNetwork => Rule<T>((db, e) => db.SeesAll || db.Grants.Any(g =>
        g.NetworkId == e.NetworkId && g.OrganisationId == db.ViewerOrganisation && g.From <= db.ViewerNow && (g.Until == null || g.Until > db.ViewerNow)));

    static LambdaExpression OnlyGrantedOrOwn<T>() where T : class, IMayBeOfNetwork => Rule<T>((db, e) => db.SeesAll
        || (e.NetworkId == null && e.OrganisationId == db.ViewerOrganisation) || db.Grants.Any(g =>
            g.NetworkId == e.NetworkId && g.OrganisationId == db.ViewerOrganisation && g.From <= db.ViewerNow && (g.Until == null || g.Until > db.ViewerNow)));

    static LambdaExpression OnlyUs<T>() where T : class => Rule<T>((db, e) => db.SeesAll);

    static LambdaExpression OnlyReaders<T>() where T : class, IHasReaders => Rule<T>((db, e) => db.SeesAll || e.Readers == Readers.Everyone);

    static LambdaExpression For(string rule, Type row) =>
        (LambdaExpression)typeof(Visibility).GetMethod(rule, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(row).Invoke(null, null)!;

    // EF Core puts whoever asks in place of any constant of this type, so none is needed here
    static LambdaExpression Rule<T>(Expression<Func<ThroughlineDb, T, bool>> rule) =>
        Expression.Lambda(new WhoeverAsks(rule.Parameters[0]).Visit(rule.Body), rule.Parameters[1]);

    sealed class WhoeverAsks(ParameterExpression db) : ExpressionVisitor
    {
        static readonly Expression Asks = Expression.Constant(null, typeof(ThroughlineDb));

        protected override Expression VisitParameter(ParameterExpression node) => node == db ? Asks : node;
    }

    /// <summary>Tables in a rule, as EF Core writes them in the filters of a model that it builds.</summary>
    sealed class TablesOf(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(DbSet<>) && typeof(ThroughlineDb).IsAssignableFrom(node.Member.DeclaringType)
                ? new EntityQueryRootExpression(model.FindEntityType(type.GetGenericArguments()[0])!)
                : base.VisitMember(node);
    }
}
