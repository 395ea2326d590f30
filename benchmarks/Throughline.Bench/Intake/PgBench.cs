using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Throughline.Bench.Intake;

/// <summary>PostgreSQL's own benchmark, writing the same rows as opening a ticket does, in one transaction.</summary>
internal sealed class PgBench(string database)
{
    private readonly NpgsqlConnectionStringBuilder connection = new(database);
    private string script = "";
    private int runs;

    public static bool IsHere => File.Exists("/usr/bin/pgbench");

    /// <summary>Takes one ticket that the site has opened as the pattern: its row, its clocks, its fact, the message to its engineer.</summary>
    public async Task Learn(string folder)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var ticket = (Guid)(await Scalar(source, """SELECT "Id" FROM "Tickets" ORDER BY "Number" DESC LIMIT 1"""))!;
        const string id = "('01900000' || lpad(to_hex(:t::bigint), 24, '0'))::uuid", network = "('00000000-0000-7000-8000-' || lpad(to_hex(:n::int), 12, '0'))::uuid";
        string clock(int i) => $"('0190000{i}' || lpad(to_hex(:t::bigint), 24, '0'))::uuid";
        var lines = new StringBuilder();
        lines.AppendLine(CultureInfo.InvariantCulture, $"\\set i :i + 1\n\\set t (:run * 100 + :client_id) * 10000000 + :i\n\\set n random(1, {IntakeWorld.Size})");
        lines.AppendLine("BEGIN;");
        lines.AppendLine(CultureInfo.InvariantCulture, $"SELECT \"Entries\" + 1 AS entry, coalesce(\"Hash\", repeat('0', 64)) AS hash FROM \"JournalHeads\" WHERE \"NetworkId\" = {network} FOR UPDATE \\gset");
        lines.AppendLine(await Insert(source, "Tickets", $"\"Id\" = '{ticket}'", _ => new() { ["Id"] = id, ["Number"] = ":t::bigint", ["NetworkId"] = network }));
        lines.AppendLine(await Insert(source, "TicketClocks", $"\"TicketId\" = '{ticket}'", i => new() { ["Id"] = clock(i + 1), ["TicketId"] = id }));
        lines.AppendLine(await Insert(source, "Facts", $"\"Subject\" = '{ticket}'", _ => new() { ["Sequence"] = "", ["NetworkId"] = network, ["Subject"] = id, ["Entry"] = ":entry::bigint", ["PreviousHash"] = ":hash", ["Hash"] = ":hash" }));
        lines.AppendLine(await Insert(source, "DueWork", $"\"Data\" LIKE '%' || (SELECT 'T-' || \"Number\" FROM \"Tickets\" WHERE \"Id\" = '{ticket}') || '%'", _ => new() { ["Id"] = id, ["Key"] = "E'notify\\072T-' || :t::bigint || E'\\072opened\\072' || " + id }));
        lines.AppendLine(CultureInfo.InvariantCulture, $"UPDATE \"JournalHeads\" SET \"Entries\" = :entry::bigint, \"Hash\" = :hash WHERE \"NetworkId\" = {network};");
        lines.AppendLine("END;");
        script = Path.Combine(folder, "open-ticket.sql");
        await File.WriteAllTextAsync(script, lines.ToString());
    }

    /// <summary>Transactions per second.</summary>
    public async Task<double> Run(int clients, int seconds)
    {
        var start = new ProcessStartInfo("/usr/bin/pgbench", string.Create(CultureInfo.InvariantCulture,
            $"-h {connection.Host} -U {connection.Username} -n -M prepared -c {clients} -j {Math.Min(clients, 4)} -T {seconds} -D i=0 -D run={++runs} -f {script} {connection.Database}"))
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var tps = said.Split('\n').FirstOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal));
        if (process.ExitCode != 0 || tps is null) throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {said}\n{await errors}");
        return double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private static async Task<string> Insert(NpgsqlDataSource source, string table, string where, Func<int, Dictionary<string, string>> changed)
    {
        var columns = new List<string>();
        await using (var command = source.CreateCommand($"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        var kept = columns.Where(c => changed(0).GetValueOrDefault(c) != "").ToList();
        var rows = new List<string>();
        await using (var command = source.CreateCommand($"SELECT {string.Join(", ", kept.Select(c => $"quote_nullable(\"{c}\"::text)"))} FROM \"{table}\" WHERE {where}"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                var replaced = changed(rows.Count);
                rows.Add($"({string.Join(", ", kept.Select((c, i) => replaced.TryGetValue(c, out var other) ? other : Literal(reader.GetString(i))))})");
            }
        if (rows.Count == 0) throw new InvalidOperationException($"The pattern ticket has no row in {table}.");
        return $"INSERT INTO \"{table}\" ({string.Join(", ", kept.Select(c => $"\"{c}\""))}) VALUES {string.Join(", ", rows)};";
    }

    // written so that pgbench sees no variable in it: a colon by its number
    private static string Literal(string quoted) => quoted.Contains(':', StringComparison.Ordinal)
        ? (quoted[0] == 'E' ? "" : "E") + quoted.Replace(":", "\\072", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
        : quoted;

    private static async Task<object?> Scalar(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
