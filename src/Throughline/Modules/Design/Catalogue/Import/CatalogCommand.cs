using System.CommandLine;
using Throughline.Kernel;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>The command <c>throughline catalog import DIR</c>.</summary>
public static class CatalogCommand
{
    /// <param name="save">Puts what was read into the catalogue of a database, all or nothing, and answers with a sentence on what changed.</param>
    public static Command Create(Func<CatalogueReading, string, CancellationToken, Task<string>>? save = null)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "A tree of NetBox device-type and module-type files." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and judge only; change nothing." };
        var json = new Option<bool>("--json") { Description = "A JSON line per file on standard output." };
        var import = new Command("import", "Reads a tree of device and module types. A file is taken whole or refused with every fault; refused files do not stop the others.") { folder, dryRun, json, Host.ServeCommand.Database };
        import.SetAction((call, stop) => Import(call.GetRequiredValue(folder), call.GetValue(dryRun) ? null : save, call.GetValue(Host.ServeCommand.Database)!, call.GetValue(dryRun), call.GetValue(json), stop));
        return new Command("catalog", "The catalogue of equipment that designs are made of.") { import };
    }

    private static async Task<int> Import(DirectoryInfo folder, Func<CatalogueReading, string, CancellationToken, Task<string>>? save, string database, bool dryRun, bool json, CancellationToken stop)
    {
        if (!folder.Exists)
        {
            await Console.Error.WriteLineAsync($"{folder} is not a folder that exists; give the top of a device-type tree.");
            return ExitCode.WrongCall;
        }

        var reading = await ReadCatalogueTree.Run(folder.FullName, stop);
        if (reading.Files.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{folder} holds no .yaml file; give the top of a device-type tree.");
            return ExitCode.WrongCall;
        }

        if (json) foreach (var file in reading.Files) await Console.Out.WriteLineAsync(CatalogueLine.Of(file).ToString());
        else await Console.Out.WriteLineAsync(Summary(reading));
        foreach (var name in reading.PassedOver) await Console.Error.WriteLineAsync($"{name}: passed over (a link, a hidden name, or no device or module types).");
        foreach (var file in reading.Refused) await Console.Error.WriteLineAsync($"{file.File}: refused. {file.Reason}");

        var saved = true;
        if (dryRun) await Console.Error.WriteLineAsync("Dry run: nothing was saved.");
        else if (save is not null) saved = await Save(save, reading, database, stop);
        return saved && !reading.Refused.Any() ? ExitCode.Done : ExitCode.No;
    }

    private static async Task<bool> Save(Func<CatalogueReading, string, CancellationToken, Task<string>> save, CatalogueReading reading, string database, CancellationToken stop)
    {
        try
        {
            await Console.Error.WriteLineAsync(await save(reading, database, stop));
            return true;
        }
        catch (RuleException no)
        {
            await Console.Error.WriteLineAsync($"Nothing was saved. {no.Message}");
            return false;
        }
    }

    private static string Summary(CatalogueReading reading)
    {
        var remarks = reading.Files.SelectMany(f => f.Remarks.Select(r => (f.File, Remark: r)))
            .GroupBy(r => r.Remark.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => FormattableString.Invariant($"  {g.Count(),5}  {g.Key}, first in {g.First().File}:{g.First().Remark.Line}"));
        return string.Join('\n', (string[])
        [
            FormattableString.Invariant($"{reading.Types.OfType<DeviceType>().Count()} device types, {reading.Types.OfType<ModuleType>().Count()} module types, {reading.Refused.Count()} refused."),
            .. remarks.Any() ? ["Taken as they are, with these oddities:", .. remarks] : (string[])[],
        ]);
    }
}
