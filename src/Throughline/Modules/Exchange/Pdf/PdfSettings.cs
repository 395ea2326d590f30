using System.Globalization;
using Throughline.Kernel;

namespace Throughline.Modules.Exchange.Pdf;

/// <summary>The Chromium that prints documents to PDF, and how long it may take.</summary>
/// <param name="Chromium">Path of the program; null when there is none on this machine.</param>
/// <param name="AtMost">Time for one document, counted from when its turn comes.</param>
public sealed record PdfSettings(string? Chromium, TimeSpan AtMost)
{
    private static readonly string[] WellKnown =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    /// <summary>Reads <c>Pdf:Chromium</c> (else the usual places are searched) and <c>Pdf:Seconds</c> (1 to 600, else 60).</summary>
    public static PdfSettings Of(IConfiguration configuration)
    {
        var path = configuration["Pdf:Chromium"] is { Length: > 0 } set ? set : WellKnown.FirstOrDefault(File.Exists);
        var obstacles = new List<Obstacle>();
        if (path is not null && !File.Exists(path))
            obstacles.Add(new("pdf-setting", $"Pdf:Chromium is '{path}', and there is no such file; give the path of a Chromium, or nothing to have it searched.", "/Pdf/Chromium"));
        if (!int.TryParse(configuration["Pdf:Seconds"] ?? "60", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > 600)
            obstacles.Add(new("pdf-setting", $"Pdf:Seconds is '{configuration["Pdf:Seconds"]}'; it must be a number from 1 to 600.", "/Pdf/Seconds"));
        RuleException.ThrowIfAny(obstacles);
        return new(path, TimeSpan.FromSeconds(seconds));
    }
}
