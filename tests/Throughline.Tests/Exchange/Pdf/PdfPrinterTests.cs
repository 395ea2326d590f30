using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Exchange.Pdf;

namespace Throughline.Tests.Exchange.Pdf;

[Trait("needs", "browser")]
public sealed class PdfPrinterTests : IDisposable
{
    private readonly PdfSettings settings = PdfSettings.Of(new ConfigurationBuilder().Build());
    private readonly string secrets = Directory.CreateTempSubdirectory("throughline-secret-").FullName;

    public PdfPrinterTests() => Need.Or(settings.Chromium is null ? "Chromium is not installed: sudo apt-get install chromium" : null);

    public void Dispose() => Directory.Delete(secrets, recursive: true);

    private static string Document(string body, string head = "") =>
        $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{PdfPrinter.ContentSecurityPolicy}\"><title>Document</title>{head}</head><body>{body}</body></html>";

    [Fact]
    public async Task A_page_becomes_a_PDF_with_its_text_in_every_script()
    {
        using var printer = new PdfPrinter(settings);

        var pdf = await printer.Print(Document("<h1>Ready for use</h1><p>Brightwater Łódź — связь готова</p>", "<style>@page { size: A4 }</style>"), TestContext.Current.CancellationToken);

        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        var text = await Text(pdf);
        Assert.Contains("Ready for use", text, StringComparison.Ordinal);
        Assert.Contains("Brightwater Łódź — связь готова", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_local_file_nor_the_network_gets_into_a_document()
    {
        var file = Path.Combine(secrets, "secret.html");
        await File.WriteAllTextAsync(file, "<p>password-of-the-database</p>", TestContext.Current.CancellationToken);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        var bait = $"""
            <p>innocent</p><iframe src="{new Uri(file)}" width="600" height="200"></iframe><object data="{new Uri(file)}"></object><embed src="{new Uri(file)}">
            <iframe src="{address}/frame"></iframe><img src="{address}/image"><link rel="stylesheet" href="{address}/style"><style>@import "{address}/import"; p::after</style>
            <script>document.body.append('script-ran'); fetch('{address}/fetch')</script>
            """;
        using var printer = new PdfPrinter(settings);

        var text = await Text(await printer.Print(Document(bait), TestContext.Current.CancellationToken));
        // the same bait without the policy leaks: so the policy is what holds, and this test can fail
        var leaked = await Text(await printer.PrintUnchecked($"<!doctype html><html><body>{bait}</body></html>", TestContext.Current.CancellationToken));

        Assert.Contains("innocent", text, StringComparison.Ordinal);
        Assert.DoesNotContain("password", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script-ran", text, StringComparison.Ordinal);
        Assert.Contains("password-of-the-database", leaked, StringComparison.Ordinal);
        Assert.Contains("script-ran", leaked, StringComparison.Ordinal);
        Assert.False(listener.Pending(), "something was asked for over the network");
    }

    [Theory]
    [InlineData("<!doctype html><html><head></head><body></body></html>", "pdf-policy")]
    [InlineData("<!doctype html><html><head><script src=x></script><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"></head></html>", "pdf-policy")]
    [InlineData("<!doctype html><html><head><!-- <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"> --></head></html>", "pdf-policy")]
    [InlineData("<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\"></head></html>", "pdf-policy")]
    [InlineData("<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;; img-src data:\"><meta HTTP-EQUIV = 'Refresh' content='0;url=file:///etc/passwd'></head></html>", "pdf-refresh")]
    public async Task A_document_that_may_load_or_lead_elsewhere_is_refused(string html, string code)
    {
        using var printer = new PdfPrinter(settings);

        var no = await Assert.ThrowsAsync<RuleException>(() => printer.Print(html, TestContext.Current.CancellationToken));

        Assert.Equal([code], no.Obstacles.Select(o => o.Code));
    }

    [Fact]
    public async Task A_page_without_end_is_stopped_and_leaves_neither_process_nor_folder()
    {
        using var printer = new PdfPrinter(settings with { AtMost = TimeSpan.FromSeconds(3) });
        var endless = () => printer.PrintUnchecked("<!doctype html><script>for (;;) ;</script>", TestContext.Current.CancellationToken);

        // three, so that the third proves that the places were given back
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Record.ExceptionAsync(endless).AsTask()));

        Assert.All(outcomes, fault => Assert.IsType<TimeoutException>(fault));
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), printer.FolderPrefix + "*"));
        await NoProcessOf(printer);
    }

    [Fact]
    public async Task A_printed_document_leaves_neither_process_nor_folder()
    {
        using var printer = new PdfPrinter(settings);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => printer.Print(Document("next"), TestContext.Current.CancellationToken)));

        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), printer.FolderPrefix + "*"));
        await NoProcessOf(printer);
    }

    [Fact]
    public async Task Without_a_Chromium_there_is_an_answer_that_helps()
    {
        using var printer = new PdfPrinter(settings with { Chromium = null });

        Assert.False(printer.IsAvailable);
        var no = await Assert.ThrowsAsync<RuleException>(() => printer.Print(Document("x"), TestContext.Current.CancellationToken));
        Assert.Equal("pdf-unavailable", Assert.Single(no.Obstacles).Code);
        Assert.Throws<RuleException>(() => PdfSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Pdf:Chromium", "/nowhere/chromium")]).Build()));
    }

    // a process that was told to end is listed for a moment longer
    private static async Task NoProcessOf(PdfPrinter printer)
    {
        List<string> left;
        for (var waited = 0; (left = Processes(printer)).Count > 0 && waited < 100; waited++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Empty(left);
    }

    private static List<string> Processes(PdfPrinter printer) =>
        Process.GetProcesses().Select(p => CommandLine(p.Id)).Where(c => c.Contains(printer.FolderPrefix, StringComparison.Ordinal)).ToList();

    private static string CommandLine(int id)
    {
        try { return File.ReadAllText($"/proc/{id}/cmdline"); }
        catch (IOException) { return ""; }
    }

    private static async Task<string> Text(byte[] pdf)
    {
        Need.Or(File.Exists("/usr/bin/pdftotext") ? null : "pdftotext is not installed: sudo apt-get install poppler-utils");
        using var reader = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = reader.StandardOutput.ReadToEndAsync();
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync();
        return await text;
    }
}
