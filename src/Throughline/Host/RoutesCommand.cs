using System.CommandLine;

namespace Throughline.Host;

/// <summary><c>throughline routes</c>: who may go where, a line per route.</summary>
static class RoutesCommand
{
    public static Command Routes()
    {
        var command = new Command("routes", "Prints every route with its method and the roles it opens to, tab-separated.");
        command.SetAction(async (_, _) =>
        {
            // routes are made without a database; none is opened
            await using var app = Site.Build("sqlite::memory:");
            await Console.Out.WriteAsync(AccessTable.Of(app).Text);
            return ExitCode.Done;
        });
        return command;
    }
}
