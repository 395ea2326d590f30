using System.Text;
using System.Text.Json;
using Throughline.Kernel;
using Throughline.Modules.Delivery.TestReports.Iperf3;
using Throughline.Modules.Delivery.TestReports.Rfc2544;
using Throughline.Modules.Delivery.TestReports.Y1564;

namespace Throughline.Modules.Delivery.TestReports;

/// <summary>Reads a report in any of the forms we know, told apart by what is in it, not by its name.</summary>
public static class ReadTestReport
{
    /// <summary>A day of one-second intervals of iperf3 has some 40 MB.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <exception cref="RuleException">The file is too large, cut off, of no form we know, or every field that cannot be read.</exception>
    public static async Task<TestReport> Run(Stream content, CancellationToken stop = default)
    {
        var text = await Text(content, stop);
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            var root = JsonText.Parse(text);
            if (root.TryGetProperty("format", out _) || root.TryGetProperty("standard", out _)) return ReadY1564.Run(root);
            if (Iperf3Report.Fits(root)) return Iperf3Report.Read(root);
        }
        else if (ReadRfc2544.Fits(text)) return ReadRfc2544.Run(text);
        throw new RuleException("unreadable", text.AsSpan().IsWhiteSpace()
            ? "The file is empty. Export the report again."
            : $"The file is no test report that we know: Y.1564 as JSON ({ReadY1564.Form}), RFC 2544 as CSV with a column frame_bytes, or iperf3 --json.");
    }

    private static async Task<string> Text(Stream content, CancellationToken stop)
    {
        if (content.CanSeek && content.Length > MostBytes) throw TooLarge();
        using var bytes = new MemoryStream();
        var part = new byte[81_920];
        for (int read; (read = await content.ReadAsync(part, stop)) > 0;)
        {
            if (bytes.Length + read > MostBytes) throw TooLarge();
            bytes.Write(part, 0, read);
        }
        try
        {
            var whole = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
            if (whole.StartsWith(Encoding.UTF8.Preamble)) whole = whole[3..];
            // what PowerShell writes when a tool's output is redirected into a file
            if (whole.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(whole[2..]);
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(whole);
        }
        catch (DecoderFallbackException)
        {
            throw new RuleException("unreadable", "The file is not text. Export the report as JSON or CSV.");
        }
    }

    private static RuleException TooLarge() => new("too-large", $"The file is larger than {MostBytes / 1048576} MB; a test report is not. It was not read.");
}
