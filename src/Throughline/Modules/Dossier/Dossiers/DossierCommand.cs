using System.CommandLine;
using Throughline.Host;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary><c>throughline dossier NETWORK --out FILE.html</c>: one self-contained file for a phone without a network.</summary>
static class DossierCommand
{
    public static Command Dossier()
    {
        var network = new Argument<string>("NETWORK") { Description = "N-1042, or the id" };
        var file = new Option<string>("--out") { Required = true, Description = "where to write the file" };
        var command = new Command("dossier", "Writes the dossier of a network as one self-contained HTML file.") { network, file, ServeCommand.Database };
        command.SetAction(async (parsed, stop) =>
        {
            // the site, not started: pages are drawn with its services
            await using var app = Site.Build(parsed.GetValue(ServeCommand.Database)!);
            await using var scope = app.Services.CreateSystemScope();
            try
            {
                var copy = await scope.ServiceProvider.GetRequiredService<CopyDossier>().Run(new ReadDossier.Input(parsed.GetValue(network)!));
                await File.WriteAllBytesAsync(parsed.GetValue(file)!, copy.Bytes, stop);
                return ExitCode.Done;
            }
            catch (Exception no) when (no is NotFoundException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(no.Message);
                return ExitCode.No;
            }
        });
        return command;
    }
}
