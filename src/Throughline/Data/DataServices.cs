using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Throughline.Data;

/// <summary>Which database an installation uses, and how the program reaches it.</summary>
public static class DataServices
{
    /// <param name="database"><c>sqlite:PATH</c>, or a PostgreSQL connection string.</param>
    public static IServiceCollection AddThroughlineData(this IServiceCollection services, string database)
    {
        if (SqlitePath(database) is { } path)
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
            services.AddDbContext<SqliteDb>(o => ForAll<SqliteDb>(o)
                .UseSqlite(connection, s => s.MigrationsAssembly(typeof(SqliteDb).Assembly.FullName)
                    // a list is one parameter: the statement is the same however long it is, and kept
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(DurableSqlite.Instance), ServiceLifetime.Scoped, Options);
            services.AddScoped<ThroughlineDb>(s => s.GetRequiredService<SqliteDb>());
        }
        else
        {
            // nothing that is said to a session outlives its transaction: to forget it all at each return were seven statements for nothing
            var connection = new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 60, AutoPrepareMinUsages = 2, NoResetOnClose = true };
            services.AddDbContext<PostgresDb>(o => ForAll<PostgresDb>(o).UseNpgsql(connection.ToString()).AddInterceptors(AnswersAhead.Instance), ServiceLifetime.Scoped, Options);
            services.AddScoped<ThroughlineDb>(s => s.GetRequiredService<PostgresDb>());
        }
        services.AddScoped<CurrentUser>();
        services.AddSingleton<Numbers>();
        services.AddSingleton<CallersChanged>();
        return services;
    }

    // made once: made for each request, with the search for its model, they were a tenth of opening a ticket
    const ServiceLifetime Options = ServiceLifetime.Singleton;

    static DbContextOptionsBuilder ForAll<TDb>(DbContextOptionsBuilder options) where TDb : ThroughlineDb
    {
        if (typeof(TDb).Assembly.GetCustomAttributes<DbContextModelAttribute>().SingleOrDefault(m => m.ContextType == typeof(TDb)) is { } written)
            options.UseModel((IModel)written.ModelType.GetProperty("Instance")!.GetValue(null)!);
        // a clash is told to whoever clashed, and what nobody expected is logged where a request or a work ends: not twice as a fault
        return SightedQueries.For(options).AddInterceptors(NothingOnTrial.Instance).ConfigureWarnings(w => w
            .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
            .Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
    }

    public static string? SqlitePath(string database) => database.StartsWith("sqlite:", StringComparison.Ordinal) ? database["sqlite:".Length..] : null;
}
