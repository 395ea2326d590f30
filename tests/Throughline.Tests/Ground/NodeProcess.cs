using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Throughline.Tests.Ground;

/// <summary>The program in a process of its own, as people start it: for what only a real end of a process shows.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    readonly Process process;

    NodeProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts <c>serve</c> and comes back as soon as it answers.</summary>
    public static async Task<NodeProcess> Start(string database)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "throughline.dll"), "serve", "--empty", "--database", database, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var said = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        process.ErrorDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var node = new NodeProcess(process, address);
        using var client = new HttpClient { BaseAddress = address };
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(20))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(2))
            {
                await node.DisposeAsync();
                Assert.Fail($"The program did not come up: {said}");
            }
            try
            {
                if ((await client.GetAsync("/health/live")).IsSuccessStatusCode) return node;
            }
            catch (HttpRequestException)
            {
                // not there yet
            }
        }
    }

    /// <summary>Kills it as a power cut would: nothing is finished or flushed.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }
}
