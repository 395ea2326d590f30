using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;

Console.WriteLine("Run ./tools/migrate NAME to scaffold a migration for both databases.");

/// <summary>The SQLite model, for the scaffolder.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options, new CurrentUser(), SystemClock.Instance);
}

/// <summary>The PostgreSQL model, for the scaffolder.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=design").Options, new CurrentUser(), SystemClock.Instance);
}
