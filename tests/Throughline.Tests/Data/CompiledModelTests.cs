using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Data.Models.Postgres;
using Throughline.Data.Models.Sqlite;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Support.Published;

#pragma warning disable EF1001

namespace Throughline.Tests.Data;

/// <summary>The models written ahead are those that the code describes, filters and all; one that lacks a filter is not asked.</summary>
public sealed class CompiledModelTests
{
    private static ThroughlineDb Sqlite(IModel? model = null)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        SightedQueries.For(options).UseSqlite("Data Source=:memory:");
        if (model is not null) options.UseModel(model);
        return new SqliteDb(options.Options, new CurrentUser(), SystemClock.Instance);
    }

    [Theory]
    [InlineData("sqlite:never-opened.db", typeof(SqliteDbModel))]
    [InlineData("Host=nowhere", typeof(PostgresDbModel))]
    public async Task The_model_written_ahead_is_the_one_the_code_describes(string database, Type writtenAhead)
    {
        await using var services = CommandServices.For(database);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        Assert.IsType(writtenAhead, db.Model);
        var described = db.GetService<IModelSource>().GetModel(db, db.GetService<ModelCreationDependencies>(), designTime: false);

        var (code, written) = (Lines(described).ToList(), Lines(db.Model).ToList());
        var differences = code.Except(written).Select(l => $"only in the code: {l}").Concat(written.Except(code).Select(l => $"only in the model written ahead: {l}")).ToList();

        Assert.True(differences.Count == 0, $"Run ./tools/migrate models.\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void Everything_of_a_network_and_everything_of_ours_has_its_filter()
    {
        using var db = Sqlite();
        var bare = db.Model.GetEntityTypes().Where(t => (typeof(IOfNetwork).IsAssignableFrom(t.ClrType) || typeof(IMayBeOfNetwork).IsAssignableFrom(t.ClrType)
                || typeof(IInternal).IsAssignableFrom(t.ClrType) || typeof(IHasReaders).IsAssignableFrom(t.ClrType)) && t.GetDeclaredQueryFilters().Count == 0)
            .Select(t => t.ClrType.Name);

        Assert.Equal(["Grant"], bare);
        Assert.True(db.Model.GetEntityTypes().Count(t => t.GetDeclaredQueryFilters().Count > 0) >= 40);
    }

    [Fact]
    public void A_model_without_its_filters_is_not_asked()
    {
        using var db = Sqlite(Written(_ => { }));
        Assert.Contains("Ticket", Assert.Throws<InvalidOperationException>(() => db.Tickets.Any()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_one_filter_missing_or_another_than_the_rule_is_not_asked()
    {
        using var missing = Sqlite(Written(m => { Visibility.Narrow(m); Ticket(m).RemoveAnnotation(CoreAnnotationNames.QueryFilter); }));
        Assert.Contains(": Ticket.", Assert.Throws<InvalidOperationException>(() => missing.People.Any()).Message, StringComparison.Ordinal);

        Expression<Func<Ticket, bool>> all = _ => true;
        using var other = Sqlite(Written(m => { Visibility.Narrow(m); Ticket(m).SetAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection([new RuntimeQueryFilter("granted", all)])); }));
        Assert.Contains(": Ticket.", Assert.Throws<InvalidOperationException>(() => other.People.Find(Guid.NewGuid())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_all_its_filters_is_asked()
    {
        using var db = Sqlite(Written(Visibility.Narrow));
        db.Database.OpenConnection();
        db.Database.ExecuteSqlRaw("CREATE TABLE \"Teams\" (\"Id\" TEXT)");
        Assert.False(db.Teams.IgnoreQueryFilters().Any());
    }

    private static RuntimeEntityType Ticket(RuntimeModel model) => (RuntimeEntityType)((IModel)model).FindEntityType(typeof(Ticket))!;

    // as the program reads it, with another word about the filters
    private static IModel Written(Action<RuntimeModel> filters)
    {
        var model = (RuntimeModel)Activator.CreateInstance(typeof(SqliteDbModel), nonPublic: true)!;
        typeof(SqliteDbModel).GetMethod("Initialize", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(model, null);
        filters(model);
        return model.FinalizeModel();
    }

    private static IEnumerable<string> Lines(IModel model) => model.GetEntityTypes().SelectMany(t => t.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n')
            .Concat(t.GetDeclaredQueryFilters().Select(f => $"{f.Key}: {f.Expression}")).Concat(t.GetDeclaredProperties().Select(Line)).Select(line => $"{t.Name}: {line.TrimEnd()}"))
        .Concat(model.GetRelationalModel().Tables.SelectMany(t => t.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n').Select(line => $"table {t.Name}: {line.TrimEnd()}")));

    private static string Line(IProperty p) =>
        $"{p.DeclaringType.Name}.{p.Name} {p.ClrType} {p.GetColumnName()} {p.GetColumnType()} as {p.GetTypeMapping().Converter?.GetType()} by {p.GetValueComparer().GetType()} {p.GetMaxLength()} "
        + $"{p.IsNullable} {p.IsConcurrencyToken} {p.ValueGenerated} {p.GetBeforeSaveBehavior()} {p.GetAfterSaveBehavior()} {p.Sentinel} {p.PropertyInfo} {p.FieldInfo}";
}
