using Microsoft.Data.Sqlite;
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
            services.AddDbContext<SqliteDb>(o => SightedQueries.For(o)
                .UseSqlite(connection, s => s.MigrationsAssembly(typeof(SqliteDb).Assembly.FullName)
                    // a list is one parameter: the statement is the same however long it is, and kept
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(DurableSqlite.Instance));
            services.AddScoped<ThroughlineDb>(s => s.GetRequiredService<SqliteDb>());
        }
        else
        {
            var connection = new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 60, AutoPrepareMinUsages = 2 };
            services.AddDbContext<PostgresDb>(o => SightedQueries.For(o).UseNpgsql(connection.ToString()));
            services.AddScoped<ThroughlineDb>(s => s.GetRequiredService<PostgresDb>());
        }
        services.AddScoped<CurrentUser>();
        services.AddSingleton<Numbers>();
        services.AddSingleton<CallersChanged>();
        return services;
    }

    public static string? SqlitePath(string database) => database.StartsWith("sqlite:", StringComparison.Ordinal) ? database["sqlite:".Length..] : null;
}
