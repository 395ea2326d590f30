using System.CommandLine;
using System.Globalization;
using Throughline.Host;

namespace Throughline.Modules.Networks.Journal;

/// <summary>The command <c>throughline verify</c>: every journal's chain and what must hold of every network; 1 with the first break in words.</summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Recomputes the journal chain of every network and checks that each has exactly one accountable engineer.") { ServeCommand.Database };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommandServices.For(parsed.GetValue(ServeCommand.Database)!);
            return await Run(services, Console.Out, Console.Error, stop);
        });
        return command;
    }

    /// <summary>Verifies everything; says the figures on <paramref name="output"/>, or the breaks on <paramref name="errors"/>, the first first.</summary>
    public static async Task<int> Run(IServiceProvider services, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        await using var scope = services.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var journal = new VerifyJournal(db);
        var (journals, entries, broken) = (0, 0L, false);
        foreach (var id in await db.Facts.IgnoreQueryFilters().Where(f => f.NetworkId != null).Select(f => f.NetworkId!.Value).Union(db.JournalHeads.Select(h => h.NetworkId)).Distinct().ToListAsync(stop))
        {
            var verified = await journal.Run(id, stop);
            (journals, entries) = (journals + 1, entries + verified.Entries);
            if (verified.Break is not { } words) continue;
            await errors.WriteLineAsync(words);
            broken = true;
        }
        foreach (var fault in await new CheckInvariants(db).Run(stop))
        {
            await errors.WriteLineAsync(fault);
            broken = true;
        }
        if (!broken) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{journals:N0} journals with {entries:N0} entries are whole; every network that needs one has exactly one accountable engineer."));
        return broken ? ExitCode.No : ExitCode.Done;
    }
}
