using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Throughline.Bench.Measure;

/// <summary>The real program in a process of its own on loopback; gone when it is disposed of.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process process;

    private SiteProcess(Process process, IPEndPoint address) => (this.process, Address) = (process, address);

    public IPEndPoint Address { get; }

    /// <summary>Memory of the process that is in the machine's memory now, in MB.</summary>
    public double ResidentMegabytes => Status("VmRSS:");

    /// <summary>The most that it ever was, in MB.</summary>
    public double PeakMegabytes => Status("VmHWM:");

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>From the start of the process until <paramref name="page"/> had been answered with 200.</summary>
    public TimeSpan FirstPage { get; private set; }

    /// <param name="database"><c>sqlite:PATH</c> or a PostgreSQL connection string.</param>
    public static async Task<SiteProcess> Start(string database, string page = "/health/ready", params string[] options)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "serve", "--database", database, "--urls", $"http://{address}", .. options]) { RedirectStandardOutput = true };
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        // the first faults are worth reading, ten thousand of them are not
        var said = 0;
        process.OutputDataReceived += (_, line) => { if (line.Data is { } text && text.Contains("Exception", StringComparison.Ordinal) && said++ < 5) Console.Error.WriteLine("the program: " + text.Trim()); };
        process.BeginOutputReadLine();
        var site = new SiteProcess(process, address);
        var request = HttpLoad.Get(page);
        while (clock.Elapsed < TimeSpan.FromMinutes(3))
        {
            if (process.HasExited) throw new InvalidOperationException($"The program ended with {process.ExitCode} before it answered.");
            try
            {
                using var client = await HttpLoad.Client.Open(address);
                if (await client.Send(request) == 200)
                {
                    site.FirstPage = clock.Elapsed;
                    return site;
                }
            }
            catch (SocketException)
            {
                // not there yet
            }
            await Task.Delay(5);
        }
        await site.DisposeAsync();
        throw new TimeoutException($"The program did not answer {page} in three minutes.");
    }

    /// <summary>Waits until the searches are ready: in the first minutes after a start they read the whole history on all processors, and that is measured by itself.</summary>
    public async Task ReadsEveryTicket(World world)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{Address}"), DefaultRequestHeaders = { Authorization = new("Bearer", world.Token) } };
        var began = Stopwatch.GetTimestamp();
        while (!JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/tickets/T-{world.Tickets[0]}/similar", UriKind.Relative))).RootElement.GetProperty("ready").GetBoolean()) await Task.Delay(500);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"every ticket read after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, {ResidentMegabytes:0} MB"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private double Status(string field) => File.ReadLines($"/proc/{process.Id}/status").Where(l => l.StartsWith(field, StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) / 1024).FirstOrDefault();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
