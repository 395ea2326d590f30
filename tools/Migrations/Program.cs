using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Data;
using Throughline.Host;

Console.WriteLine("Run ./tools/migrate NAME to scaffold a migration for both databases.");

/// <summary>The SQLite model as the program itself builds it, for the scaffolder.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => CommandServices.For("sqlite:design.db").CreateScope().ServiceProvider.GetRequiredService<SqliteDb>();
}

/// <summary>The PostgreSQL model as the program itself builds it, for the scaffolder.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => CommandServices.For("Host=design").CreateScope().ServiceProvider.GetRequiredService<PostgresDb>();
}
