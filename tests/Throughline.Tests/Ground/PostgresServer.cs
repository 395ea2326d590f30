using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Throughline.Ground;

/// <summary>
/// A real PostgreSQL of our own, in a temporary folder, reached by a Unix socket. It starts with the first database
/// that is asked for and is gone when this process is, however this process ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // The shell that starts the server lives as long as its standard input is open, that is, as long as we do;
    // then it stops the server and removes the folder. So nothing is left even after kill -9.
    // $1: folder with initdb and pg_ctl, $2: our folder, $3: the user to run as, empty for the present one, $4: settings
    private const string Guardian = """
        trap '' INT HUP TERM
        as() { if [ -n "$user" ]; then setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups -- "$@"; else "$@"; fi; }
        bin=$1 folder=$2 user=$3
        mkdir -m 700 "$folder" && { [ -z "$user" ] || chown "$user" "$folder"; } && cd "$folder" &&
        as "$bin/initdb" -D "$folder/data" -U throughline --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 &&
        as "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -t 60 start \
            -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=300 $4" >>log 2>&1 &&
        echo ready || { cat log "$folder/data/log" 2>/dev/null; echo failed; }
        read -r _
        as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$folder"
        """;

    // for tests: a crash may lose what it likes
    private const string FastSettings = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB";

    private const string DurableSettings = "-c shared_buffers=512MB -c max_wal_size=4GB";

    private readonly string settings;
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"throughline-pg-{Environment.ProcessId}-{Path.GetRandomFileName()[..6]}");
    private readonly Lazy<Task<Process>> started;
    private readonly Dictionary<string, Task> templates = [];
    private int databases;

    public PostgresServer() : this(FastSettings) { }

    private PostgresServer(string settings)
    {
        this.settings = settings;
        started = new(Start);
    }

    /// <summary>A server for benchmarks: a commit is on the disk when it is answered.</summary>
    public static PostgresServer Durable() => new(DurableSettings);

    /// <summary>Why there can be no server on this machine, with the way out; null when there can.</summary>
    public static string? Unavailable { get; } = Programs() is null
        ? "PostgreSQL is not installed: sudo apt-get install postgresql" : null;

    /// <summary>Makes an empty database, or a copy of another one, and answers its connection string.</summary>
    /// <param name="name">Says in lists what the database is for; a number is added, so that it need not be unique.</param>
    /// <param name="template">Name of a database made by <see cref="Template"/>; null for an empty one.</param>
    public async Task<string> CreateDatabase(string name, string? template = null)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{Interlocked.Increment(ref databases)}");
        await Create(unique, template ?? "template0");
        return ConnectionString(unique);
    }

    /// <summary>Makes a database once, lets <paramref name="migrate"/> fill it, and keeps it for copying: a copy takes a tenth of a second.</summary>
    /// <param name="name">Two callers who say the same name share one template.</param>
    /// <param name="migrate">Given the connection string, brings the empty database to its shape; need not close its pool.</param>
    public Task<string> Template(string name, Func<string, Task> migrate)
    {
        lock (templates)
        {
            if (!templates.TryGetValue(name, out var made)) templates[name] = made = Make();
            return Named(made);
        }

        async Task<string> Named(Task made) { await made; return name; }

        async Task Make()
        {
            await Create(name, "template0");
            await migrate(ConnectionString(name));
            // a database with an open connection cannot be copied, and pools keep theirs open
            await using var keeper = new NpgsqlConnection(ConnectionString("postgres"));
            await keeper.OpenAsync();
            await Execute(keeper, $"ALTER DATABASE {Quoted(name)} ALLOW_CONNECTIONS false");
            await Execute(keeper, $"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name.Replace("'", "''", StringComparison.Ordinal)}'");
        }
    }

    /// <summary>Stops the server and removes all that it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;
        var guardian = await started.Value;
        NpgsqlConnection.ClearAllPools();
        guardian.StandardInput.Close();
        await guardian.WaitForExitAsync();
        guardian.Dispose();
    }

    private string ConnectionString(string database) =>
        $"Host={folder};Username=throughline;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private async Task Create(string name, string template)
    {
        await started.Value;
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await Execute(connection, $"CREATE DATABASE {Quoted(name)} TEMPLATE {Quoted(template)}");
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of databases cannot be parameters; they come from our own tests and are quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<Process> Start()
    {
        var programs = Programs() ?? throw new InvalidOperationException(Unavailable);
        // PostgreSQL refuses to run as root
        var user = Environment.UserName != "root" ? "" : HasUser("postgres") ? "postgres" : "nobody";
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guardian, "throughline-pg", programs, folder, user, settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        var guardian = Process.Start(start)!;
        var said = new List<string>();
        while (await guardian.StandardOutput.ReadLineAsync() is { } line and not "failed")
        {
            if (line == "ready") return guardian;
            said.Add(line);
        }
        guardian.StandardInput.Close();
        throw new InvalidOperationException($"PostgreSQL did not start in {folder}:\n{string.Join('\n', said)}");
    }

    /// <summary>The folder with the server's programs, newest version first: Debian keeps one per version.</summary>
    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderDescending(StringComparer.Ordinal).FirstOrDefault()
        : null;

    private static bool HasUser(string name) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));
}
