using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Kernel;

namespace Throughline.Modules.Exchange.Pdf;

/// <summary>Prints a document's HTML to PDF with the Chromium on this machine: the same page, on paper.</summary>
/// <remarks>
/// Each document gets a process, a home and a profile of its own, no network, and a time limit; two run at once.
/// The HTML must forbid everything but inline style and data images: without that an iframe printed a local file.
/// </remarks>
public sealed partial class PdfPrinter(PdfSettings settings) : IDisposable
{
    /// <summary>What the HTML must say first of all in its head, as <c>&lt;meta http-equiv="Content-Security-Policy"&gt;</c>.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    // one Chromium takes about 210 MB
    private readonly SemaphoreSlim places = new(2);

    /// <summary>How the names of this printer's temporary folders begin.</summary>
    internal string FolderPrefix { get; } = $"throughline-pdf-{Path.GetRandomFileName()[..6]}-";

    /// <summary>Whether documents can be had as PDF; without, the page offers the HTML and says how to get PDF.</summary>
    public bool IsAvailable => settings.Chromium is not null;

    /// <summary>Answers the PDF of a whole HTML page.</summary>
    /// <exception cref="RuleException">There is no Chromium, or the HTML may load or lead elsewhere.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="PdfSettings.AtMost"/>; nothing is left running.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation = default)
    {
        if (!IsAvailable)
            throw new RuleException("pdf-unavailable", "There is no Chromium on this machine, so there is no PDF; print the page from your browser, or ask the operator to install chromium or to set Pdf:Chromium.");
        RuleException.ThrowIfAny(Obstacles(html));
        return await PrintUnchecked(html, cancellation);
    }

    /// <summary>The printing itself. Only for HTML that <see cref="Print"/> has checked.</summary>
    internal async Task<byte[]> PrintUnchecked(string html, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory(FolderPrefix).FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            var pdf = Path.Combine(folder, "page.pdf");
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancellation);
            await Run(page, pdf, folder, cancellation);
            return await File.ReadAllBytesAsync(pdf, cancellation);
        }
        finally
        {
            await Remove(folder);
            places.Release();
        }
    }

    private async Task Run(string page, string pdf, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(settings.Chromium!) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in Arguments(page, pdf, folder)) start.ArgumentList.Add(argument);
        // nothing of ours: our environment may hold passwords of the database and of the mail server
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var home in new[] { "HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" }) start.Environment[home] = folder;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.AtMost);
        using var chromium = Process.Start(start)!;
        chromium.StandardInput.Close();
        try
        {
            var said = chromium.StandardError.ReadToEndAsync(limit.Token);
            await chromium.StandardOutput.ReadToEndAsync(limit.Token);
            await chromium.WaitForExitAsync(limit.Token);
            if (chromium.ExitCode != 0 || !File.Exists(pdf))
                throw new InvalidOperationException($"{settings.Chromium} printed nothing (code {chromium.ExitCode}): {Last(await said)}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The document was not printed within {settings.AtMost.TotalSeconds} seconds; make it smaller, or raise Pdf:Seconds.");
        }
        finally
        {
            if (!chromium.HasExited)
            {
                chromium.Kill(entireProcessTree: true);
                await chromium.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static IEnumerable<string> Arguments(string page, string pdf, string folder)
    {
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-extensions", "--disable-breakpad", "--disable-dev-shm-usage", "--no-pdf-header-footer",
            // no network: no name resolves, and what needs none goes to a proxy that is not there, loopback too
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        // Chromium's sandbox refuses root; the service is meant to run as a user of its own
        return Environment.UserName == "root" ? arguments.Prepend("--no-sandbox") : arguments;
    }

    private static List<Obstacle> Obstacles(string html)
    {
        var obstacles = new List<Obstacle>();
        if (!(Head().Match(html) is { Success: true } head && WebUtility.HtmlDecode(head.Groups["policy"].Value) == ContentSecurityPolicy))
            obstacles.Add(new("pdf-policy", $"The document does not begin by forbidding what it may load; put <meta http-equiv=\"Content-Security-Policy\" content=\"{ContentSecurityPolicy}\"> first into its head."));
        // the policy does not hold back a page that leads away from itself
        if (Refresh().IsMatch(html))
            obstacles.Add(new("pdf-refresh", "The document leads to another page by itself; leave out <meta http-equiv=\"refresh\">."));
        return obstacles;
    }

    private static async Task Remove(string folder)
    {
        // a child that was killed a moment ago may still be writing
        for (var attempt = 1; ; attempt++)
        {
            try { Directory.Delete(folder, recursive: true); return; }
            catch (IOException) when (attempt < 20) { await Task.Delay(50); }
        }
    }

    private static string Last(string text) => text.Trim() is { Length: > 500 } all ? all[^500..] : text.Trim();

    public void Dispose() => places.Dispose();

    // the order is fixed, so that nothing can be loaded before the policy stands
    [GeneratedRegex("""^\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*(<meta charset="utf-8"\s*/?>\s*)?<meta http-equiv="Content-Security-Policy" content="(?<policy>[^"<>]*)"\s*/?>""", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex("""http-equiv\s*=\s*["']?\s*refresh""", RegexOptions.IgnoreCase)]
    private static partial Regex Refresh();
}
